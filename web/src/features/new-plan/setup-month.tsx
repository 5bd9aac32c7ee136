import { Checkbox, Input, Select } from 'antd'
import { addMonths, monthInWords, monthOf, reportDueOn, dayInWords } from '@gongjian/domain/calendar/calendar.ts'
import { FILINGS, FilingKind } from '@gongjian/domain/filing/filing.ts'
import type { PlanSetup, SetupFiling } from '@gongjian/domain/plan/contracts.ts'
import { useMe } from '../../app/me.tsx'
import { DateField } from '../../components/date-field.tsx'
import { NumberInput } from '../../components/number-input.tsx'
import { Section } from '../../components/section.tsx'
import { reporters } from './setup.ts'
import styles from './setup.module.css'

interface Props {
  readonly setup: PlanSetup
  readonly onChange: (setup: PlanSetup) => void
}

const MONTHS_AHEAD = 12

/** From which month on the units report, and by which day. */
export function SetupMonth({ setup, onChange }: Props) {
  const { today } = useMe()
  const { firstReportMonth, reportDueDay } = setup
  const here = monthOf(today)
  const from = firstReportMonth < here ? firstReportMonth : here
  const months = Array.from({ length: MONTHS_AHEAD }, (_, i) => addMonths(from, i))
  const all = months.includes(firstReportMonth) ? months : [...months, firstReportMonth]
  return (
    <Section title="月报" note={`${reporters(setup)} 个单位填报`}>
      <div className={styles.month}>
        <label htmlFor="setup-month">首个月报</label>
        <Select
          id="setup-month"
          value={firstReportMonth}
          options={all.map((m) => ({ value: m, label: monthInWords(m) }))}
          onChange={(month) => onChange({ ...setup, firstReportMonth: month })}
        />
        <label htmlFor="setup-day">每月截止</label>
        <NumberInput
          id="setup-day"
          min={1}
          max={31}
          precision={0}
          value={reportDueDay}
          suffix="日"
          onChange={(day) => day !== null && onChange({ ...setup, reportDueDay: day })}
        />
      </div>
      <p className={styles.quiet}>
        第一次截止 {dayInWords(reportDueOn(firstReportMonth, reportDueDay))} 24
        时；没有这一天的月份为当月最后一天，遇休息日不顺延。
        {reportDueOn(firstReportMonth, reportDueDay) < today && ' 这一天已经过去，开启时各单位即为未报。'}
      </p>
    </Section>
  )
}

/** What each responsible body hands in once. */
export function SetupFilings({ setup, onChange }: Props) {
  const { today } = useMe()
  const bodies = [...setup.units, ...setup.collectives.filter((c) => c.members === null)]
  const count = bodies.filter((u) => u.kind === 'body').length
  function put(kind: FilingKind, filing: SetupFiling | null) {
    const rest = setup.filings.filter((f) => f.kind !== kind)
    onChange({ ...setup, filings: filing ? [...rest, filing] : rest })
  }
  return (
    <Section title="一次性报送" note={`${count} 个主体责任单位各报一份`}>
      <div className={styles.filings}>
        {FilingKind.options.map((kind) => (
          <FilingField
            key={kind}
            kind={kind}
            filing={setup.filings.find((f) => f.kind === kind)}
            today={today}
            onPut={(filing) => put(kind, filing)}
          />
        ))}
      </div>
      {count === 0 && setup.filings.length > 0 && (
        <p role="status" className={styles.warn}>
          没有主体责任单位，不会有人报送：请把负总责的县（市、区）、街道等的类别改为“主体责任单位”
        </p>
      )}
    </Section>
  )
}

interface FilingProps {
  readonly kind: FilingKind
  readonly filing: SetupFiling | undefined
  readonly today: string
  readonly onPut: (filing: SetupFiling | null) => void
}

function FilingField({ kind, filing, today, onPut }: FilingProps) {
  const { title, parts } = FILINGS[kind]
  return (
    <div>
      <Checkbox
        checked={filing !== undefined}
        onChange={(e) =>
          onPut(e.target.checked ? { kind, title, clause: '', dueOn: reportDueOn(addMonths(monthOf(today), 1)) } : null)
        }
      >
        {title}
      </Checkbox>
      {filing && (
        <div className={styles.filing}>
          <Input
            aria-label={`${title}的名称`}
            value={filing.title}
            maxLength={60}
            onChange={(e) => onPut({ ...filing, title: e.target.value })}
          />
          <DateField
            label="报送截止日"
            value={filing.dueOn}
            onChange={(dueOn) => dueOn && onPut({ ...filing, dueOn })}
          />
        </div>
      )}
      <p className={styles.quiet}>包括：{parts.map((p) => p.title).join('、')}</p>
    </div>
  )
}
