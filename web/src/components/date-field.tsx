import { lazy, Suspense } from 'react'
import dayjs from 'dayjs'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import styles from './components.module.css'

/** 40 kB gzip that come after the page is there. */
const DatePicker = lazy(() => import('antd/es/date-picker'))

interface Props {
  readonly label: string
  readonly value: Day | undefined
  readonly onChange: (day: Day | undefined) => void
  readonly width?: number
}

export function DateField({ label, value, onChange, width = 140 }: Props) {
  return (
    <Suspense fallback={<span className={styles.dateField} style={{ width }} />}>
      <DatePicker
        aria-label={label}
        placeholder={label}
        value={value ? dayjs(value) : null}
        onChange={(d) => onChange(d ? dayjs(d as dayjs.Dayjs).format('YYYY-MM-DD') : undefined)}
        style={{ width }}
      />
    </Suspense>
  )
}
