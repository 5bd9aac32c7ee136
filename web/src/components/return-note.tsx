import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import styles from './lock-alert.module.css'

interface Props {
  readonly reason: string
  readonly reviewed: { readonly by: string; readonly at: string } | null
}

/** Why something came back, who sent it back and when: the first thing its writer must read. */
export function ReturnNote({ reason, reviewed }: Props) {
  return (
    <div className={`${styles.lock} ${styles.back}`} role="alert">
      <b>退回理由：{reason}</b>
      {reviewed && (
        <span>
          {reviewed.by} 于 {instantInWords(reviewed.at).slice(0, 16)} 退回
        </span>
      )}
    </div>
  )
}
