import { EDITABLE, type Life } from '@gongjian/domain/register/life.ts'
import { literal } from './column-kinds.ts'

/**
 * Whether an item waits for its unit by its due day: it is still the unit's to write, must not be begun first (then it waits by that
 * day), and is no record, which is kept and not worked off: only a draft of one waits for somebody. `row`: has stage and start_by;
 * `life`: an expression. My desk counts ten thousand rows by it, so the index of items holds it ready.
 */
function isWork(row: string, life: string): string {
  return `(${row}.stage in (${EDITABLE.map(literal).join(', ')}) and ${row}.start_by is null and (${life} <> 'record' or ${row}.stage = 'draft'))`
}

/** Rows of a register's table with what they do not say themselves. */
export function withWork(rows: string, life: string): string {
  return `(select x.*, ${isWork('x', life)} as is_work from ${rows} x)`
}

/** Items that were entered before their definition said so. */
export function holdWorkSql(register: string, life: Life): string {
  return `update item_index i set is_work = not i.is_work where i.register = ${literal(register)} and i.is_work <> ${isWork('i', literal(life))};`
}
