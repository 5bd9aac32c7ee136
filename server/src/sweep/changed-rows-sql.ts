import type { Register } from '@gongjian/domain/register/register.ts'
import { sweptStages } from '@gongjian/domain/sweep/sweep.ts'
import { literal, quoted, snake, tableOf } from '../register/table/column-kinds.ts'
import { trigger } from '../register/table/trigger-sql.ts'

/** What the sweeps of a register look at. */
export interface Watched {
  readonly subjects: readonly string[]
  /** Keys of its fields. */
  readonly fields: readonly string[]
}

/** Whose a row is: its candidates and the counts of a run are told by it. */
const WHOSE = ['unit_id', 'task_id', 'township']

const TRIGGERS = ['swept_added', 'swept_changed'] as const

/** A register that nobody sweeps, or no longer. */
function nothingSql(table: string): string {
  return TRIGGERS.map((name) => `drop trigger if exists ${quoted(`${table}_${name}`)} on ${quoted(table)};`).join('\n')
}

/**
 * Puts the rows of a statement that a sweep may now speak of otherwise into the queue, all of them as one: whatever statement wrote them.
 * Nothing of a facility's own is a fact of a rule; what a row says of it is the row's.
 */
export function changedRowsSql(register: Register, watched: Watched | undefined): string {
  const table = tableOf(register.id)
  if (!watched) return nothingSql(table)
  const { subjects, fields } = watched
  const name = quoted(`${table}_swept`)
  const columns = ['stage', ...WHOSE, ...fields.map(snake)]
  const row = (alias: string): string => `(${columns.map((c) => `${alias}.${quoted(c)}`).join(', ')})`
  const queue = (rows: string): string => `insert into sweep_change (plan_id, subject, item_ids)
    select n.plan_id, s.subject, array_agg(n.id) from ${rows} cross join unnest(${literal(`{${subjects.join(',')}}`)}::text[]) s (subject)`
  const end = `for each statement execute function ${name}()`
  return [
    `create or replace function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    ${queue('new_rows n')} where n.stage in (${sweptStages(register.life).map(literal).join(', ')}) group by 1, 2;
  else
    ${queue('new_rows n join old_rows o on o.id = n.id')} where ${row('n')} is distinct from ${row('o')} group by 1, 2;
  end if;
  if found then perform wake_changed_rows(); end if;
  return null;
end $$;`,
    trigger(table, TRIGGERS[0], `after insert on ${quoted(table)} referencing new table as new_rows ${end}`),
    trigger(
      table,
      TRIGGERS[1],
      `after update on ${quoted(table)} referencing new table as new_rows old table as old_rows ${end}`,
    ),
  ].join('\n')
}
