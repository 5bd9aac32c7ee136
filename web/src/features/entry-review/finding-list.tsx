import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import type { FindingView, RuleSetView } from '@gongjian/domain/rule/contracts.ts'
import { outcomeWord } from '@gongjian/domain/entry-review/words.ts'
import { paths } from '../../app/paths.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { Link } from '../../components/link.tsx'
import { OutcomeTag } from '../../components/outcome-tag.tsx'
import styles from './entry-review.module.css'

interface Props {
  readonly findings: readonly FindingView[]
  /** Where the words of each rule stand in the document. */
  readonly rules: RuleSetView
}

const TONES: Readonly<Partial<Record<FindingView['outcome'], 'bad' | 'warn'>>> = {
  prohibit: 'bad',
  condition: 'warn',
  borderline: 'warn',
}

/** Each finding: what it says, why, in which words, and what would have to be otherwise. */
export function FindingList({ findings, rules }: Props) {
  if (findings.length === 0) return <p className={styles.none}>没有发现触及禁止、限制的事项。</p>
  return (
    <ul className={styles.findings}>
      {findings.map((f) => (
        <li key={f.rule}>
          <div className={styles.findingHead}>
            <OutcomeTag tone={TONES[f.outcome] ?? 'quiet'}>{outcomeWord(f)}</OutcomeTag>
            <b>{f.title}</b>
            <Basis finding={f} rules={rules} />
          </div>
          <p>{f.because}</p>
          {f.lifts.length > 0 && <p className={styles.quiet}>下列任一情形属实，本条不再适用：{f.lifts.join('；')}</p>}
        </li>
      ))}
    </ul>
  )
}

/** Opens the document with the words lit, or the row of the list. */
function Basis({ finding: { clause, rule, source }, rules }: { finding: FindingView; rules: RuleSetView }) {
  if (source !== null) return <Link href={paths.item(source.register, source.item)}>准入清单条目</Link>
  const span = rules.rules.find((r) => r.id === rule)?.span
  return <ClauseLink label={clauseLabel(clause)} clause={clause} start={span?.start} end={span?.end} />
}
