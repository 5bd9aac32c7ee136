import { daysBetween, type Day } from '@gongjian/domain/calendar/calendar.ts'
import { YELLOW_WITHIN_DAYS } from '@gongjian/domain/light/light.ts'
import { useMe } from '../app/me.tsx'
import styles from './components.module.css'

interface Props {
  readonly date: Day | null
  /** Done: the days no longer matter. */
  readonly done?: boolean
  /** Only the date is known to everyone; a page without a session gives its own day. */
  readonly today?: Day
}

/** `2019-09-25 还有 5 天`; the words are coloured only when they ask for attention. */
export function DueMark({ date, done = false, today }: Props) {
  const me = useMe()
  // 六（二） says 持续推进, 六（一） says nothing: of both it is true that no day is set.
  if (date === null) return <span className={styles.quiet}>没有截止日</span>
  const days = daysBetween(today ?? me.today, date)
  return (
    <span className={styles.due}>
      <span className={styles.number}>{date}</span>
      {!done && <span className={toneOf(days)}>{daysInWords(days)}</span>}
    </span>
  )
}

export function daysInWords(days: number): string {
  if (days === 0) return '今天到期'
  return days > 0 ? `还有 ${days.toLocaleString()} 天` : `已过 ${(-days).toLocaleString()} 天`
}

function toneOf(days: number): string | undefined {
  if (days < 0) return styles.past
  return days <= YELLOW_WITHIN_DAYS ? styles.soon : styles.quiet
}
