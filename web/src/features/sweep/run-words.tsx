import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { SWEEP_CAUSE_TITLES, SWEEP_STATE_TITLES } from '@gongjian/domain/sweep/run.ts'
import type { SweepRun, SweepView } from '@gongjian/domain/sweep/contracts.ts'
import styles from './sweep.module.css'

function foundWords({ opened, altered, gone }: SweepRun): string {
  const words = [
    ...(opened > 0 ? [`新发现 ${opened.toLocaleString()}`] : []),
    ...(altered > 0 ? [`有变化 ${altered.toLocaleString()}`] : []),
    ...(gone > 0 ? [`不再符合 ${gone.toLocaleString()}`] : []),
  ]
  return words.length === 0 ? '，没有变化' : `：${words.join('，')}`
}

/** When it was last done and what it looked at; what waits or came to grief since. */
export function RunWords({ of: { last, next, over } }: { of: SweepView }) {
  return (
    <span className={styles.runs}>
      {last ? (
        <span>
          {instantInWords(last.doneAt ?? last.askedAt)} {SWEEP_CAUSE_TITLES[last.cause]}，看了{' '}
          {last.looked.toLocaleString()} {over.counter}
          {foundWords(last)}
        </span>
      ) : (
        next === null && <span>还没有排查过</span>
      )}
      {next && (
        <span className={next.state === 'failed' ? styles.failed : styles.underway} role="status">
          {SWEEP_STATE_TITLES[next.state]}
          {next.error !== null && `：${next.error}`}
        </span>
      )}
    </span>
  )
}
