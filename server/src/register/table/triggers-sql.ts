import type { Register } from '@gongjian/domain/register/register.ts'
import { changedRowsSql, type Watched } from '../../sweep/changed-rows-sql.ts'
import { literal, quoted, seriesTableOf, snake, tableOf } from './column-kinds.ts'
import { cityRowsSql } from './city-rows-sql.ts'
import { doubleEntrySql } from './double-entry-sql.ts'
import { endsSql } from './ends-sql.ts'
import { historySql } from './history-sql.ts'
import { nextPlannedSql } from './next-planned-sql.ts'
import { relapseGuardSql } from './relapse-guard-sql.ts'
import { seasonFiguresSql } from './season-figures-sql.ts'
import { seasonGuardSql } from './season-guard-sql.ts'
import { shapeOf, type TableShape } from './table-shape.ts'
import { termGuardSql } from './term-guard-sql.ts'
import { tellHangingSql } from './tell-webhooks-sql.ts'
import { trigger } from './trigger-sql.ts'
import { holdWorkSql } from './work-sql.ts'

function textArray(words: readonly string[]): string {
  return literal(`{${words.join(',')}}`)
}

/** The definition's `ends` by column, as the guard reads it; empty: its items end nothing. */
function endsText({ ends }: Register): string {
  return ends === null ? '' : JSON.stringify(Object.fromEntries(Object.entries(ends).map(([k, v]) => [snake(k), v])))
}

/**
 * A row as the guard of new items would leave it: an import's 100,000 say it themselves, and no function is called for each. Whether
 * the writer may have it stand in the ledger is asked by the policy, once a statement (item-policies-sql.ts).
 */
const IS_NEW_ITEM = `new.version = 1 and new.verified_by is null and not new.trial and new.stage in ('draft', 'listed')
  and new.next_planned is not distinct from ${nextPlannedSql('new.planned', 'new.done')}`

/** Triggers of one kind fire in the order of their names: the index has the item before its history is written. */
export function itemTriggersSql(r: Register, watched: Watched | undefined): string {
  const table = tableOf(r.id)
  const children = textArray(r.series.map((s) => seriesTableOf(r.id, s.id)))
  const shape = shapeOf(r)
  const derived = textArray(Object.keys(shape.generated))
  const index = `for each statement execute function index_items(${literal(r.id)}, ${literal(r.life)}, ${children})`
  return [
    trigger(
      table,
      'guard_new',
      `before insert on ${quoted(table)} for each row when (not (${IS_NEW_ITEM})) execute function guard_new_item()`,
    ),
    trigger(
      table,
      'guard',
      `before update on ${quoted(table)} for each row execute function guard_item(${literal(r.life)}, ${derived}, ${literal(endsText(r))})`,
    ),
    termGuardSql(r),
    relapseGuardSql(table),
    trigger(table, 'a_index_added', `after insert on ${quoted(table)} referencing new table as new_rows ${index}`),
    trigger(
      table,
      'a_index_changed',
      `after update on ${quoted(table)} referencing new table as new_rows old table as old_rows ${index}`,
    ),
    holdWorkSql(r.id, r.life),
    historySql(shape, 'id'),
    changedRowsSql(r, watched),
    endsSql(r),
    ...(r.ofCity ? [cityRowsSql(r, r.ofCity)] : []),
    ...(r.doubleEntry ? [doubleEntrySql(r, r.doubleEntry)] : []),
    ...(r.seasonal ? [seasonFiguresSql(r, r.seasonal), seasonGuardSql(r, r.seasonal)] : []),
  ].join('\n')
}

export function seriesTriggersSql(shape: TableShape, series: string): string {
  return [historySql(shape, 'item_id'), tellHangingSql(shape.table, 'item.series', series)].join('\n')
}
