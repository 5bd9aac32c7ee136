import { Button } from 'antd'
import { useState } from 'react'
import { dayOf } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import { isOpenFinding, type FindingAnswer, type SeasonFinding } from '@gongjian/domain/season/findings.ts'
import { inQuotes } from '@gongjian/domain/rule/sentence.ts'
import { useAction } from '../../app/query.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { EnterpriseLink } from '../../components/enterprise-link.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { Section } from '../../components/section.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { RowsUrl } from './rows-url.ts'
import { SEASON_CHANGES } from './season-changes.ts'
import styles from './season.module.css'

/** 一刀切 and what else the clause forbids: which enterprises, what to do, and what the county says to it. */
export function FindingSection({ plan }: { plan: SeasonPlanView }) {
  const { findings, counts } = plan
  const open = findings.filter(isOpenFinding).length
  const unknown = counts.byTier.find((t) => t.tier === null)?.rows ?? 0
  const note = findings.length === 0 ? undefined : open === 0 ? '都已答复' : `${open} 项待改正或答复`
  return (
    <Section title="“一刀切”核对" note={note}>
      {findings.length === 0 && (
        <p className={styles.none}>
          {counts.rows === 0 ? '还没有条目。' : '没有发现。'}
          {unknown > 0 && `${unknown} 条没有绩效等级或目录类别，还不能核对。`}
        </p>
      )}
      <ul className={styles.findings}>
        {findings.map((f) => (
          <Finding key={f.key} plan={plan} finding={f} />
        ))}
      </ul>
      {findings.length > 0 && unknown > 0 && (
        <p className={styles.hint}>另有 {unknown} 条没有绩效等级或目录类别，还不能核对。</p>
      )}
    </Section>
  )
}

function Finding({ plan, finding: f }: { plan: SeasonPlanView; finding: SeasonFinding }) {
  const [, set] = useUrlState(RowsUrl)
  const [answering, setAnswering] = useState(false)
  const answer = useAction(OPERATIONS.answerFinding, {
    invalidates: SEASON_CHANGES,
    onDone: () => setAnswering(false),
  })
  const rest = f.enterpriseCount - f.enterprises.length
  return (
    <li data-open={isOpenFinding(f) || undefined}>
      <div className={styles.findingHead}>
        <b>{f.title}</b>
        <ClauseLink label={f.clauseLabel} clause={f.clause} />
        <Button size="small" onClick={() => set({ finding: f.key, number: undefined })}>
          看这 {f.rows} 条
        </Button>
        {plan.may.includes('answer') && (
          <Button size="small" onClick={() => setAnswering(true)}>
            {f.answer === null ? '答复' : '重新答复'}
          </Button>
        )}
      </div>
      <p>{f.because}</p>
      <p>
        <b>怎么办：</b>
        {f.mend}；确有理由的，由县（市、区）写明，经牵头单位认可。
      </p>
      <p className={styles.names}>
        涉及企业：
        {f.enterprises.map((e, i) => (
          <span key={e.id}>
            {i > 0 && '、'}
            <EnterpriseLink of={e} />
          </span>
        ))}
        {rest > 0 && ` 等 ${f.enterpriseCount} 家`}
      </p>
      <p className={styles.quote}>{inQuotes(f.quote)}</p>
      {f.answer !== null && <Answer plan={plan} answer={f.answer} />}
      {answering && (
        <ReasonDialog
          title={f.title}
          verb="答复"
          label="理由（牵头单位审核时会看到）"
          suggestions={[]}
          longest={2000}
          busy={answer.isPending}
          onCancel={() => setAnswering(false)}
          onGive={(reason) => answer.mutate({ season: plan.season.id, unit: plan.unit.code, finding: f.key, reason })}
        >
          答复只对这 {f.rows} 条现在的内容有效；其中任何一条再改，须重新答复。
        </ReasonDialog>
      )}
    </li>
  )
}

function Answer({ plan, answer }: { plan: SeasonPlanView; answer: FindingAnswer }) {
  const accept = useAction(OPERATIONS.acceptAnswer, { invalidates: SEASON_CHANGES })
  const day = (at: string): string => dayOf(new Date(at))
  return (
    <div className={styles.answer}>
      <span>
        <b>答复：</b>
        {answer.reason}
        <small>
          {answer.by} {day(answer.at)}
        </small>
      </span>
      {answer.accepted !== null ? (
        <small>
          已认可：{answer.accepted.by} {day(answer.accepted.at)}
        </small>
      ) : plan.may.includes('judge') ? (
        <Button
          size="small"
          type="primary"
          loading={accept.isPending}
          onClick={() => accept.mutate({ season: plan.season.id, unit: plan.unit.code, answer: answer.id })}
        >
          认可
        </Button>
      ) : (
        <small>待牵头单位认可</small>
      )}
    </div>
  )
}
