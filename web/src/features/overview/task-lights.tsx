import type { Cell, Overview } from '@gongjian/domain/overview/contracts.ts'
import { paths } from '../../app/paths.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { LightMatrix } from './light-matrix.tsx'
import styles from './overview.module.css'

type Matrix = Overview['matrix']
interface Props {
  /** What I may see of it. */
  readonly matrix: Matrix
  readonly unit: string | undefined
  readonly onUnit: (unit: string | undefined) => void
}

/** The lights in the shape that fits what one may see: many bodies a matrix, one body a list, none a way on. */
export function TaskLights({ matrix, unit, onUnit }: Props) {
  const [only] = matrix.units
  if (!only)
    return (
      <Section title="任务">
        <Empty text="您的角色看不到各单位的月报，所以这里没有灯">
          <Link href={paths.tasks()}>查看任务</Link>
        </Empty>
      </Section>
    )
  if (matrix.units.length > 1) return <LightMatrix matrix={matrix} unit={unit} onUnit={onUnit} />
  return <UnitLights matrix={matrix} unit={only.code} name={only.name} />
}

interface Row {
  readonly task: string
  readonly label: string
  readonly title: string
  readonly cell: Cell
}

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'task',
    title: '任务',
    render: (r) => (
      <Link href={paths.task(r.task, r.cell.unit)} className={styles.rowTitle}>
        <span>{r.label}</span> {r.title}
      </Link>
    ),
  },
  { key: 'light', title: '灯', width: 130, render: (r) => <LightMark light={r.cell.light} text /> },
  { key: 'because', title: '原因', width: 300, render: (r) => <span className={styles.quiet}>{r.cell.because}</span> },
]

function UnitLights({ matrix, unit, name }: { matrix: Matrix; unit: string; name: string }) {
  const rows = matrix.rows.flatMap(({ task, label, title, cells }): Row[] => {
    const cell = cells.find((c) => c.unit === unit)
    return cell ? [{ task, label, title, cell }] : []
  })
  return (
    <Section title={`${name}的任务`} note={`${rows.length} 项`} flush>
      <DataTable columns={COLUMNS} rows={rows} rowKey={(r) => r.task} stacks bare />
    </Section>
  )
}
