import { monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { REPORT_STATE_TITLES, TIMELINESS_TITLES } from '@gongjian/domain/report/report.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { ShareBar } from '../../components/share-bar.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import styles from './overview.module.css'

type Reports = NonNullable<Overview['reports']>
type Row = Reports['units'][number]
type Group = 'missing' | 'returned' | 'late' | 'in' | 'open'

/** What asks for attention first; of what worries, the card names the units. */
const GROUPS: readonly { group: Group; title: string; worries: boolean }[] = [
  { group: 'missing', title: '未报', worries: true },
  { group: 'returned', title: '有退回', worries: true },
  { group: 'late', title: '迟报', worries: true },
  { group: 'in', title: '已报', worries: false },
  { group: 'open', title: '未到期', worries: false },
]

/** This month at a glance: my one report, or how many are in. */
export function MonthCard({ reports }: { reports: Reports }) {
  const [only, ...others] = reports.units
  return only && others.length === 0 ? <OwnReport reports={reports} row={only} /> : <AllReports reports={reports} />
}

/** Who reads one unit's reports wants to open it, not to count it. */
function OwnReport({ reports, row }: { reports: Reports; row: Row }) {
  const isIn = row.timeliness === 'on-time' || row.timeliness === 'late'
  return (
    <Section
      title={`${monthInWords(reports.month)}月报`}
      extra={<Link href={paths.report(reports.month, row.unit.code)}>打开月报</Link>}
    >
      <p className={styles.own}>
        <b>{row.unit.name}</b>
        {row.state !== 'draft' && <StateTag of="report" state={row.state} />}
        <StateTag of="timeliness" state={row.timeliness} />
      </p>
      <Due reports={reports} done={isIn} />
    </Section>
  )
}

function Due({ reports, done = false }: { reports: Reports; done?: boolean }) {
  return (
    <p className={styles.due}>
      截止 <DueMark date={reports.dueOn} done={done} />
      {reports.restDay && '（休息日，截止日不顺延）'}
    </p>
  )
}

function AllReports({ reports }: { reports: Reports }) {
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
      <ShareBar share={counts.units === 0 ? 0 : counts.in / counts.units} label="已报" width="100%" />
      <Due reports={reports} />
      {GROUPS.filter((g) => g.worries).map(({ group, title }) => {
        const names = reports.units.filter((u) => groupOf(u) === group).map((u) => u.unit.short)
        return names.length === 0 ? null : (
          <p key={group} className={styles.worry}>
            {title}：{names.join('、')}
          </p>
        )
      })}
    </Section>
  )
}

/** Every unit by where its report stands, what asks for attention first. */
export function MonthUnits({ reports }: { reports: Reports }) {
  const mayOpen = useMay('report.read')
  return (
    <Section title={`${monthInWords(reports.month)}月报各单位`}>
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
  // Of a report that is not in, the timeliness says all that is known here.
  const state = row.state === 'draft' ? '' : `${REPORT_STATE_TITLES[row.state]}，`
  const title = `${row.unit.name}：${state}${TIMELINESS_TITLES[row.timeliness]}`
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
