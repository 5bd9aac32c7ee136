import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OUTCOME_TITLES } from '@gongjian/domain/rule/rule.ts'
import { CANDIDATE_ACTIONS, CANDIDATE_STANDING_TITLES, type CandidateAction } from '@gongjian/domain/sweep/candidate.ts'
import type { CandidateView } from '@gongjian/domain/sweep/contracts.ts'
import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { OutcomeTag } from '../../components/outcome-tag.tsx'
import { RuleClause } from '../../components/rule-clause.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { UnitCell } from '../../components/unit-cell.tsx'
import { ActDialog } from './act-dialog.tsx'
import type { SweepDetail } from './sweep-page.tsx'
import styles from './sweep.module.css'

interface Props {
  readonly sweep: SweepDetail
  readonly candidate: CandidateView
  readonly isChosen: boolean
  readonly onToggle: () => void
}

const TONES = { yes: 'bad', borderline: 'warn', unknown: 'quiet' } as const

/** Which row, by which rule, why, and what was said of it. */
export function CandidateRow({ sweep, candidate: c, isChosen, onToggle }: Props) {
  const [asking, setAsking] = useState<CandidateAction | null>(null)
  const { finding } = c
  return (
    <li>
      <div className={styles.candidateHead}>
        {c.allowed.length > 0 && (
          <Checkbox checked={isChosen} onChange={onToggle} aria-label={`选中 ${c.item.title} ${finding.title}`} />
        )}
        <OutcomeTag tone={TONES[c.standing]}>
          {c.standing === 'yes' ? OUTCOME_TITLES[finding.would] : CANDIDATE_STANDING_TITLES[c.standing]}
        </OutcomeTag>
        <Link href={paths.item(c.item.register, c.item.id)}>{c.item.title}</Link>
        <span className={styles.where}>
          <UnitCell unit={c.unit} /> {c.township}
        </span>
        {c.state !== 'open' && <StateTag of="candidate" state={c.state} />}
        <span className={styles.rule}>
          {finding.title} <RuleClause rule={finding.rule} clause={finding.clause} label={c.clauseLabel} />
        </span>
      </div>
      <p>{finding.because}</p>
      <Said title="答复" said={c.answer} />
      <Said title="裁定" said={c.decision} />
      {c.into && c.into.id !== c.item.id && (
        <p className={styles.quiet}>
          已列入{' '}
          <Link href={paths.item(c.into.register, c.into.id)}>
            {sweep.into.title} {c.into.title}
          </Link>
        </p>
      )}
      {c.allowed.length > 0 && (
        <div className={styles.acts}>
          {c.allowed.map((a) => (
            <Button key={a} size="small" onClick={() => setAsking(a)}>
              {CANDIDATE_ACTIONS[a].title}
            </Button>
          ))}
        </div>
      )}
      {asking !== null && (
        <ActDialog
          sweep={sweep}
          ids={[c.id]}
          action={asking}
          onClose={() => setAsking(null)}
          onDone={() => setAsking(null)}
        />
      )}
    </li>
  )
}

function Said({ title, said }: { title: string; said: CandidateView['answer'] }) {
  if (said === null) return null
  return (
    <p className={styles.said}>
      {title}（{said.by}，{instantInWords(said.at)}）{said.reason !== '' && `：${said.reason}`}
    </p>
  )
}
