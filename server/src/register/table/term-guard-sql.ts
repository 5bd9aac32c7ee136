import { putOffWords } from '@gongjian/domain/register/due.ts'
import { COMMON } from '@gongjian/domain/register/columns.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { literal, quoted, snake, tableOf } from './column-kinds.ts'
import { keptSql } from './kept-sql.ts'
import { TODAY } from './scope-sql.ts'
import { trigger } from './trigger-sql.ts'

function later(after: string, before: string): string {
  return `coalesce(${after}, 'infinity') > coalesce(${before}, 'infinity')`
}

/**
 * putOff() of domain for every statement that a person sends: a term that stands is put off by the task's lead alone, with a
 * reason. In a draft it is free, unless the item stood in the ledger before: taken out and restored it would else lose its term.
 * Arguments: the column that the register's rule goes by (empty: none), and what is said of it.
 */
export const TERM_GUARD = `
create or replace function guard_term() returns trigger language plpgsql as $$
declare
  today date := ${TODAY};
  said text;
begin
  if setting('app.role') is null then return new; end if;
  if tg_argv[0] <> '' and ${later('(to_jsonb(new)->>tg_argv[0])::date', '(to_jsonb(old)->>tg_argv[0])::date')} then
    said := tg_argv[1];
  elsif old.own_due < today and ${later('new.own_due', 'old.own_due')} then
    said := ${literal(putOffWords(COMMON.ownDue.label, true))};
  end if;
  if said is null then return new; end if;
  if old.stage = 'draft' and not exists (select 1 from item_move m where m.plan_id = old.plan_id and m.item_id = old.id
    and (${keptSql('m.from_stage')} or ${keptSql('m.to_stage')})) then return new; end if;
  if setting('app.why') is not null and item_reach('verify', old.unit_id, old.task_id, old.township) then return new; end if;
  raise exception using errcode = 'GJ006', message = 'a term is not put off', detail = said;
end $$;`

/** The condition stands with the trigger, so that a change of anything else costs nothing. */
export function termGuardSql(r: Register): string {
  if (r.life === 'record') return ''
  const table = tableOf(r.id)
  const key = r.due.kind === 'field' ? r.due.field : null
  const columns = [...(key === null ? [] : [quoted(snake(key))]), 'own_due']
  const asked = columns.map((c) => later(`new.${c}`, `old.${c}`)).join(' or ')
  const said = key === null ? '' : putOffWords(r.fields[key]?.label ?? key, false)
  return trigger(
    table,
    'term_guard',
    `before update on ${quoted(table)} for each row when (${asked}) execute function guard_term(${literal(key === null ? '' : snake(key))}, ${literal(said)})`,
  )
}
