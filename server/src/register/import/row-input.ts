import type { COMMON } from '@gongjian/domain/register/columns.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import { problem, type RowProblem } from '../store/row-problem.ts'

export interface RowInput {
  readonly id: number | null
  readonly item: ItemInput
  readonly problems: readonly RowProblem[]
}

const PLAIN = [
  'unit',
  'township',
  'enterprise',
  'creditCode',
  'facility',
  'title',
  'person',
  'planned',
  'done',
  'ownDue',
  'source',
  'remark',
] as const satisfies readonly (keyof typeof COMMON & keyof ItemInput)[]

type Cells = Readonly<Record<string, Value | undefined>>

function numberOfItem(cell: Value | undefined): { id: number | null; problems: RowProblem[] } {
  if (cell === undefined || cell === null) return { id: null, problems: [] }
  const id = Number(cell)
  return Number.isSafeInteger(id) && id > 0
    ? { id, problems: [] }
    : { id: null, problems: [problem('id', `编号“${String(cell)}”不是系统给出的数字；新增的行请留空`)] }
}

/** The half of a point says nothing: nobody is told a place that he did not write. */
export function halfPoint({ longitude, latitude }: Cells): string | null {
  return (typeof longitude === 'number') === (typeof latitude === 'number') ? null : '经度、纬度要同时填写，或都留空'
}

function pointOf(cells: Cells, emptyClears: boolean): { point?: ItemInput['point']; problems: RowProblem[] } {
  const { longitude, latitude } = cells
  if (longitude === undefined && latitude === undefined) return { problems: [] }
  if (typeof longitude === 'number' && typeof latitude === 'number')
    return { point: { longitude, latitude }, problems: [] }
  const half = halfPoint(cells)
  if (half !== null) return { problems: [problem('longitude', half)] }
  return emptyClears ? { point: null, problems: [] } : { problems: [] }
}

/**
 * A row of a workbook as what a person would write. An empty cell leaves what stands as it is, unless the person said
 * that empty cells empty: a county's workbook that lacks a day is no order to forget it.
 */
export function rowInput(register: Register, cells: Cells, emptyClears: boolean): RowInput {
  const kept = (value: Value | undefined): boolean => value !== undefined && (value !== null || emptyClears)
  const { id, problems } = numberOfItem(cells['id'])
  const { problems: half, ...point } = pointOf(cells, emptyClears)
  const common: Record<string, Value | undefined> = {}
  for (const key of PLAIN) if (kept(cells[key])) common[key] = cells[key]
  const values: Record<string, Value> = {}
  for (const key of Object.keys(register.fields)) if (kept(cells[key])) values[key] = cells[key] ?? null
  const item = { ...common, ...point, values: values as ItemInput['values'] }
  return { id, item, problems: [...problems, ...half] }
}
