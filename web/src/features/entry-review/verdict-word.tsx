import { VERDICT_TITLES, type Verdict } from '@gongjian/domain/rule/verdict.ts'
import styles from './entry-review.module.css'

const TONES: Readonly<Record<Verdict, 'bad' | 'warn' | 'quiet' | 'good'>> = {
  prohibited: 'bad',
  eliminate: 'bad',
  halt: 'bad',
  borderline: 'warn',
  unknown: 'quiet',
  conditional: 'warn',
  clear: 'good',
  keep: 'good',
}
/** A sign beside the colour, for print and for who sees no red. */
const SIGNS: Readonly<Record<(typeof TONES)[Verdict], string>> = { bad: '×', warn: '!', quiet: '?', good: '√' }

export function VerdictWord({ verdict }: { verdict: Verdict }) {
  const tone = TONES[verdict]
  return (
    <span className={styles.verdict} data-tone={tone}>
      <span aria-hidden>{SIGNS[tone]}</span> {VERDICT_TITLES[verdict]}
    </span>
  )
}
