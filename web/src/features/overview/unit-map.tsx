import { lazy, Suspense } from 'react'
import { isPressing, worstLight, type Light } from '@gongjian/domain/light/light.ts'
import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { useMe } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { Section } from '../../components/section.tsx'
import styles from './overview.module.css'

/** The only plan whose outlines there are. */
const MAPPED_PLAN = 'zhengzhou-2019-37'
const SchematicMap = lazy(() => import('./schematic-map.tsx').then((m) => ({ default: m.SchematicMap })))

interface Props {
  readonly matrix: Overview['matrix']
  readonly unit: string | undefined
  readonly onUnit: (unit: string | undefined) => void
}

/** Where it is wrong: each body in the colour of its worst light; the chosen body's troubles below. */
export function UnitMap({ matrix, unit, onUnit }: Props) {
  const me = useMe()
  const chosen = matrix.units.find((u) => u.code === unit)
  const mapped = me.plan.code === MAPPED_PLAN
  if (!mapped && !chosen) return null
  const lights: Record<string, Light> = {}
  for (const u of matrix.units)
    lights[u.code] = worstLight(
      matrix.rows.flatMap((r) => r.cells.filter((c) => c.unit === u.code).map((c) => c.light)),
    )
  return (
    <Section
      title={chosen ? chosen.name : '各单位最差的灯'}
      extra={
        chosen && (
          <button type="button" className={styles.plain} onClick={() => onUnit(undefined)}>
            取消选择
          </button>
        )
      }
    >
      {mapped && (
        <Suspense fallback={<Loading rows={4} />}>
          <SchematicMap units={matrix.units} lights={lights} unit={unit} onUnit={onUnit} />
        </Suspense>
      )}
      {chosen && <Troubles matrix={matrix} unit={chosen.code} />}
    </Section>
  )
}

function Troubles({ matrix, unit }: { matrix: Overview['matrix']; unit: string }) {
  const rows = matrix.rows.flatMap((row) => {
    const cell = row.cells.find((c) => c.unit === unit)
    return cell && isPressing(cell.light) ? [{ row, cell }] : []
  })
  rows.sort((a, b) => (a.cell.light === b.cell.light ? 0 : a.cell.light === 'red' ? -1 : 1))
  if (rows.length === 0) return <p className={styles.quiet}>没有逾期，也没有临期或滞后的任务。</p>
  return (
    <ul className={styles.troubles}>
      {rows.map(({ row, cell }) => (
        <li key={row.task}>
          <LightMark light={cell.light} because={cell.because} />
          <Link href={paths.task(row.task, unit)}>
            {row.label} {row.title}
          </Link>
          <span>{cell.because}</span>
        </li>
      ))}
    </ul>
  )
}
