import { Button } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { READS_TITLES, type RuleSetView } from '@gongjian/domain/rule/contracts.ts'
import { useMay } from '../../app/me.tsx'
import { useOperation } from '../../app/query.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { RuleClause } from '../../components/rule-clause.tsx'
import { ReadingDialog } from './reading-dialog.tsx'
import styles from './sweep.module.css'

/** A bound with plain 以下, which the office reads; what was recorded stays, and a later reading speaks from its day on. */
export interface OpenBound {
  readonly rule: string
  readonly title: string
  readonly fact: string
  readonly label: string
}

function boundsOf(rules: RuleSetView): OpenBound[] {
  const labels = new Map(rules.facts.map((f) => [f.code, f.label]))
  return rules.rules.flatMap((r) =>
    r.openBounds.map((fact) => ({ rule: r.id, title: r.title, fact, label: labels.get(fact) ?? fact })),
  )
}

export function ReadingSection({ rules }: { rules: RuleSetView }) {
  const may = useMay('rule.interpret')
  const readings = useOperation(OPERATIONS.listInterpretations, {})
  const [asking, setAsking] = useState<OpenBound | null>(null)
  if (readings.error) return <ErrorState error={readings.error} onRetry={() => void readings.refetch()} />
  if (!readings.data) return <Loading rows={4} />
  const all = readings.data
  return (
    <>
      <p className={styles.quiet}>
        方案写“以下”而没有写“及以下”的，本数是否包括在内未定。市攻坚办作出解释并写明依据，从起始日期起按解释判断；记录以前先看影响到哪些条目。
      </p>
      <ul className={styles.candidates}>
        {boundsOf(rules).map((b) => {
          const rule = rules.rules.find((r) => r.id === b.rule)
          const its = all.filter((i) => i.rule === b.rule && i.fact === b.fact)
          return (
            <li key={`${b.rule}.${b.fact}`}>
              <div className={styles.candidateHead}>
                <b>{b.title}</b>
                <span className={styles.quiet}>{b.label}</span>
                {rule && (
                  <span className={styles.rule}>
                    <RuleClause rule={rule.id} clause={rule.clause} label={rule.clauseLabel} />
                  </span>
                )}
              </div>
              <p>{rule?.sentence}</p>
              {its.length === 0 && <p className={styles.quiet}>还没有解释：恰在界限的暂不判断。</p>}
              {its.map((i) => (
                <p key={i.id} className={styles.said}>
                  自 {i.from}
                  {i.until !== null && ` 至 ${i.until}`} <b>{READS_TITLES[i.reads]}</b>；依据：{i.basis}（{i.by}，
                  {i.recordedOn}）
                </p>
              ))}
              {may && (
                <div className={styles.acts}>
                  <Button size="small" onClick={() => setAsking(b)}>
                    记录解释
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {asking && <ReadingDialog bound={asking} onClose={() => setAsking(null)} />}
    </>
  )
}
