import { Checkbox } from 'antd'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { BoardRow } from '@gongjian/domain/period/contracts.ts'
import { completenessOf } from '@gongjian/domain/report/tally.ts'
import { paths } from '../../app/paths.ts'
import type { Column } from '../../components/data-table.tsx'
import { Link } from '../../components/link.tsx'
import { ShareBar } from '../../components/share-bar.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { Unknown } from '../../components/unknown.tsx'
import { isOwing } from './board-view.ts'
import styles from './period.module.css'

interface Options {
  readonly month: string
  /** A phone shows what decides whom to call. */
  readonly narrow: boolean
  /** null: nobody is to be chosen. */
  readonly choice: { readonly chosen: ReadonlySet<string>; readonly toggle: (code: string) => void } | null
}

const ON_A_PHONE = ['unit', 'state', 'in', 'reported', 'returned']

export function boardColumns(options: Options): Column<BoardRow>[] {
  const columns = allColumns(options)
  return options.narrow ? columns.filter((c) => ON_A_PHONE.includes(c.key)) : columns
}

function allColumns({ month, choice }: Options): Column<BoardRow>[] {
  return [
    { key: 'unit', title: '单位', render: (r) => <UnitCell row={r} month={month} choice={choice} /> },
    { key: 'state', title: '状态', width: 92, render: (r) => <StateTag of="report" state={r.state} begun={r.begun} /> },
    {
      key: 'in',
      title: '首次报送',
      width: 200,
      render: (r) => (
        <span className={styles.pair}>
          <StateTag of="timeliness" state={r.timeliness} />
          {r.firstSubmittedAt && <span>{timeOf(r.firstSubmittedAt)}</span>}
        </span>
      ),
    },
    {
      key: 'reported',
      title: '已报条目',
      width: 176,
      render: (r) => <ReportedCell lines={r.lines} />,
    },
    { key: 'accepted', title: '已接受', width: 72, align: 'right', render: (r) => r.lines.accepted },
    {
      key: 'returned',
      title: '退回待改',
      width: 84,
      align: 'right',
      render: (r) => <span className={r.lines.returned > 0 ? styles.red : undefined}>{r.lines.returned}</span>,
    },
    { key: 'versions', title: '版本', width: 60, align: 'right', render: (r) => r.versions },
    {
      key: 'edited',
      title: '最近编辑',
      width: 116,
      render: (r) =>
        r.lastEditedAt ? (
          timeOf(r.lastEditedAt)
        ) : (
          <Unknown because={r.lines.drafted > 0 ? '还没有人编辑，草稿是上月的“不适用”' : '还没有人编辑'} />
        ),
    },
    {
      key: 'reminded',
      title: '最近催报',
      width: 116,
      render: (r) => (r.remindedAt ? timeOf(r.remindedAt) : <Unknown because="没有催过" />),
    },
  ]
}

/** The bar is what was reported; a draft, which nobody has reported yet, is said beside it. */
function ReportedCell({ lines }: { lines: BoardRow['lines'] }) {
  const { due, reported, drafted, notApplicable } = lines
  return (
    <span className={styles.pair} title={notApplicable > 0 ? `其中不适用 ${notApplicable} 条` : ''}>
      <ShareBar share={completenessOf(lines)} label="完整率" width={64} />
      {reported} / {due}
      {drafted > 0 && <small>草稿 {drafted}</small>}
    </span>
  )
}

function UnitCell({ row, month, choice }: { row: BoardRow } & Omit<Options, 'narrow'>) {
  return (
    <span className={styles.unitCell}>
      {choice && (
        <Checkbox
          aria-label={`选择 ${row.unit.name}`}
          disabled={!isOwing(row)}
          checked={choice.chosen.has(row.unit.code)}
          onChange={() => choice.toggle(row.unit.code)}
        />
      )}
      <Link href={paths.report(month, row.unit.code)}>{row.unit.name}</Link>
    </span>
  )
}

/** Month, day and minute: the year stands above. */
function timeOf(instant: string): string {
  return instantInWords(instant).slice(5, 16)
}
