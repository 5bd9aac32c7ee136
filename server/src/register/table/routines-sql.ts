import { EDITABLE, MOVES, Move, RECORD_MOVES } from '@gongjian/domain/register/life.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { HUB_FUNCTIONS, HUB_SQL } from '../../enterprise/sql/hub-sql.ts'
import { CLOSED, IS_NOWHERE, ITS_TABLE, MUST_WRITE_ITEMS } from '../../enterprise/sql/pieces-sql.ts'
import { SHUT } from '../../enterprise/sql/shut-sql.ts'
import { guestsSql } from '../../enterprise/sql/place-sql.ts'
import { CANDIDATE_SQL } from '../../sweep/candidate-sql.ts'
import { appraisalGuardSql } from './appraisal-guard-sql.ts'
import { literal } from './column-kinds.ts'
import { BOOKKEEPING } from './common-columns.ts'
import { imagesAsOf } from './images-as-of-sql.ts'
import { nextPlannedSql } from './next-planned-sql.ts'
import {
  columnsIn,
  enterpriseScope,
  IN_PLAN,
  isNamedByItem,
  ITEM_SCOPES,
  itemScope,
  openRead,
  tokenScope,
} from './scope-sql.ts'
import { seasonPlanGuardSql } from './season-plan-guard-sql.ts'
import { RELAPSE_GUARD } from './relapse-guard-sql.ts'
import { TERM_GUARD } from './term-guard-sql.ts'
import { withWork } from './work-sql.ts'
import { TELL_ADDED, TELL_CHANGED, TELL_HANGING, tellHangingSql } from './tell-webhooks-sql.ts'

function list(words: readonly string[]): string {
  return words.map(literal).join(', ')
}

/** from → to of every move, and what it stands for: `draft>listed` → value. */
function byMove(value: (move: Move) => string, before = 'old', after = 'new'): string {
  const cases = Move.options.flatMap((move) =>
    MOVES[move].from.map((from) => `when ${literal(`${from}>${MOVES[move].to}`)} then ${literal(value(move))}`),
  )
  return `case ${before}.stage || '>' || ${after}.stage ${cases.join(' ')} end`
}

/**
 * Whether the actor's permission reaches an item: the policies' own words, for the triggers. Without sub-selects: PL/pgSQL
 * evaluates such an expression by itself, and plans and runs a query for any other, for each row of an import.
 */
const ITEM_REACH = `
create or replace function item_reach(scope text, unit_id int, task_id int, township text) returns boolean
language plpgsql stable as $$
begin
  case scope
  ${ITEM_SCOPES.map((s) => `when ${literal(s)} then return coalesce(${itemScope(s, columnsIn('item_reach'), 'each')}, false);`).join('\n  ')}
  end case;
end $$;`

/**
 * Nobody skips a step, writes what stands fast, or closes what he verified himself, whatever statement he sends.
 * The product at work as the owner (loading a plan, trial data) has no role and is trusted.
 * Arguments: the life of the register; its generated columns, which a BEFORE trigger sees empty; what its items end, by column, or ''.
 */
const GUARD_ITEM = `
create or replace function guard_new_item() returns trigger language plpgsql as $$
begin
  new.next_planned := case when new.stage not in ('closed', 'removed') then ${nextPlannedSql('new.planned', 'new.done')} end;
  new.version := 1;
  if setting('app.role') is null then return new; end if;
  new.verified_by := null;
  new.trial := false;
  if new.stage = 'draft' then return new; end if;
  if new.stage = 'listed' and item_reach('progress', new.unit_id, new.task_id, new.township) then return new; end if;
  raise exception 'an item begins as a draft' using errcode = '42501';
end $$;
create or replace function guard_item() returns trigger language plpgsql as $$
declare
  is_person boolean := setting('app.role') is not null;
  move text;
  need text;
  left_out text[] := array[${list(BOOKKEEPING)}] || tg_argv[1]::text[];
begin
  new.next_planned := case when new.stage not in ('closed', 'removed') then ${nextPlannedSql('new.planned', 'new.done')} end;
  new.version := old.version + 1;
  if new.stage not in ('closed', 'removed') then
    new.next_planned := least(new.next_planned, (select min(s.planned) from item_step s
      where s.plan_id = new.plan_id and s.item_id = new.id and s.done_on is null));
  end if;
  if not is_person then return new; end if;
  if new.stage <> old.stage then
    move := ${byMove((m) => m)};
    need := ${byMove((m) => MOVES[m].permission.replace('item.', ''))};
    if move is null or (tg_argv[0] = 'record' and move not in (${list(RECORD_MOVES)})) then
      raise exception 'no move leads from % to %', old.stage, new.stage using errcode = '42501';
    end if;
    if not item_reach(need, old.unit_id, old.task_id, old.township) then
      raise exception 'the move % is not the actor’s', move using errcode = '42501';
    end if;
    if move in (${list(Move.options.filter((m) => MOVES[m].needsReason))}) and setting('app.why') is null then
      raise exception 'the move % needs a reason', move using errcode = '42501';
    end if;
    if move in (${list(Move.options.filter((m) => MOVES[m].notTheVerifier))})
      and old.verified_by is not distinct from setting('app.account')::int then
      raise exception 'no account both verifies and closes' using errcode = '42501';
    end if;
    if move = 'list' and new.facility_id is not null and new.relapse_of is null then
      -- What tells of the end of a thing, in an enterprise that is shut, is an old ledger of what is over (store/closed-facilities.ts).
      if exists (select 1 from facility f where f.plan_id = new.plan_id and f.id = new.facility_id and f.state = ${CLOSED})
        and not (tg_argv[2] <> '' and exists (select 1 from enterprise e where e.plan_id = new.plan_id and e.id = new.enterprise_id and e.state = ${SHUT})
          and (select coalesce(bool_and(coalesce(x.value ? (to_jsonb(new)->>x.key), false)), true) from jsonb_each(nullif(tg_argv[2], '')::jsonb) x)) then
        raise exception 'its facility was closed since' using errcode = '42501';
      end if;
    end if;
    if move = 'verify' then new.verified_by := setting('app.account')::int; end if;
    -- The day of completion is set by the move that claims it.
    left_out := left_out || array['done'];
  end if;
  if new.unit_id is distinct from old.unit_id and not item_reach('assign', old.unit_id, old.task_id, old.township) then
    raise exception 'only who assigns items changes the unit' using errcode = '42501';
  end if;
  if to_jsonb(new) - left_out is distinct from to_jsonb(old) - left_out
    or (new.township is distinct from old.township and new.unit_id is not distinct from old.unit_id) then
    if old.stage not in (${list(EDITABLE)}) then
      raise exception 'an item in % stands fast', old.stage using errcode = '42501';
    end if;
    if not item_reach('edit', old.unit_id, old.task_id, old.township)
      and not (new.unit_id is distinct from old.unit_id and item_reach('assign', old.unit_id, old.task_id, old.township)) then
      raise exception 'the item is not the actor’s to write' using errcode = '42501';
    end if;
  end if;
  return new;
end $$;`

const INDEXED = `unit_id, township, enterprise_id, facility_id, stage, due, start_by, is_work, next_planned, next_recheck, title, lon, lat, tokens`

/** Rows of an update that lie elsewhere than before. */
const MOVED = `new_rows n join old_rows o on o.id = n.id and (n.enterprise_id, n.facility_id, n.unit_id, n.township) is distinct from (o.enterprise_id, o.facility_id, o.unit_id, o.township)`

/** As foreign keys would, once a statement: an import's 100,000 rows name a handful. Who deletes one is refused by migration 020. */
function standSql(from: string): string {
  return `
  if exists (select 1 from (select distinct n.plan_id, n.unit_id, n.task_id from ${from}) n
    where ${IS_NOWHERE}
      or (n.task_id is not null and not exists (select 1 from task t where t.plan_id = n.plan_id and t.id = n.task_id))) then
    raise exception 'an item names a plan, unit or task that is not there' using errcode = '23503';
  end if;
  if exists (select 1 from ${from} where n.enterprise_id is not null
      and not exists (select 1 from enterprise e where e.plan_id = n.plan_id and e.id = n.enterprise_id))
    or exists (select 1 from ${from} where n.facility_id is not null
      and not exists (select 1 from facility f where f.plan_id = n.plan_id and f.id = n.facility_id)) then
    raise exception 'an item names an enterprise or a facility that is not there' using errcode = '23503';
  end if;`
}

/** Arguments: the register; its life; the tables of its series. */
const INDEX_ITEMS = `
create or replace function index_items() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  child text;
  gone text;
begin
  if tg_op = 'INSERT' then
    ${standSql('new_rows n')}${guestsSql('new_rows n')}
    insert into item_index (id, plan_id, register, task_id, trial, ${INDEXED})
    select id, plan_id, tg_argv[0], task_id, trial, ${INDEXED} from ${withWork('new_rows', 'tg_argv[1]')} n;${TELL_ADDED}
    return null;
  end if;
  update item_index i set (${INDEXED}) = row(${INDEXED.split(', ')
    .map((c) => `n.${c}`)
    .join(', ')})
  from ${withWork('new_rows', 'tg_argv[1]')} n where i.id = n.id
    and (${INDEXED.split(', ')
      .map((c) => `i.${c}`)
      .join(', ')}) is distinct from (${INDEXED.split(', ')
      .map((c) => `n.${c}`)
      .join(', ')});
  insert into item_move (plan_id, register, item_id, unit_id, task_id, move, from_stage, to_stage, account_id, by, by_unit, at, reason, verified_by)
  select n.plan_id, tg_argv[0], n.id, n.unit_id, n.task_id,
    case when n.stage = o.stage then 'assign' else coalesce(${byMove((m) => m, 'o', 'n')}, 'assign') end, o.stage, n.stage,
    setting('app.account')::int, coalesce(setting('app.actor'), '系统'), coalesce(setting('app.actor_unit'), '系统'),
    coalesce(setting('app.plan_now')::timestamptz, clock_timestamp()), setting('app.why'), setting('app.verified_by')
  from new_rows n join old_rows o on o.id = n.id
  where n.stage <> o.stage or n.unit_id is distinct from o.unit_id;
  if exists (select 1 from new_rows n join old_rows o on o.id = n.id
    where (n.enterprise_id, n.facility_id, n.unit_id, n.township) is distinct from (o.enterprise_id, o.facility_id, o.unit_id, o.township)) then
    ${standSql(MOVED)}${guestsSql(MOVED)}
  end if;
  -- What hangs on an item goes where it goes.
  if exists (select 1 from new_rows n join old_rows o on o.id = n.id where (n.unit_id, n.township) is distinct from (o.unit_id, o.township)) then
    foreach child in array array['item_step', 'item_recheck', 'sweep_candidate', 'appraisal_score'] || tg_argv[2]::text[] loop
      execute format('update %I s set unit_id = n.unit_id, township = n.township from new_rows n
        where s.plan_id = n.plan_id and s.item_id = n.id and (s.unit_id, s.township) is distinct from (n.unit_id, n.township)', child);
    end loop;
    update attachment a set unit_id = n.unit_id from new_rows n
    where a.plan_id = n.plan_id and a.item_id = n.id and n.unit_id is not null and a.unit_id <> n.unit_id;
  end if;${TELL_CHANGED}
  return null;
end $$;`

/**
 * Ids of items that hold every word, of those that the actor may read: text search is not leakproof, so under a policy it
 * could not use its index. An enterprise's words are kept once, in the hub.
 */
function findItems(open: readonly string[]): string {
  return `
drop function if exists find_items(text, text[]);
create or replace function find_items(of_register text, words text[], most int default null) returns setof bigint
language plpgsql stable security definer set search_path = public, pg_temp rows 1000 as $$
declare
  first tsquery := words[1]::tsquery;
  others tsquery[] := words[2:]::tsquery[];
begin
  return query select i.id from item_index i
  where i.plan_id = ${IN_PLAN} and (of_register is null or i.register = of_register)
    and (i.tokens @@ first or i.enterprise_id = any (array(
      select e.id from enterprise e where e.plan_id = ${IN_PLAN} and e.tokens @@ first)))
    and not exists (select 1 from unnest(others) w where not (i.tokens @@ w
      or exists (select 1 from enterprise e where e.id = i.enterprise_id and e.tokens @@ w)))
    and (${itemScope('read', columnsIn('i'))} or ${openRead(open, 'i.register')}) and ${tokenScope('read', 'i.register')}
  limit most;
end $$;`
}

/** Of items that a field names: those that stand. A credit may be another unit's, so it is asked beside the policies, and tells no more than that. */
const STANDING_ITEMS = `
create or replace function standing_items(of_register text, ids bigint[]) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id from item_index i where i.plan_id = ${IN_PLAN} and i.id = any (ids)
    and (of_register is null or i.register = of_register) and i.stage <> 'removed'
$$;`

/** The same of enterprises. */
const FIND_HUB = `
create or replace function find_hub(words text[], most int) returns setof int
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as $$
declare
  first tsquery := words[1]::tsquery;
  others tsquery[] := words[2:]::tsquery[];
begin
  return query select e.id from enterprise e
  where e.plan_id = ${IN_PLAN} and e.merged_into is null and e.tokens @@ first
    and not exists (select 1 from unnest(others) w where not e.tokens @@ w)
    and (${enterpriseScope('read', columnsIn('e'))} or ${isNamedByItem('e.id')})
  limit most;
end $$;`

/**
 * An import fills a table within one transaction, where the statistics of before are those of an empty one: by them each lot
 * would read the whole table to find a few rows. Whoever holds the table for the same purpose is not waited for.
 */
const COUNT_ANEW = `
create or replace function count_anew(register_of text) returns void
language plpgsql security definer set search_path = public, pg_temp set default_statistics_target = 10 as $$
declare its_table text; begin${MUST_WRITE_ITEMS}
  select r.name into strict its_table from register_table r where r.name = ${ITS_TABLE};
  execute format('analyze (skip_locked) %I (plan_id, unit_id, enterprise_id, natural_key)', its_table);
  analyze (skip_locked) enterprise (plan_id, unit_id, name, credit_code), facility (plan_id, unit_id, enterprise_id, kind, name);
end $$;`

const GRANTED = [
  'find_items(text, text[], int)',
  'standing_items(text, bigint[])',
  'find_hub(text[], int)',
  'images_as_of(text, timestamptz, text)',
  'count_anew(text)',
  ...HUB_FUNCTIONS,
]

/** Made anew whenever their text changes; APP_ROLE is the role of requests. */
export function routinesSql(open: readonly string[], registers: readonly Register[]): string {
  return [
    ITEM_REACH,
    GUARD_ITEM,
    TERM_GUARD,
    RELAPSE_GUARD,
    INDEX_ITEMS,
    findItems(open),
    STANDING_ITEMS,
    FIND_HUB,
    imagesAsOf(open, registers),
    COUNT_ANEW,
    HUB_SQL,
    TELL_HANGING,
    tellHangingSql('attachment', 'item.evidence'),
    seasonPlanGuardSql(),
    appraisalGuardSql(),
    CANDIDATE_SQL,
    ...GRANTED.flatMap((f) => [
      `revoke all on function ${f} from public;`,
      `grant execute on function ${f} to APP_ROLE;`,
    ]),
  ].join('\n')
}
