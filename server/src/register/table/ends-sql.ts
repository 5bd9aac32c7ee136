import {
  ENTERPRISE_RUNS,
  ENTERPRISE_SHUT,
  FACILITY_CLOSED,
  FACILITY_RUNS,
} from '@gongjian/domain/enterprise/enterprise.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { BEGIN_AS_PRODUCT, END_AS_PRODUCT } from '../../enterprise/sql/pieces-sql.ts'
import { literal, quoted, snake, tableOf } from './column-kinds.ts'
import { TODAY } from './scope-sql.ts'
import { trigger } from './trigger-sql.ts'

const [RUNS, CLOSED] = [FACILITY_RUNS, FACILITY_CLOSED].map(literal)
const [IN_PRODUCTION, SHUT] = [ENTERPRISE_RUNS, ENTERPRISE_SHUT].map(literal)

const STAMP = 'version = version + 1, updated_by = new.updated_by, updated_at = new.updated_at'

/** Of a row `alias`: what a definition's `ends` asks, after other conditions. */
export function fitsSql(when: Readonly<Record<string, readonly string[]>>, alias: string): string {
  return Object.entries(when)
    .map(([key, words]) => ` and ${alias}.${quoted(snake(key))} in (${words.map(literal).join(', ')})`)
    .join('')
}

const END_FACILITIES = `update facility set state = ${CLOSED}, closed_on = coalesce(new.done, ${TODAY}), ${STAMP}
      where plan_id = new.plan_id and state is distinct from ${CLOSED}`

/** Of a closed item `new`. What hangs on a facility goes along by its own trigger (enterprise/sql/facility-sql.ts). */
export function endSql({ id, subject }: Register): string {
  if (subject === 'facility') return `${END_FACILITIES} and id = new.facility_id;`
  // An enterprise that stands twice, at two addresses, ends with the last of them.
  return `if not exists (select 1 from item_index i where i.plan_id = new.plan_id and i.register = ${literal(id)}
      and i.enterprise_id = new.enterprise_id and i.id <> new.id and i.stage not in ('closed', 'removed')) then
      ${END_FACILITIES} and enterprise_id = new.enterprise_id;
      update enterprise set state = ${SHUT}, ${STAMP} where plan_id = new.plan_id and id = new.enterprise_id and state is distinct from ${SHUT};
    end if;`
}

/** A facility under a closed one stays: first that one must run again. */
function beginSql({ subject }: Register): string {
  return subject === 'facility'
    ? `update facility f set state = ${RUNS}, closed_on = null, ${STAMP}
      where f.plan_id = new.plan_id and f.id = new.facility_id and f.state = ${CLOSED}
        and not exists (select 1 from facility p where p.plan_id = f.plan_id and p.id = f.parent_id and p.state = ${CLOSED});`
    : `update enterprise set state = ${IN_PRODUCTION}, ${STAMP} where plan_id = new.plan_id and id = new.enterprise_id and state = ${SHUT};`
}

/**
 * 销号 of a measure that ends the thing (淘汰、取缔、关停) ends it in the hub, and a relapse runs again: who closes an item is the office,
 * who may not write another county's hub, so it is the product's deed, in the person's name and with the item as its reason.
 */
export function endsSql(r: Register): string {
  if (r.ends === null) return ''
  const table = tableOf(r.id)
  const name = quoted(`${table}_ends`)
  const execute = `execute function ${name}()`
  return [
    `create or replace function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  role_before text := setting('app.role');
  why_before text := setting('app.why');
begin${BEGIN_AS_PRODUCT}
  if tg_op = 'INSERT' then
    perform set_config('app.why', ${literal(`${r.title} #`)} || new.id || ' 反弹' || coalesce('：' || why_before, ''), true);
    ${beginSql(r)}
  else
    perform set_config('app.why', ${literal(`${r.title} #`)} || new.id || ' 销号', true);
    ${endSql(r)}
  end if;
  perform set_config('app.why', coalesce(why_before, ''), true);${END_AS_PRODUCT}
  return null;
end $$;`,
    trigger(
      table,
      'ends',
      `after update on ${quoted(table)} for each row when (new.stage = 'closed' and old.stage <> 'closed'${fitsSql(r.ends, 'new')}) ${execute}`,
    ),
    trigger(
      table,
      'runs_again',
      `after insert on ${quoted(table)} for each row when (new.relapse_of is not null) ${execute}`,
    ),
  ].join('\n')
}
