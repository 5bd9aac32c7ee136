import { lazy, Suspense } from 'react'
import dayjs from 'dayjs'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import styles from './components.module.css'

/** 40 kB gzip that come after the page is there. */
const DatePicker = lazy(() => import('antd/es/date-picker'))

/** As it is written, then as it may be typed. */
const FORMATS = ['YYYY-MM-DD', 'YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日', 'YYYYMMDD']

interface Props {
  readonly label: string
  readonly value: Day | undefined
  readonly onChange: (day: Day | undefined) => void
  readonly width?: number | string
  readonly id?: string
  readonly placeholder?: string
  readonly describedBy?: string
}

export function DateField({ label, value, onChange, width = 140, id, placeholder, describedBy }: Props) {
  return (
    <Suspense fallback={<span className={styles.dateField} style={{ width }} />}>
      <DatePicker
        {...(id === undefined ? {} : { id })}
        aria-label={label}
        aria-describedby={describedBy}
        placeholder={placeholder ?? label}
        format={FORMATS}
        value={value ? dayjs(value) : null}
        onChange={(d) => onChange(d ? dayjs(d as dayjs.Dayjs).format('YYYY-MM-DD') : undefined)}
        style={{ width }}
      />
    </Suspense>
  )
}
