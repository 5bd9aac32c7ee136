import type { ReactNode } from 'react'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import { isOver } from '@gongjian/domain/register/life.ts'
import { paths } from '../../app/paths.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { kindOf } from '../../components/field-kinds/kinds.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import type { ListColumn } from '../../components/list/list-columns.ts'
import { StateTag } from '../../components/state-tag.tsx'
import { EnterpriseLink } from '../../components/enterprise-link.tsx'
import { TrialMark } from '../../components/trial-mark.tsx'
import { UnitCell } from '../../components/unit-cell.tsx'
import { Unknown } from '../../components/unknown.tsx'
import { valueOf, type Flat } from './item-values.ts'
import styles from '../../components/list/list.module.css'

/** What every register has stands as the whole product shows it; the register's own fields by their kind. */
const COMMON_CELLS: Readonly<Record<string, (row: ItemRow) => ReactNode>> = {
  title: (row) => (
    <span className={styles.title}>
      <Link href={paths.item(row.register, row.id)} title={row.title}>
        {row.title}
      </Link>
      <TrialMark trial={row.trial} name={row.title} />
      {row.enterprise && (
        <span className={styles.fileLink}>
          <EnterpriseLink of={row.enterprise} text="档案" />
        </span>
      )}
    </span>
  ),
  unit: (row) => <UnitCell unit={row.unit} />,
  enterprise: (row) => (row.enterprise === null ? <Unknown because="未填" /> : <EnterpriseLink of={row.enterprise} />),
  stage: (row) => <StateTag of="stage" state={row.stage} />,
  light: (row) => <LightMark light={row.light} text because={row.because} size={12} />,
  due: (row) =>
    row.due === null ? (
      <Unknown because="没有到期日：持续推进，或决定期限的字段还没有填" />
    ) : (
      <DueMark date={row.due} done={isOver(row.stage)} />
    ),
  id: (row) => row.id,
}

/** `flat`: what is typed and not yet back from the server. */
export function ItemCell({ row, column, flat }: { row: ItemRow; column: ListColumn; flat?: Flat | undefined }) {
  const common = COMMON_CELLS[column.key]
  if (common && flat?.[column.key] === undefined) return <>{common(row)}</>
  const { Cell } = kindOf(column.field)
  return <Cell field={column.field} value={flat ? (flat[column.key] ?? null) : valueOf(row, column.key)} />
}
