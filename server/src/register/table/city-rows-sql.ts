import { cityRowProblem } from '@gongjian/domain/register/holder.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { literal, quoted, snake, tableOf } from './column-kinds.ts'
import { isUnderLead } from './scope-sql.ts'
import { trigger } from './trigger-sql.ts'

type OfCity = NonNullable<Register['ofCity']>

/** The row of the whole city is one, whoever wrote it: two would be added up. */
export function cityIndexSql({ field, value }: OfCity): string {
  return `unique (plan_id, natural_key) where ${quoted(snake(field))} = ${literal(value)} and natural_key is not null and relapse_of is null and stage <> 'removed'`
}

/**
 * The city's own figure stands under who leads the task, the office, or (of no task) a department, a county's under that county, by
 * whatever door it comes (domain, cityRowProblem). What was entered by mistake may be taken out all the same.
 */
export function cityRowsSql(r: Register, { field, value }: OfCity): string {
  const table = tableOf(r.id)
  const name = quoted(`${table}_city_rows`)
  const said = `new.${quoted(snake(field))}`
  const words = (what: string, kind: 'body' | 'office'): string =>
    literal(cityRowProblem(r, what, { kind, leads: false }) ?? '').replaceAll('“' + what + '”', `“' || ${said} || '”`)
  const holds = r.task === null ? `kind in ('department', 'office')` : `kind = 'office' or ${isUnderLead('new')}`
  return [
    `
create or replace function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare kind text;
begin
  if ${said} is null or new.stage = 'removed' then return new; end if;
  select u.kind into kind from unit u where u.plan_id = new.plan_id and u.id = new.unit_id;
  if ${said} = ${literal(value)} and (kind is null or kind = 'body' or not (${holds})) then
    raise exception using errcode = 'GJ014', message = 'a county does not write the city’s figure', detail = ${words(value, 'body')};
  end if;
  if ${said} <> ${literal(value)} and kind <> 'body' then
    raise exception using errcode = 'GJ014', message = 'a county’s figure stands under that county', detail = ${words('各县', 'office')};
  end if;
  return new;
end $$;`,
    trigger(table, 'city_rows', `before insert or update on ${quoted(table)} for each row execute function ${name}()`),
  ].join('\n')
}
