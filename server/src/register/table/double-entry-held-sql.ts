import type { DoubleEntry, Register } from '@gongjian/domain/register/register.ts'
import { literal, quoted, snake, tableOf } from './column-kinds.ts'
import { keptSql } from './kept-sql.ts'
import { columnsIn, itemScope, tokenScope } from './scope-sql.ts'

/** Sums of float8 differ in the last digits; what is smaller than this (in the amount's unit) is no overdraft. */
export const TOLERANCE = '0.000001'

export function column(key: string): string {
  return quoted(snake(key))
}

export function labelOf(r: Register, key: string): string {
  return r.fields[key]?.label ?? key
}

/** Exact in the decimals that were written: a person reads it in the refusal, and 0.1 and 0.2 are 0.3. */
export function sumSql(key: string): string {
  return `coalesce(sum(${column(key)}::numeric), 0)`
}

/**
 * Debits of the table `x` that hold what they say of a credit or a project of the unit `owner`: those in the ledger, and the owner's own
 * drafts, so that two of its desks do not promise the same. Another unit's draft holds nothing until it is listed, and is judged then
 * (docs/decisions/016); `desk` also counts its own drafts against itself.
 */
export function holdsSql(d: DoubleEntry, x: string, owner: string, desk?: string): string {
  const units = [owner, ...(desk === undefined ? [] : [desk])]
  const isTheirs = units.map((u) => `${x}.unit_id is not distinct from ${u}`).join(' or ')
  return `${x}.${column(d.side)} = ${literal(d.debit)} and (${keptSql(`${x}.stage`)} or (${x}.stage = 'draft' and (${isTheirs})))`
}

/**
 * Sets `holders`: by which entries (rows `x`) a credit or a project is held, for the refusal. The reader's own eyes decide: of an entry that
 * he sees which one, of another whose, if the credit or project itself (the record `of`) is his to see, else only how much.
 */
export function holdersSql(r: Register, amount: string, where: string, of: string): string {
  const mine = itemScope('read', columnsIn(of))
  return `
      select json_agg(json_build_object('id', case when h.seen then h.id end, 'title', case when h.seen then h.title end,
        'draft', h.seen and h.stage = 'draft', 'amount', h.amount,
        'unit', case when ${mine} then (select u.name from unit u where u.id = h.unit_id) end) order by h.id)
      into holders from (select x.id, x.title, x.stage, x.unit_id, x.${column(amount)} as amount,
        coalesce(${itemScope('read', columnsIn('x'))} and ${tokenScope('read', literal(r.id))}, false) as seen
        from ${quoted(tableOf(r.id))} x where ${where} and x.${column(amount)} > 0) h;`
}

/**
 * What stands for a project leans on it: it is not taken out while debits hold it, nor does it emit less than they say (or an unknown
 * amount), or they would be of nothing. Its row is locked by whoever enters a debit (double-entry-sql.ts), so one of the two sees the other.
 */
export function offsetProjectSql(r: Register, d: DoubleEntry): string {
  const [table, projects] = [quoted(tableOf(r.id)), tableOf(d.demand.register)]
  const name = quoted(`${tableOf(r.id)}_project`)
  const emission = column(d.demand.emission)
  const held = `x.plan_id = old.plan_id and x.${column(d.project)} = old.id and x.${column(d.source)} is not null and ${holdsSql(d, 'x', 'old.unit_id')}`
  return `
create or replace function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  spent float8;
  holders json;
begin
  select ${sumSql(d.emission)} into spent from ${table} x where ${held};
  if spent = 0 or (new.stage <> 'removed' and new.${emission} + ${TOLERANCE} >= spent) then return new; end if;${holdersSql(r, d.emission, held, 'old')}
  if new.stage = 'removed' then
    raise exception using errcode = 'GJ019', message = 'the project is offset', detail = json_build_object('spent', spent, 'holders', holders)::text;
  end if;
  raise exception using errcode = 'GJ020', message = 'more was offset than the project would emit',
    detail = json_build_object('spent', spent, 'emission', new.${emission}, 'holders', holders)::text;
end $$;
create or replace trigger ${quoted(`${projects}_z_offset`)} before update on ${quoted(projects)} for each row
  when ((new.stage = 'removed' and old.stage <> 'removed') or new.${emission} is distinct from old.${emission}) execute function ${name}();`
}
