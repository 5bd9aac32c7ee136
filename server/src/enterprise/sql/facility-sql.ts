import { GENERAL_KIND, kindsNamedBy } from '@gongjian/domain/enterprise/enterprise.ts'
import { literal } from '../../register/table/column-kinds.ts'
import { rememberSql } from '../../register/table/history-sql.ts'
import { columnsIn, enterpriseScope } from '../../register/table/scope-sql.ts'
import {
  BEGIN_AS_PRODUCT,
  BY_REGISTER,
  CLOSED,
  eachRegister,
  END_AS_PRODUCT,
  IS_NOWHERE,
  ITS_TABLE,
  MUST_WRITE_ITEMS,
} from './pieces-sql.ts'
import { SHUT } from './shut-sql.ts'

/** What a ledger of lines may mean (kindsNamedBy). */
const OF_LINES = kindsNamedBy(GENERAL_KIND).map(literal).join(', ')

/**
 * Whether the closed facility f is one that n, of another kind perhaps, would bring back: a kiln entered anew as a line is the kiln. A
 * bare 1号 may be a line and a kiln: a kiln's is not held to be the line's (domain/src/enterprise/named-facility.ts).
 */
function isOne(f: string, n: string, core: string): string {
  return `(${f}.core_name = ${core} and (${f}.kind = ${n}.kind or ${core} ~ '[^0-9a-z/]'
        or (${n}.kind = ${literal(GENERAL_KIND)} and ${f}.kind in (${OF_LINES}))))`
}

/** A bare number and the word of what bears it, as isNumbered() of domain tells: 7# among kilns is the closed 7号窑. */
function isNumbered(f: string, n: string, core: string): string {
  return `((${f}.kind = ${n}.kind or (${n}.kind = ${literal(GENERAL_KIND)} and ${f}.kind in (${OF_LINES})))
        and (substring(${f}.core_name from '^([0-9a-z/]+)[^0-9a-z/]*[窑炉线井]$') = ${core}
          or substring(${core} from '^([0-9a-z/]+)(?:[窑炉线井]|锅炉)$') = ${f}.core_name))`
}

/**
 * What the closed facilities of some enterprises were called before: a line that was renamed and then closed would else be entered anew
 * under its old name, as if it had never been. The history alone knows.
 */
const FORMER = `
create or replace function former_names(of_plan int, enterprises int[])
returns table (id int, enterprise_id int, kind text, name text, closed_on date, former text, core_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, f.enterprise_id, f.kind, f.name, f.closed_on, h.before->>'name', facility_core(h.before->>'name')
  from facility f join history h on h.plan_id = f.plan_id and h.noun = 'facility' and h.ref = f.id::text
  where f.plan_id = of_plan and f.enterprise_id = any (enterprises) and f.state = ${CLOSED}
    and h.action = 'update' and h.before->>'name' <> h.after->>'name' and facility_core(h.before->>'name') <> f.core_name
$$;
revoke all on function former_names(int, int[]) from public;`

/** Whether no other one than n is called so by now: what took a name over since keeps it. */
function isNobodys(n: string, core: string): string {
  return `not exists (select 1 from facility o where o.plan_id = ${n}.plan_id and o.enterprise_id = ${n}.enterprise_id and o.id <> ${n}.id and o.core_name = ${core})`
}

/**
 * Nothing closed comes back without a reason, and nothing hangs open on what is closed, whatever statement is sent. The query stands in
 * an `if` of its own: PL/pgSQL would else run it for each row.
 */
const GUARD = `
create or replace function guard_facility() returns trigger language plpgsql as $$
begin
  if new.state is distinct from ${CLOSED} then
    if tg_op = 'UPDATE' and old.state = ${CLOSED} and setting('app.why') is null then
      raise exception 'a closed facility comes back with a reason only' using errcode = '42501';
    end if;
    if tg_op = 'UPDATE' and facility_core(new.name) <> facility_core(old.name) and setting('app.role') is not null then
      if exists (select 1 from facility f where f.plan_id = new.plan_id and f.enterprise_id = new.enterprise_id and f.id <> new.id
        and f.state = ${CLOSED} and (${isOne('f', 'new', 'facility_core(new.name)')} or ${isNumbered('f', 'new', 'facility_core(new.name)')}))
        or comes_back(new.plan_id, jsonb_build_array(to_jsonb(new) || jsonb_build_object('core_name', facility_core(new.name)))) then
        raise exception 'a closed facility would come back under this name' using errcode = '42501';
      end if;
    end if;
    if new.parent_id is not null then
      if exists (select 1 from facility p where p.plan_id = new.plan_id and p.id = new.parent_id and p.state = ${CLOSED}) then
        raise exception 'what it hangs on is closed' using errcode = '42501';
      end if;
    end if;
  elsif tg_op = 'UPDATE' and facility_core(new.name) <> facility_core(old.name) and setting('app.role') is not null then
    raise exception 'what is closed keeps its name' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace trigger facility_guard before update on facility for each row execute function guard_facility();
create or replace trigger facility_guard_new before insert on facility for each row when (new.parent_id is not null) execute function guard_facility();`

/**
 * Asked for once a statement: an import makes facilities by the thousand, and all of them lie in a few counties. What a person makes is
 * none that was closed, written in another way, and stands in no enterprise that is shut; the product (a merge, trial data) makes what was there.
 */
const STANDS = `
create or replace function facility_stands() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from (select distinct plan_id, unit_id from new_rows) n where ${IS_NOWHERE}) then
    raise exception 'a facility names a plan or unit that is not there' using errcode = '23503';
  end if;
  -- As a foreign key would: who deletes one waits, and then finds what names it.
  perform from enterprise e where e.id in (select n.enterprise_id from new_rows n) for key share;
  if exists (select 1 from (select distinct n.enterprise_id from new_rows n) n where not exists (select 1 from enterprise e where e.id = n.enterprise_id)) then
    raise exception 'a facility names an enterprise that is not there' using errcode = '23503';
  end if;
  if tg_op = 'INSERT' and setting('app.role') is not null then
    if exists (select 1 from new_rows n join facility f on f.plan_id = n.plan_id and f.enterprise_id = n.enterprise_id and f.id <> n.id
      and (${isOne('f', 'n', 'n.core_name')} or ${isNumbered('f', 'n', 'n.core_name')}) where f.state = ${CLOSED} and n.state is distinct from ${CLOSED}) then
      raise exception 'a closed facility would come back under another writing' using errcode = '42501';
    end if;
    -- Nearly always none of the enterprises ever closed anything: then nothing is asked of the history.
    if exists (select 1 from new_rows n join facility f on f.plan_id = n.plan_id and f.enterprise_id = n.enterprise_id and f.state = ${CLOSED}
      where n.state is distinct from ${CLOSED}) then
      if comes_back((select min(n.plan_id) from new_rows n), (select jsonb_agg(jsonb_build_object('id', n.id, 'plan_id', n.plan_id, 'enterprise_id', n.enterprise_id, 'kind', n.kind, 'core_name', n.core_name))
        from new_rows n where n.state is distinct from ${CLOSED} and exists (select 1 from facility f
          where f.plan_id = n.plan_id and f.enterprise_id = n.enterprise_id and f.state = ${CLOSED}))) then
        raise exception 'a closed facility would come back under its former name' using errcode = '42501';
      end if;
    end if;
    if exists (select 1 from new_rows n join enterprise e on e.plan_id = n.plan_id and e.id = n.enterprise_id
      where e.state = ${SHUT} and n.state is distinct from ${CLOSED}) then
      raise exception 'nothing runs anew in an enterprise that was shut' using errcode = '42501';
    end if;
  end if;
  return null;
end $$;
${['insert', 'update']
  .map(
    (verb) =>
      `create or replace trigger facility_stands_${verb} after ${verb} on facility referencing new table as new_rows for each statement execute function facility_stands();`,
  )
  .join('\n')}`

/** Whether one of these facilities, which run, would be a closed one under the name that it had before. */
const COMES_BACK = `
create or replace function comes_back(of_plan int, running jsonb) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  with n as materialized (select * from jsonb_to_recordset(running) as r (id int, plan_id int, enterprise_id int, kind text, core_name text)),
  f as materialized (select * from former_names(of_plan, (select array_agg(distinct n.enterprise_id) from n)))
  select exists (select 1 from n join f on f.enterprise_id = n.enterprise_id and f.id <> n.id and ${isOne('f', 'n', 'n.core_name')} where ${isNobodys('n', 'n.core_name')})
$$;`

/** A facility keeps no secret, and its task is that of the items that name it. */
const REMEMBER = rememberSql({ table: 'facility', columns: 't.*', task: 'null::int', ref: 'id' })

/** 关停 of a line takes along what hangs on it, down the tree: each closing fires this again. What was closed before keeps its day. */
const CLOSE_HANGING = `
create or replace function close_hanging() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update facility set state = ${CLOSED}, closed_on = new.closed_on, version = version + 1, updated_by = new.updated_by, updated_at = new.updated_at
  where plan_id = new.plan_id and parent_id = new.id and state is distinct from ${CLOSED};
  return null;
end $$;
create or replace trigger facility_z_closes after update on facility for each row
  when (new.state = ${CLOSED} and old.state is distinct from ${CLOSED}) execute function close_hanging();`

/**
 * What the hub has of the facilities that items name, by the very name or one written alike, under whatever kind, and what is closed there
 * that has the digits of the number, those of a size perhaps beside them, or none where the number may be how many (which of them is meant:
 * chooseNamed of domain/src/enterprise/named-facility.ts); asked for by who writes items, whoever the enterprise belongs to.
 */
const NAMED = `
drop function if exists closed_facilities(jsonb);
drop function if exists named_facilities(jsonb);
create function named_facilities(asked jsonb)
returns table (n int, id int, kind text, name text, is_same boolean, is_closed boolean, closed_on date, former text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare plan int := setting('app.plan')::int; begin${MUST_WRITE_ITEMS}
  return query
  select a.n, f.id, f.kind, f.name, flat_key(f.name) = flat_key(a.name), f.state is not distinct from ${CLOSED}, f.closed_on, null::text
  from jsonb_to_recordset(asked) as a (n int, enterprise int, name text, core text)
  join facility f on f.plan_id = plan and f.enterprise_id = a.enterprise and f.core_name = a.core
  union all
  select a.n, f.id, f.kind, f.name, false, true, f.closed_on, null
  from jsonb_to_recordset(asked) as a (n int, enterprise int, core text, digits text)
  join facility f on f.plan_id = plan and f.enterprise_id = a.enterprise and f.state = ${CLOSED} and f.core_name <> a.core
    and (position(a.digits in regexp_replace(f.core_name, '[^0-9]', '', 'g')) > 0 or f.core_name !~ '[0-9]')
  union all
  select distinct on (a.n, f.id) a.n, f.id, f.kind, f.name, false, true, f.closed_on, f.former
  from jsonb_to_recordset(asked) as a (n int, enterprise int, name text, core text)
  join former_names(plan, (select array_agg(distinct x.enterprise) from jsonb_to_recordset(asked) as x (enterprise int))) f
    on f.enterprise_id = a.enterprise and f.core_name = a.core
  where not exists (select 1 from facility o where o.plan_id = plan and o.enterprise_id = a.enterprise and o.core_name = a.core)
  order by 1, 2;
end $$;`

/**
 * What the items keep of a facility follows its new name: the name, its part of the natural key, the words to search.
 * asked: register → which part of its key is the facility's name, from 1; null: none. \`flat\` is the name as natural-key.ts writes it.
 */
const RENAME = `
create or replace function rename_in_items(of_facility int, asked jsonb, flat text, words text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  plan int := setting('app.plan')::int;${BY_REGISTER}
  f facility;
begin
  select * into f from facility x where x.plan_id = plan and x.id = of_facility;
  if role_before is not null and not coalesce(${enterpriseScope('edit', columnsIn('f'))}, false) then
    raise exception 'not allowed to write the facility' using errcode = '42501';
  end if;${BEGIN_AS_PRODUCT}
  ${eachRegister('plan', 'i.facility_id = of_facility')}
    execute format('update %I set facility = $1, tokens = tokens || $5::tsvector, natural_key = case when $4::int is null or natural_key is null then natural_key
      else array_to_string((string_to_array(natural_key, e''\\x1f''))[:$4::int - 1] || $3 || (string_to_array(natural_key, e''\\x1f''))[$4::int + 1:], e''\\x1f'') end
      where plan_id = $2 and facility_id = $6', ${ITS_TABLE})
      using f.name, plan, flat, (asked->>register_of)::int, words, of_facility;
  end loop;${END_AS_PRODUCT}
end $$;`

export const FACILITY_SQL = [FORMER, COMES_BACK, GUARD, STANDS, REMEMBER, CLOSE_HANGING, NAMED, RENAME].join('\n')
export const FACILITY_FUNCTIONS = [
  'comes_back(int, jsonb)',
  'named_facilities(jsonb)',
  'rename_in_items(int, jsonb, text, text)',
]
