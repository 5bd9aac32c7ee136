import type { ReactNode } from 'react'
import type { EnterpriseRow } from '@gongjian/domain/enterprise/detail.ts'
import { paths } from '../../app/paths.ts'
import { kindOf } from '../../components/field-kinds/kinds.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import type { ListColumn } from '../../components/list/list-columns.ts'
import { UnitCell } from '../../components/unit-cell.tsx'
import { EnterpriseMarks } from './enterprise-marks.tsx'
import { valueOf } from './hub-list.ts'
import styles from '../../components/list/list.module.css'

/** What is more than a value; the rest by its kind. */
const OWN_CELLS: Readonly<Record<string, (row: EnterpriseRow) => ReactNode>> = {
  name: (row) => (
    <span className={styles.title}>
      <Link href={paths.enterprise(row.id)} title={row.name}>
        {row.name}
      </Link>
      <EnterpriseMarks of={row} />
    </span>
  ),
  unit: (row) => <UnitCell unit={row.unit} />,
  light: (row) => (
    <LightMark
      light={row.light}
      text
      because={row.items === 0 ? '没有可见的台账条目' : '所有台账条目中最紧的一个'}
      size={12}
    />
  ),
}

export function EnterpriseCell({ row, column }: { row: EnterpriseRow; column: ListColumn }) {
  const own = OWN_CELLS[column.key]
  if (own) return <>{own(row)}</>
  const { Cell } = kindOf(column.field)
  return <Cell field={column.field} value={valueOf(row, column.key)} />
}
