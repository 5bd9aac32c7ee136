import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { groupUnits, type UnitRow, type UnitState } from './unit-row.ts'
import styles from './unit.module.css'

interface Props {
  readonly units: readonly UnitRow[]
  readonly chosen: string | undefined
  readonly view: UnitState['view']
}

export function UnitNav({ units, chosen, view }: Props) {
  return (
    <nav className={styles.nav} aria-label="单位">
      {groupUnits(units).map((g) => (
        <section key={g.title} aria-label={g.title}>
          <h2>
            {g.title} <span>{g.units.length}</span>
          </h2>
          {g.units.map((u) => (
            <Link key={u.code} href={paths.units(u.code)} aria-current={u.code === chosen ? 'page' : undefined}>
              <span>{u.name}</span>
              <small>{countOf(u)}</small>
            </Link>
          ))}
        </section>
      ))}
      <section aria-label="乡镇街道">
        <h2>辖区</h2>
        <Link href={`${paths.units()}?view=townships`} aria-current={view && !chosen ? 'page' : undefined}>
          <span>全部乡镇街道</span>
        </Link>
      </section>
    </nav>
  )
}

/** What the list says of a unit at a glance: its ground, or its part in the tasks. */
function countOf(u: UnitRow): string {
  if (u.kind === 'body') return u.townships > 0 ? `${u.townships} 个乡镇街道` : ''
  const parts = [
    u.leads.length > 0 && `牵头 ${u.leads.length}`,
    u.cooperates.length > 0 && `配合 ${u.cooperates.length}`,
  ]
  return parts.filter(Boolean).join(' · ')
}
