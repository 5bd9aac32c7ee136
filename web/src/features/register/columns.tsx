import type { ReactNode } from 'react'
import { columnOf } from '@gongjian/domain/register/columns.ts'
import { unitOf, type Field } from '@gongjian/domain/register/field.ts'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { paths } from '../../app/paths.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { kindOf } from '../../components/field-kinds/kinds.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { Unknown } from '../../components/unknown.tsx'
import { isSummed, valueOf, type Flat } from './item-values.ts'
import styles from './list.module.css'

export interface ItemColumn {
  readonly key: string
  readonly field: Field
  /** With its unit. */
  readonly head: string
  readonly align: 'left' | 'right'
  readonly width: number
  readonly summed: boolean
}

const WIDTHS: Readonly<Record<string, number>> = {
  title: 220,
  unit: 84,
  light: 112,
  stage: 88,
  due: 180,
  enterprise: 200,
  creditCode: 180,
  id: 80,
  remark: 200,
}

export function columnsOf(register: Register, keys: readonly string[]): ItemColumn[] {
  return keys.flatMap((key) => {
    const field = columnOf(register, key)
    if (!field) return []
    const kind = kindOf(field)
    const unit = unitOf(field)
    return [
      {
        key,
        field,
        head: unit === null ? field.label : `${field.label}（${unit}）`,
        align: kind.align,
        width: WIDTHS[key] ?? kind.width,
        summed: isSummed(field) && key !== 'longitude' && key !== 'latitude',
      },
    ]
  })
}

/** What every register has stands as the whole product shows it; the register's own fields by their kind. */
const COMMON_CELLS: Readonly<Record<string, (row: ItemRow) => ReactNode>> = {
  title: (row) => (
    <span className={styles.title}>
      <Link href={paths.item(row.register, row.id)} title={row.title}>
        {row.title}
      </Link>
      {row.trial && !row.title.includes('演示') && (
        <small className={styles.trial} title="演示数据，内容虚构">
          演示
        </small>
      )}
    </span>
  ),
  unit: (row) =>
    row.unit ? (
      <span title={row.unit.name}>{row.unit.name.length > 6 ? row.unit.short : row.unit.name}</span>
    ) : (
      <span className={styles.undecided} title="方案没有写明属于哪个单位，等待指定">
        待定
      </span>
    ),
  stage: (row) => <StateTag of="stage" state={row.stage} />,
  light: (row) => <LightMark light={row.light} text because={row.because} size={12} />,
  due: (row) =>
    row.due === null ? (
      <Unknown because="没有到期日：持续推进，或决定期限的字段还没有填" />
    ) : (
      <DueMark date={row.due} done={row.stage === 'closed' || row.stage === 'removed'} />
    ),
  id: (row) => row.id,
}

/** `flat`: what is typed and not yet back from the server. */
export function ItemCell({ row, column, flat }: { row: ItemRow; column: ItemColumn; flat?: Flat | undefined }) {
  const common = COMMON_CELLS[column.key]
  if (common && flat?.[column.key] === undefined) return <>{common(row)}</>
  const { Cell } = kindOf(column.field)
  return <Cell field={column.field} value={flat ? (flat[column.key] ?? null) : valueOf(row, column.key)} />
}
