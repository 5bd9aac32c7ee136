import type { Reading, ReadingAssignment, ReadingUnit } from '@gongjian/domain/plan/reading.ts'
import { PARTS } from '../../components/official-text/words.ts'
import { dropClause, joinClause, putClause, splitClause } from './mend-clauses.ts'

/** What of a reading can be mended row by row. */
export const LISTS = [
  'clauses',
  'assignments',
  'deadlines',
  'targets',
  'thresholds',
  'enterprises',
  'references',
  'units',
  'problems',
] as const
export type List = (typeof LISTS)[number]
export type RowOf<L extends List> = Reading[L][number]
export type Row = RowOf<List>

export type Basics = Pick<Reading, 'title' | 'docNumber' | 'issuer' | 'signedOn' | 'printedOn'>

/** One mending. Kept as deeds on the first reading, so that a reload replays them and undo forgets the last. */
export type Deed =
  | { readonly do: 'basics'; readonly values: Partial<Basics> }
  | { readonly do: 'put'; readonly list: List; readonly at: number; readonly row: Row }
  | { readonly do: 'add'; readonly list: List; readonly row: Row }
  | { readonly do: 'drop'; readonly list: List; readonly at: number }
  /** A clause from the midst of another; `kept`: the text left to that one. */
  | { readonly do: 'split'; readonly row: RowOf<'clauses'>; readonly kept: string }
  /** A clause that goes on the one before it. */
  | { readonly do: 'join'; readonly at: number }

export function mend(reading: Reading, deed: Deed): Reading {
  switch (deed.do) {
    case 'basics':
      return { ...reading, ...deed.values }
    case 'put':
      if (deed.list === 'clauses') return putClause(reading, deed.at, deed.row as RowOf<'clauses'>)
      return settle(reading, deed.list, (rows) => rows.map((row, i) => (i === deed.at ? deed.row : row)))
    case 'add':
      return settle(reading, deed.list, (rows) => [...rows, deed.row])
    case 'split':
      return splitClause(reading, deed.row, deed.kept)
    case 'join':
      return joinClause(reading, deed.at)
    case 'drop':
      if (deed.list === 'clauses') return dropClause(reading, deed.at)
      return settle(reading, deed.list, (rows) => rows.filter((_, i) => i !== deed.at))
  }
}

export function mendAll(reading: Reading, deeds: readonly Deed[]): Reading {
  return deeds.reduce(mend, reading)
}

/** The rows stay in the order of the text, and every unit that answers for something is in the list of units. */
function settle(reading: Reading, list: List, change: (rows: readonly Row[]) => Row[]): Reading {
  const rows = change(reading[list]).sort((a, b) => startOf(a) - startOf(b))
  const next: Reading = { ...reading, [list]: rows }
  return list === 'assignments' ? { ...next, units: withNewUnits(next.units, next.assignments) } : next
}

/** Units stand in the order in which they came: the sort is stable. */
function startOf(row: Row): number {
  return 'start' in row ? row.start : 0
}

export function withNewUnits(units: readonly ReadingUnit[], assignments: readonly ReadingAssignment[]): ReadingUnit[] {
  const known = new Set(units.flatMap((u) => [u.name, ...u.aliases]))
  const fresh = assignments.flatMap((a) => PARTS.flatMap((part) => a[part])).filter((name) => !known.has(name))
  return [...units, ...[...new Set(fresh)].map((name) => ({ name, aliases: [] }))]
}

/** Where a row has landed after it was put or added. */
export function placeOf(reading: Reading, list: List, row: Row): number {
  return (reading[list] as readonly Row[]).indexOf(row)
}

export const LIST_TITLES: Record<List, string> = {
  clauses: '条款',
  assignments: '任务分工',
  deadlines: '期限',
  targets: '指标',
  thresholds: '阈值',
  enterprises: '企业',
  references: '引用',
  units: '单位',
  problems: '问题',
}

export function deedWords(deed: Deed): string {
  switch (deed.do) {
    case 'basics':
      return '修改基本信息'
    case 'put':
      return `修改${LIST_TITLES[deed.list]}`
    case 'add':
      return `新增${LIST_TITLES[deed.list]}`
    case 'split':
      return '另起一条'
    case 'join':
      return '并入上一条'
    case 'drop':
      return deed.list === 'problems' ? '问题已处理' : `删除${LIST_TITLES[deed.list]}`
  }
}
