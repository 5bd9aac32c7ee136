import type { TaskView } from '@gongjian/domain/task/contracts.ts'
import { monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Unknown } from '../../components/unknown.tsx'
import styles from './task.module.css'

type Body = TaskView['bodies'][number]
interface Props {
  readonly bodies: readonly Body[]
  readonly unit: string | undefined
  readonly onUnit: (unit: string | undefined) => void
}

/** Each body: its light, why, and what it reported last. */
export function BodyTable({ bodies, unit, onUnit }: Props) {
  const mayOpen = useMay('report.read')
  return (
    <div className={styles.scroll}>
      <table className={styles.bodies}>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">灯</th>
            <th scope="col">原因</th>
            <th scope="col">最近填报</th>
          </tr>
        </thead>
        <tbody>
          {bodies.map((b) => (
            <tr key={b.unit} className={b.unit === unit ? styles.chosen : undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.plain}
                  aria-pressed={b.unit === unit}
                  onClick={() => onUnit(b.unit === unit ? undefined : b.unit)}
                >
                  {b.unitRef.name}
                </button>
              </th>
              <td>
                <LightMark light={b.light} text />
              </td>
              <td className={styles.because}>{b.because}</td>
              <td>
                {b.month === null ? (
                  <Unknown because="尚无已提交的月报" />
                ) : (
                  <span className={styles.progress}>
                    {mayOpen ? (
                      <Link href={paths.report(b.month, b.unit)}>{monthInWords(b.month)}</Link>
                    ) : (
                      monthInWords(b.month)
                    )}{' '}
                    {b.progress}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
