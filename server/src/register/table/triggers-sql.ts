import type { Register } from '@gongjian/domain/register/register.ts'
import { literal, quoted, seriesTableOf, tableOf } from './column-kinds.ts'
import { doubleEntrySql } from './double-entry-sql.ts'
import { shapeOf } from './table-shape.ts'

function trigger(table: string, name: string, rest: string): string {
  return `create or replace trigger ${quoted(`${table}_${name}`)} ${rest};`
}

function textArray(words: readonly string[]): string {
  return literal(`{${words.join(',')}}`)
}

function historySql(table: string, ref: string): string[] {
  return [
    trigger(
      table,
      'added',
      `after insert on ${quoted(table)} referencing new table as new_rows for each statement execute function write_history_rows(${literal(ref)})`,
    ),
    trigger(
      table,
      'changed',
      `after update on ${quoted(table)} referencing new table as new_rows old table as old_rows for each statement execute function write_history_rows(${literal(ref)})`,
    ),
  ]
}

/** Triggers of one kind fire in the order of their names: the index has the item before its history is written. */
export function itemTriggersSql(r: Register): string {
  const table = tableOf(r.id)
  const children = textArray(r.series.map((s) => seriesTableOf(r.id, s.id)))
  const derived = textArray(Object.keys(shapeOf(r).generated))
  const index = `for each statement execute function index_items(${literal(r.id)}, ${children})`
  return [
    trigger(
      table,
      'guard',
      `before insert or update on ${quoted(table)} for each row execute function guard_item(${literal(r.life)}, ${derived})`,
    ),
    trigger(table, 'a_index_added', `after insert on ${quoted(table)} referencing new table as new_rows ${index}`),
    trigger(
      table,
      'a_index_changed',
      `after update on ${quoted(table)} referencing new table as new_rows old table as old_rows ${index}`,
    ),
    ...historySql(table, 'id'),
    ...(r.doubleEntry ? [doubleEntrySql(r, r.doubleEntry)] : []),
  ].join('\n')
}

export function seriesTriggersSql(table: string): string {
  return historySql(table, 'item_id').join('\n')
}
