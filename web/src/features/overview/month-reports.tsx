import { monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { REPORT_STATE_TITLES, TIMELINESS_TITLES } from '@gongjian/domain/report/report.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import styles from './overview.module.css'

type Reports = NonNullable<Overview['reports']>
type Row = Reports['units'][number]
type Group = 'missing' | 'returned' | 'late' | 'in' | 'open'

/** What asks for attention first. */
const GROUPS: readonly { group: Group; title: string }[] = [
  { group: 'missing', title: '未报' },
  { group: 'returned', title: '有退回' },
  { group: 'late', title: '迟报' },
  { group: 'in', title: '已报' },
  { group: 'open', title: '未到期' },
]

/** This month: how many are in, and every unit by where its report stands. */
export function MonthReports({ reports }: { reports: Reports }) {
  const [only, ...others] = reports.units
  if (only && others.length === 0) return <OwnReport reports={reports} row={only} />
  return <AllReports reports={reports} />
}

/** Who reads one unit's reports wants to open it, not to count it. */
function OwnReport({ reports, row }: { reports: Reports; row: Row }) {
  return (
    <Section title={`${monthInWords(reports.month)}月报`} note={row.unit.name}>
      <div className={styles.own}>
        <StateTag of="report" state={row.state} />
        <StateTag of="timeliness" state={row.timeliness} />
        <span>
          截止 <DueMark date={reports.dueOn} done={row.timeliness === 'on-time' || row.timeliness === 'late'} />
          {reports.restDay && '（休息日，截止日不顺延）'}
        </span>
        <Link href={paths.report(reports.month, row.unit.code)}>打开月报</Link>
      </div>
    </Section>
  )
}

function AllReports({ reports }: { reports: Reports }) {
  const mayOpen = useMay('report.read')
  const { counts } = reports
  const figures = [
    ['应报', counts.units],
    ['已报', counts.in],
    ['迟报', counts.late],
    ['退回', counts.returned],
    counts.open > 0 && counts.missing === 0 ? ['未到期', counts.open] : ['未报', counts.missing],
  ] as const
  return (
    <Section
      title={`${monthInWords(reports.month)}月报`}
      note={
        <>
          截止 <DueMark date={reports.dueOn} />
          {reports.restDay && '（休息日，截止日不顺延）'}
        </>
      }
      extra={<Link href={paths.periods(reports.month)}>报送情况</Link>}
    >
      <Link href={paths.periods(reports.month)} className={styles.figures}>
        {figures.map(([title, count]) => (
          <span key={title}>
            <b>{count}</b>
            {title}
          </span>
        ))}
      </Link>
      <dl className={styles.groups}>
        {GROUPS.map(({ group, title }) => {
          const rows = reports.units.filter((u) => groupOf(u) === group)
          if (rows.length === 0) return null
          return (
            <div key={group}>
              <dt>
                {title} {rows.length}
              </dt>
              <dd>
                {rows.map((r) => (
                  <UnitChip key={r.unit.code} row={r} month={mayOpen ? reports.month : null} group={group} />
                ))}
              </dd>
            </div>
          )
        })}
      </dl>
    </Section>
  )
}

function groupOf({ state, timeliness }: Row): Group {
  if (state === 'returned') return 'returned'
  switch (timeliness) {
    case 'missing':
      return 'missing'
    case 'open':
      return 'open'
    case 'late':
      return 'late'
    case 'on-time':
      return 'in'
  }
}

function UnitChip({ row, month, group }: { row: Row; month: string | null; group: Group }) {
  const title = `${row.unit.name}：${REPORT_STATE_TITLES[row.state]}，${TIMELINESS_TITLES[row.timeliness]}`
  const className = `${styles.unitChip} ${styles[group]}`
  if (month === null)
    return (
      <span className={className} title={title}>
        {row.unit.short}
      </span>
    )
  return (
    <Link className={className} href={paths.report(month, row.unit.code)} title={title}>
      {row.unit.short}
    </Link>
  )
}
