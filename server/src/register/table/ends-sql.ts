import {
  ENTERPRISE_RUNS,
  ENTERPRISE_SHUT,
  FACILITY_CLOSED,
  FACILITY_RUNS,
} from '@gongjian/domain/enterprise/enterprise.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { BEGIN_AS_PRODUCT, byItem, END_AS_PRODUCT } from '../../enterprise/sql/pieces-sql.ts'
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

/**
 * Of a closed item `ended`: the day on which it was, and what it ends; the hand is that of `new`. What hangs on a facility goes along by
 * its own trigger (enterprise/sql/facility-sql.ts).
 */
export function endSql({ id, subject }: Register, ended = 'new'): string {
  const facilities = `update facility set state = ${CLOSED}, closed_on = coalesce(${ended}.done, ${TODAY}), ${STAMP}
      where plan_id = new.plan_id and state is distinct from ${CLOSED}`
  if (subject === 'facility') return `${facilities} and id = ${ended}.facility_id;`
  // An enterprise that stands twice, at two addresses, ends with the last of them.
  return `if not exists (select 1 from item_index i where i.plan_id = new.plan_id and i.register = ${literal(id)}
      and i.enterprise_id = ${ended}.enterprise_id and i.id <> new.id and i.stage not in ('closed', 'removed')) then
      ${facilities} and enterprise_id = ${ended}.enterprise_id;
      update enterprise set state = ${SHUT}, ${STAMP} where plan_id = new.plan_id and id = ${ended}.enterprise_id and state is distinct from ${SHUT};
    end if;`
}

/** What its item is of runs: whatever a relapse was made to name, nothing else was found. */
function itsItemSql(r: Register): string {
  return `select o.* into ended from ${quoted(tableOf(r.id))} o where o.plan_id = new.plan_id and o.id = new.relapse_of;`
}

/** A facility under a closed one, or in an enterprise that is shut, stays: first that one must run again. */
function beginSql(r: Register): string {
  const begins =
    r.subject === 'facility'
      ? `update facility f set state = ${RUNS}, closed_on = null, ${STAMP}
      where f.plan_id = new.plan_id and f.id = ended.facility_id and f.state = ${CLOSED}
        and not exists (select 1 from facility p where p.plan_id = f.plan_id and p.id = f.parent_id and p.state = ${CLOSED})
        and not exists (select 1 from enterprise e where e.plan_id = f.plan_id and e.id = f.enterprise_id and e.state = ${SHUT});`
      : `update enterprise set state = ${IN_PRODUCTION}, ${STAMP} where plan_id = new.plan_id and id = ended.enterprise_id and state = ${SHUT};`
  return `${itsItemSql(r)}
    ${begins}`
}

/** The closed item's next round of looking back: none while a relapse of it stands. */
function roundsSql({ id, recheck }: Register, next: string, of = 'new.relapse_of'): string {
  return recheck === null
    ? ''
    : `update ${quoted(tableOf(id))} set next_recheck = ${next} where plan_id = new.plan_id and id = ${of};`
}

/**
 * A relapse that was entered by mistake goes out: what was ended stands ended as of its day, and is looked back at again. Of an item that
 * was found again before it is the relapse of then that says so, which was closed in its turn.
 */
function takeBackSql(r: Register, ends: Readonly<Record<string, readonly string[]>>): string {
  const table = quoted(tableOf(r.id))
  const next =
    '(select min(x.due_on) from item_recheck x where x.plan_id = new.plan_id and x.item_id = ended.id and x.done_on is null)'
  return `select o.* into ended from (
      select x.* from ${table} x where x.plan_id = new.plan_id and new.relapse_of in (x.id, x.relapse_of) and x.id <> new.id and x.stage <> 'removed'
      order by x.id desc limit 1) o where o.stage = 'closed'${fitsSql(ends, 'o')};
    if found then
      ${endSql(r, 'ended')}
      ${roundsSql(r, next, 'ended.id')}
    end if;`
}

function said({ title }: Register, deed: Parameters<typeof byItem>[2]): string {
  return `${byItem(title, 'new.id', deed)} || coalesce('：' || why_before, '')`
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
  ended ${quoted(table)};
begin${BEGIN_AS_PRODUCT}
  if tg_op = 'INSERT' then
    perform set_config('app.why', ${said(r, '反弹')}, true);
    ${beginSql(r)}
  elsif new.stage = 'closed' then
    perform set_config('app.why', ${byItem(r.title, 'new.id', '销号')}, true);
    ${endSql(r)}
  elsif new.stage = 'removed' then
    perform set_config('app.why', ${said(r, '反弹移出')}, true);
    ${takeBackSql(r, r.ends)}
  else
    perform set_config('app.why', ${said(r, '反弹恢复')}, true);
    ${roundsSql(r, 'null')}
    ${beginSql(r)}
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
      'taken_back',
      `after update on ${quoted(table)} for each row when (new.relapse_of is not null and (new.stage = 'removed') <> (old.stage = 'removed')) ${execute}`,
    ),
    trigger(
      table,
      'runs_again',
      `after insert on ${quoted(table)} for each row when (new.relapse_of is not null) ${execute}`,
    ),
  ].join('\n')
}
