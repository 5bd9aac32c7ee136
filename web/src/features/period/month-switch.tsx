import { Button, Select } from 'antd'
import { monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Period } from '@gongjian/domain/period/contracts.ts'
import { paths } from '../../app/paths.ts'
import { useGo } from '../../components/link.tsx'
import styles from './period.module.css'

/** The months that were opened, newest first. */
export function MonthSwitch({ periods, month }: { periods: readonly Period[]; month: string }) {
  const go = useGo()
  const place = periods.findIndex((p) => p.month === month)
  const older = place >= 0 ? periods[place + 1] : undefined
  const newer = periods[place - 1]
  return (
    <span className={styles.months}>
      <Button disabled={!older} aria-label="上个月" onClick={() => older && go(paths.periods(older.month))}>
        ‹
      </Button>
      <Select
        aria-label="月份"
        value={month}
        onChange={(m: string) => go(paths.periods(m))}
        options={periods.map((p) => ({
          value: p.month,
          label: `${monthInWords(p.month)}${p.closed ? '（已关闭）' : ''}`,
        }))}
        className={styles.monthSelect ?? ''}
      />
      <Button disabled={!newer} aria-label="下个月" onClick={() => newer && go(paths.periods(newer.month))}>
        ›
      </Button>
    </span>
  )
}
