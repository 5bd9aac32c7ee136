import { Button } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { dayInWords, type Day } from '@gongjian/domain/calendar/calendar.ts'
import { registerCountInWords, type RegisterCount } from '@gongjian/domain/register/register-count.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { Link } from '../../components/link.tsx'
import { quoteCounts } from './quote-counts.ts'
import type { ReportKey } from './pulse.ts'
import styles from './report.module.css'

interface Props {
  readonly id: ReportKey
  readonly task: string
  /** Whose rows a count leads to; null: those of all. */
  readonly unit: string | null
  /** 累计进展 as it stands; null: it may not be written now. */
  readonly cumulative?: string | null
  readonly onQuote?: (cumulative: string) => void
}

/** What the registers hold for this task today: each count leads to its rows, and is quoted with one click. */
export function LineRegisters({ id, task, unit, cumulative = null, onQuote }: Props) {
  const mayRead = useMay('item.read')
  const counts = useOperation(OPERATIONS.countRegisters, id, { enabled: mayRead })
  const own = (counts.data ?? []).filter((c) => c.task === task)
  if (own.length === 0) return null
  const quoted = own.filter((c) => c.kept > 0)
  const narrowed = unit === null ? {} : { where: JSON.stringify([{ field: 'unit', op: 'is', value: unit }]) }
  return (
    <div className={styles.registers}>
      <h3>台账</h3>
      <ul>
        {own.map((c) => (
          <li key={c.register}>
            <Link href={paths.register(c.register, narrowed)}>{c.title}</Link>
            <span>{c.kept === 0 ? '还没有登记' : registerCountInWords(c, false)}</span>
          </li>
        ))}
      </ul>
      {cumulative !== null && onQuote && quoted.length > 0 && (
        <Button size="small" onClick={() => onQuote(quoteCounts(cumulative, quoted))}>
          写入累计进展
        </Button>
      )}
    </div>
  )
}

/** The same as it was frozen when the report was sent. */
export function FrozenRegisters({ on, counts }: { on: Day; counts: readonly RegisterCount[] }) {
  if (counts.length === 0) return null
  return (
    <p className={styles.quiet}>
      台账（{dayInWords(on)}）：{counts.map((c) => registerCountInWords(c)).join('；')}
    </p>
  )
}
