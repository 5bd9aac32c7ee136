import type { TaskView } from '@gongjian/domain/task/contracts.ts'
import { monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import { useSees } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Unknown } from '../../components/unknown.tsx'
import styles from './task.module.css'

type Body = TaskView['bodies'][number]
interface Props {
  readonly task: string
  readonly bodies: readonly Body[]
  readonly unit: string | undefined
  readonly onUnit: (unit: string | undefined) => void
}

/** Each body whose lines I may see: its light, why, and what it reported last. */
export function BodyTable({ task, bodies, unit, onUnit }: Props) {
  const sees = useSees()
  const seen = bodies.filter((b) => sees(task, b.unit))
  const columns: Column<Body>[] = [
    {
      key: 'unit',
      title: '单位',
      width: 148,
      render: (b) => (
        <button
          type="button"
          className={styles.plain}
          aria-pressed={b.unit === unit}
          onClick={() => onUnit(b.unit === unit ? undefined : b.unit)}
        >
          {b.unitRef.name}
        </button>
      ),
    },
    { key: 'light', title: '灯', width: 124, render: (b) => <LightMark light={b.light} text /> },
    { key: 'because', title: '原因', width: 256, render: (b) => <span className={styles.quiet}>{b.because}</span> },
    { key: 'latest', title: '最近填报', render: (b) => <Latest body={b} /> },
  ]
  if (seen.length === 0) return <Empty text="您的角色看不到这项任务的填报" />
  return (
    <DataTable
      columns={columns}
      rows={seen}
      rowKey={(b) => b.unit}
      isChosen={(b) => b.unit === unit}
      minWidth={760}
      stacks
      bare
    />
  )
}

function Latest({ body }: { body: Body }) {
  if (body.month === null) return <Unknown because="尚无已提交的月报" />
  const words = monthInWords(body.month)
  return (
    <span className={styles.progress}>
      <Link href={paths.report(body.month, body.unit)}>{words}</Link> {body.progress}
    </span>
  )
}
