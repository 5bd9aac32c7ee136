import { MADE_UP_PREFIX } from '@gongjian/domain/enterprise/credit-code.ts'
import { literal } from '../../register/table/column-kinds.ts'
import { columnsIn, enterpriseScope, ids, itemScope, tokenScope } from '../../register/table/scope-sql.ts'
import { CLOSED, HAND, MUST_WRITE_ITEMS } from './pieces-sql.ts'

/** A token reads no hub, yet it finds its unit's own by their names: by number it finds the same, and no others. */
const IS_OF_TOKEN = `((select setting('app.token') is not null) and e.unit_id = ${ids('item_edit_units')})`

/**
 * Enterprises of the plan by id alone where one is given, else by credit code, else by the exact name within the unit; asked for by who
 * writes items. One that was merged away is the one that it went into: a county's workbook goes on naming it for years. `other`: one
 * that the row names as well, by the code beside the id or by the name beside either: the item would land at one of two, and nobody
 * could tell that it was a slip. `is_misnamed`: the name beside the id is none that it bears or bore, nor of one that went into it: of
 * a slip in the number only the name tells. `via`: the one that was merged away, where the row means it.
 */
const FIND_ENTERPRISES = `
drop function if exists find_enterprises(jsonb);
create function find_enterprises(asked jsonb) returns table (n int, id int, name text, credit_code text, size text, other text, is_unheld boolean, is_misnamed boolean, via int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare plan int := setting('app.plan')::int; begin${MUST_WRITE_ITEMS}
  return query
  select a.n, s.id, s.name, s.credit_code, s.size, o.name,
    a.id is not null and a.code <> s.credit_code and not exists (select 1 from enterprise x where x.plan_id = plan and x.credit_code = a.code),
    a.id is not null and flat_key(a.name) <> flat_key(s.name)
      and not exists (select 1 from enterprise x where x.plan_id = plan and x.name = a.name and x.merged_into is not null and standing_enterprise(x.id) = s.id)
      and not exists (select 1 from history h where h.plan_id = plan and h.noun = 'enterprise' and h.ref in (e.id::text, s.id::text)
        and h.action = 'update' and flat_key(h.before->>'name') = flat_key(a.name)),
    case when e.merged_into is not null then e.id else (select max(x.id) from enterprise x where a.name <> s.name and x.plan_id = plan and x.name = a.name
      and x.merged_into is not null and x.unit_id is not distinct from a.unit and standing_enterprise(x.id) = s.id) end
  from jsonb_to_recordset(asked) as a (n int, id int, code text, name text, unit int)
  cross join lateral (
    select e.* from (
      select 1 as rank, e.* from enterprise e where a.id is not null and e.plan_id = plan and e.id = a.id
        and (setting('app.role') is null or ${enterpriseScope('read', columnsIn('e'))} or ${IS_OF_TOKEN}
          or exists (select 1 from item_index i where i.plan_id = plan and i.enterprise_id = e.id and ${itemScope('read', columnsIn('i'))}
            and ${tokenScope('read', 'i.register')}))
      union all
      select 2, e.* from enterprise e where a.id is null and a.code is not null and e.plan_id = plan and e.credit_code = a.code and e.merged_into is null
      union all
      select 3, e.* from enterprise e where a.id is null and a.code is not null and e.plan_id = plan and e.credit_code = a.code and e.merged_into is not null
      union all
      select case when e.merged_into is null then 4 else 5 end, e.* from enterprise e where a.id is null and a.name is not null and e.plan_id = plan and e.name = a.name
        and e.unit_id is not distinct from a.unit and (a.code is null or e.credit_code is null)
    ) e order by e.rank, e.id limit 1
  ) e
  cross join lateral (
    select x.id, x.name, x.credit_code, x.size, x.plan_id from enterprise x
    where x.id = case when e.merged_into is null then e.id else standing_enterprise(e.id) end offset 0
  ) s
  left join lateral (
    select x.name from enterprise x where a.id is not null and a.code is distinct from s.credit_code and x.plan_id = plan and x.credit_code = a.code
      and standing_enterprise(x.id) <> s.id
    union all
    select x.name from enterprise x where a.name <> s.name and x.plan_id = plan and x.name = a.name and x.merged_into is null and x.id <> s.id
      and x.unit_id is not distinct from a.unit
    limit 1
  ) o on true
  where s.plan_id = plan;
end $$;`

/** Makes enterprises that no one has entered yet, marked 待核. */
const MAKE_ENTERPRISES = `
create or replace function make_enterprises(asked jsonb) returns table (n int, id int)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  plan int := setting('app.plan')::int;${HAND}
begin
  if setting('app.role') is not null and exists (
    select 1 from jsonb_to_recordset(asked) as a (unit int, task int, township text)
    where not item_reach('edit', a.unit, a.task, a.township)) then
    raise exception 'not allowed to write items there' using errcode = '42501';
  end if;
  insert into enterprise (plan_id, unit_id, township, name, credit_code, lon, lat, pending, tokens, created_by, created_at, updated_by, updated_at)
  select plan, a.unit, a.township, a.name, a.code, a.lon, a.lat, true, a.tokens::tsvector, who, moment, who, moment
  from jsonb_to_recordset(asked) as a (n int, name text, code text, unit int, township text, lon float8, lat float8, tokens text)
  order by a.n
  on conflict do nothing;
  -- Whoever entered the same code in the same instant made it: then that one is taken.
  -- Each by its own index: a condition that chooses between code and name would read every enterprise for each row.
  return query select a.n, min(s.id) from jsonb_to_recordset(asked) as a (n int, name text, code text, unit int)
  cross join lateral (
    select e.id from enterprise e where a.code is not null and e.plan_id = plan and e.credit_code = a.code and e.merged_into is null
    union all
    select e.id from enterprise e where a.code is null and e.plan_id = plan and e.name = a.name and e.merged_into is null
      and e.unit_id is not distinct from a.unit) s
  group by a.n;
end $$;`

/** An enterprise that was entered without a code gets it from the first item that names one. */
const CODE_ENTERPRISES = `
create or replace function code_enterprises(asked jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  plan int := setting('app.plan')::int;${HAND}
begin
  update enterprise e set credit_code = a.code, version = e.version + 1, updated_by = who, updated_at = moment
  from (select distinct on (code) * from jsonb_to_recordset(asked) as x (id int, code text, task int) order by code, id) a
  where e.plan_id = plan and e.id = a.id and e.credit_code is null and not (e.from_plan and starts_with(a.code, ${literal(MADE_UP_PREFIX)}))
    and (setting('app.role') is null or item_reach('edit', e.unit_id, a.task, e.township))
    and not exists (select 1 from enterprise o where o.plan_id = plan and o.credit_code = a.code and o.merged_into is null);
end $$;`

/**
 * The enterprise of an item that was assigned: where nobody answers for it yet, the item's county does; where the item's county before
 * did, and no other item of that county names it any more, it goes along: a county that is to work on it could else not write it. Its
 * facilities follow (place-sql.ts).
 */
const PLACE_ENTERPRISE = `
create or replace function place_enterprise(of_item bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  plan int := setting('app.plan')::int;
  item item_index;
  unit_before int;${HAND}
begin
  select * into item from item_index i where i.plan_id = plan and i.id = of_item;
  if item.unit_id is null or not item_reach('assign', item.unit_id, item.task_id, item.township) then return; end if;
  select (h.before->>'unit_id')::int into unit_before from history h
  where h.plan_id = plan and h.noun = 'reg_' || replace(item.register, '-', '_') and h.ref = of_item::text
    and h.before->>'unit_id' is distinct from h.after->>'unit_id' order by h.id desc limit 1;
  update enterprise e set unit_id = item.unit_id, township = case when e.unit_id is null then e.township end, version = e.version + 1, updated_by = who, updated_at = moment
  where e.plan_id = plan and e.id = item.enterprise_id and (e.unit_id is null
    or (e.unit_id = unit_before and unit_before <> item.unit_id and not exists (
      select 1 from item_index i where i.plan_id = plan and i.enterprise_id = e.id and i.id <> of_item and i.unit_id = unit_before and i.stage <> 'removed')));
end $$;`

/** Makes the facilities that the hub does not have; what somebody else made in the same instant is not in the answer. */
const MAKE_FACILITIES = `
drop function if exists take_facilities(jsonb);
drop function if exists make_facilities(jsonb);
create or replace function make_facilities(asked json) returns table (n int, id int)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  plan int := setting('app.plan')::int;${HAND}
begin${MUST_WRITE_ITEMS}
  return query
  with rows as materialized (select * from json_to_recordset(asked) as a (n int, enterprise int, kind text, name text, lon float8, lat float8, closed_on date)),
  made as (
    insert into facility as f (plan_id, enterprise_id, kind, name, state, closed_on, unit_id, township, lon, lat, created_by, created_at, updated_by, updated_at)
    select distinct on (a.enterprise, a.kind, flat_key(a.name)) plan, a.enterprise, a.kind, a.name, case when a.closed_on is not null then ${CLOSED} end, a.closed_on, e.unit_id, e.township, a.lon, a.lat, who, moment, who, moment
    from rows a join enterprise e on e.plan_id = plan and e.id = a.enterprise
    order by a.enterprise, a.kind, flat_key(a.name), a.n
    on conflict (plan_id, enterprise_id, kind, name) do nothing
    returning f.id, f.enterprise_id, f.kind, f.name)
  select a.n, m.id from rows a join made m on m.enterprise_id = a.enterprise and m.kind = a.kind and m.name = a.name;
end $$;`

export const TAKE_SQL = [FIND_ENTERPRISES, MAKE_ENTERPRISES, CODE_ENTERPRISES, PLACE_ENTERPRISE, MAKE_FACILITIES].join(
  '\n',
)
export const TAKE_FUNCTIONS = [
  'find_enterprises(jsonb)',
  'make_enterprises(jsonb)',
  'code_enterprises(jsonb)',
  'place_enterprise(bigint)',
  'make_facilities(json)',
]
