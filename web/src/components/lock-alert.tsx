import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Lock } from '@gongjian/domain/report/contracts.ts'
import styles from './lock-alert.module.css'

/** Why nothing may be written here, who made it so and when, and what to do. */
export function LockAlert({ lock }: { lock: Lock }) {
  const who = lock.by && lock.at ? `${lock.by} 于 ${instantInWords(lock.at)}` : lock.by
  // Some reasons name the person themselves.
  const named = who !== null && lock.by !== null && !lock.reason.includes(lock.by)
  return (
    <div className={styles.lock} role="alert">
      <b>{named ? `${lock.reason}（${who}）` : lock.reason}</b>
      <span>{lock.todo}</span>
    </div>
  )
}
