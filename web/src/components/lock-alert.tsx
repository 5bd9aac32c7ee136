import { Alert } from 'antd'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Lock } from '@gongjian/domain/report/contracts.ts'

/** Why nothing may be written here, who made it so and when, and what to do. */
export function LockAlert({ lock }: { lock: Lock }) {
  const who = lock.by && lock.at ? `${lock.by} 于 ${instantInWords(lock.at)}` : lock.by
  // Some reasons name the person themselves.
  const named = who !== null && lock.by !== null && !lock.reason.includes(lock.by)
  return (
    <Alert
      type="info"
      showIcon
      title={named ? `${lock.reason}（${who}）` : lock.reason}
      description={lock.todo}
      style={{ marginBottom: 16 }}
    />
  )
}
