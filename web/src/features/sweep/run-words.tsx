import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { SWEEP_CAUSE_TITLES, SWEEP_STATE_TITLES } from '@gongjian/domain/sweep/run.ts'
import type { SweepView } from '@gongjian/domain/sweep/contracts.ts'
import styles from './sweep.module.css'

/** When it was last done and what it looked at; what waits or came to grief since. */
export function RunWords({ of: { last, next, over } }: { of: SweepView }) {
  return (
    <span className={styles.runs}>
      {last ? (
        <span>
          {instantInWords(last.doneAt ?? last.askedAt)} {SWEEP_CAUSE_TITLES[last.cause]}，看了{' '}
          {last.looked.toLocaleString()} {over.counter}
          {last.opened + last.altered + last.gone > 0 &&
            `：新发现 ${last.opened}，有变化 ${last.altered}，不再符合 ${last.gone}`}
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
