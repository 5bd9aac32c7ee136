import { FILINGS } from '@gongjian/domain/filing/filing.ts'
import type { FilingRow } from '@gongjian/domain/filing/contracts.ts'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { paths } from '../../app/paths.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { DueMark } from '../../components/due-mark.tsx'
import { Link } from '../../components/link.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { Unknown } from '../../components/unknown.tsx'
import { MissingList } from './missing-list.tsx'

const FACTS: readonly Column<FilingRow>[] = [
  { key: 'state', title: '状态', width: 88, render: (r) => <StateTag of="filing" state={r.state} /> },
  { key: 'timeliness', title: '及时性', width: 80, render: (r) => <StateTag of="timeliness" state={r.timeliness} /> },
  { key: 'submitted', title: '提交', width: 280, render: (r) => <Submitted row={r} /> },
  { key: 'missing', title: '缺项', render: (r) => <MissingList kind={r.kind} missing={r.missing} /> },
]

/** One kind, a row for each unit: the title of every row is the unit. */
export function UnitTable({ rows }: { rows: readonly FilingRow[] }) {
  const unit: Column<FilingRow> = {
    key: 'unit',
    title: '单位',
    width: 176,
    render: (r) => <Link href={paths.filing(r.kind, r.unit.code)}>{r.unit.name}</Link>,
  }
  return <DataTable columns={[unit, ...FACTS]} rows={rows} rowKey={(r) => r.unit.code} stacks bare minWidth={900} />
}

/** One unit with its two plans. */
export function OwnTable({ rows }: { rows: readonly FilingRow[] }) {
  const own: Column<FilingRow>[] = [
    {
      key: 'title',
      title: '方案',
      width: 240,
      render: (r) => <Link href={paths.filing(r.kind, r.unit.code)}>{r.title}</Link>,
    },
    {
      key: 'clause',
      title: '依据',
      width: 80,
      render: (r) => <ClauseLink label={FILINGS[r.kind].clauseLabel} clause={FILINGS[r.kind].clause} />,
    },
    {
      key: 'due',
      title: '期限',
      width: 176,
      render: (r) => <DueMark date={r.dueOn} done={r.submitted !== null} />,
    },
  ]
  return <DataTable columns={[...own, ...FACTS]} rows={rows} rowKey={(r) => r.kind} stacks minWidth={1100} />
}

function Submitted({ row }: { row: FilingRow }) {
  if (row.submitted === null) return <Unknown because="还没有提交" />
  return (
    <span>
      {instantInWords(row.submitted.at).slice(0, 16)} {row.submitted.by}
    </span>
  )
}
