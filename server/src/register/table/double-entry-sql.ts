import type { DoubleEntry, Register } from '@gongjian/domain/register/register.ts'
import { literal, quoted, snake, tableOf } from './column-kinds.ts'

/** Sums of float8 differ in the last digits; what is smaller than this (in the amount's unit) is no overdraft. */
const TOLERANCE = '0.000001'

/** A ratio is written 1:1 or 2:1, or as the bare number. */
function ratioSql(column: string): string {
  return `nullif(split_part(replace(${column}::text, '：', ':'), ':', 1), '')::float8`
}

/**
 * 4.4: a debit names its credit, and no credit is spent beyond its amount or twice. The credit's row is locked first, so two
 * desks that post in the same instant come one after the other, and the second sees what the first took.
 * It runs as the owner: a credit may be another unit's, and a person sees no row of that unit by being refused.
 */
export function doubleEntrySql(r: Register, d: DoubleEntry): string {
  const table = quoted(tableOf(r.id))
  const column = (key: string): string => quoted(snake(key))
  const [side, amount, source] = [column(d.side), column(d.amount), column(d.source)]
  const name = quoted(`${tableOf(r.id)}_double_entry`)
  return `
create or replace function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken_from record;
  spent float8;
  due_amount float8 := new.${column(d.emission)}::float8 * ${ratioSql(`new.${column(d.ratio)}`)};
begin
  if new.stage = 'removed' and (tg_op = 'INSERT' or new.${side} = ${literal(d.debit)}) then return new; end if;
  if new.${side} = ${literal(d.debit)} then
    if due_amount is not null and (new.${amount} is null or abs(new.${amount} - due_amount) > 0.0001) then
      raise exception using errcode = 'GJ001', message = 'amount is not emission times ratio', detail = due_amount::text;
    end if;
    if new.${source} is null then
      if new.stage in ('draft', 'removed') then return new; end if;
      raise exception using errcode = 'GJ002', message = 'a debit names its credit';
    end if;
    if tg_op = 'UPDATE' and (new.${side}, new.${amount}, new.${source}) is not distinct from (old.${side}, old.${amount}, old.${source})
      and old.stage <> 'removed' then return new; end if;
    select id, ${side} as side, ${amount} as amount, stage into taken_from from ${table}
      where plan_id = new.plan_id and id = new.${source} for update;
    if taken_from.id is null or taken_from.id = new.id or taken_from.side is distinct from ${literal(d.credit)} or taken_from.stage in ('draft', 'removed') then
      raise exception using errcode = 'GJ003', message = 'the source is no credit', detail = new.${source}::text;
    end if;
    select coalesce(sum(${amount}), 0) into spent from ${table}
      where plan_id = new.plan_id and ${source} = taken_from.id and ${side} = ${literal(d.debit)} and stage <> 'removed' and id <> new.id;
    if coalesce(new.${amount}, 0) + spent > coalesce(taken_from.amount, 0) + ${TOLERANCE} then
      raise exception using errcode = 'GJ004', message = 'the credit is overdrawn',
        detail = json_build_object('source', taken_from.id, 'amount', coalesce(taken_from.amount, 0), 'spent', spent, 'needed', new.${amount})::text;
    end if;
    return new;
  end if;
  if tg_op = 'UPDATE' and old.${side} = ${literal(d.credit)} then
    select coalesce(sum(${amount}), 0) into spent from ${table}
      where plan_id = old.plan_id and ${source} = old.id and ${side} = ${literal(d.debit)} and stage <> 'removed';
    if spent > 0 and (new.${side} is distinct from ${literal(d.credit)} or new.stage in ('draft', 'removed') or coalesce(new.${amount}, 0) + ${TOLERANCE} < spent) then
      raise exception using errcode = 'GJ004', message = 'the credit is overdrawn',
        detail = json_build_object('source', old.id, 'amount', coalesce(new.${amount}, 0), 'spent', spent, 'needed', 0)::text;
    end if;
  end if;
  return new;
end $$;
create or replace trigger ${quoted(`${tableOf(r.id)}_z_double_entry`)} before insert or update on ${table} for each row execute function ${name}();
create index if not exists ${quoted(`${tableOf(r.id)}_source`)} on ${table} (plan_id, ${source}) where ${source} is not null;`
}
