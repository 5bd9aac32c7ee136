import { columnsIn, enterpriseScope } from '../../register/table/scope-sql.ts'
import { literal } from '../../register/table/column-kinds.ts'
import { columnOfField, FIELD_KEYS } from '../enterprise-columns.ts'
import {
  BEGIN_AS_PRODUCT,
  BY_REGISTER,
  CLOSED,
  eachRegister,
  END_AS_PRODUCT,
  HAND,
  ITS_TABLE,
  MUST_WRITE_ITEMS,
} from './pieces-sql.ts'

/** What the kept one takes over where it knows nothing itself. Its township only within its own county. */
const FILLED = [...FIELD_KEYS.map(columnOfField).filter((c) => c !== 'name'), 'township', 'lon', 'lat']

function columns(of: string): string {
  return FILLED.map((c) => `${of}${c}`).join(', ')
}

const BEGIN = `${BEGIN_AS_PRODUCT}
  perform set_config('app.why', why, true);`

export function mustReach(one: string): string {
  return `
  if role_before is not null and not coalesce(${enterpriseScope('merge', columnsIn(one))}, false) then
    raise exception 'not allowed to merge %', ${one}.id using errcode = '42501';
  end if;`
}

const HEAD = `
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  plan int := setting('app.plan')::int;${BY_REGISTER}${HAND}
  k enterprise;
  g enterprise;
  its jsonb;`

/** Days that counties set are taken off while the plan's own day moves, and put back where they are not later than it. */
const OWN_DAYS = `own_due = case when $4 is distinct from t.enterprise_size then null else t.own_due end`
const DAYS_BACK = `
    execute format('update %I t set own_due = x.due from jsonb_to_recordset($2) as x (id bigint, due date)
      where t.plan_id = $1 and t.id = x.id and t.own_due is null and x.due is not null and (t.due_rule is null or x.due <= t.due_rule)',
      ${ITS_TABLE})`

/** Two closed items of one natural key: that of the one that goes is taken off, since nobody can mend a closed item. */
const BOTH_CLOSED = `$4 and t.natural_key is not null and t.relapse_of is null and t.stage = ''closed'' and exists (
        select 1 from %1$I o where o.plan_id = $1 and o.enterprise_id = $3 and o.unit_id is not distinct from t.unit_id
          and o.natural_key = t.natural_key and o.relapse_of is null and o.stage = ''closed'')`

/**
 * source goes into kept, in one deed: what kept does not know is filled, facilities move (of those of the same kind and name what hangs
 * on them moves), items of all registers move with their evidence. enterprise_merge keeps what undo_merge() needs. \`keyed\`: the
 * registers whose natural key counts the enterprise. \`renamed\`: facilities that were given their counterpart's name for it.
 */
const MERGE = `
drop function if exists merge_enterprises(int, int, text[], text);
create or replace function merge_enterprises(kept int, source int, keyed text[], why text, renamed jsonb default '[]') returns int ${HEAD}
  filled jsonb;
  tied jsonb;
  hung jsonb;
  items jsonb := '{}';
  days jsonb := '{}';
  made int;
begin
  perform 1 from enterprise e where e.plan_id = plan and e.id in (kept, source) order by e.id for update;
  select * into k from enterprise e where e.plan_id = plan and e.id = kept;
  select * into g from enterprise e where e.plan_id = plan and e.id = source;
  if k.id is null or g.id is null or k.id = g.id or k.merged_into is not null or g.merged_into is not null
    or (k.trial and g.from_plan) or (g.trial and k.from_plan) then
    raise exception 'these two cannot be merged' using errcode = '42501';
  end if;
  ${mustReach('k')}
  ${mustReach('g')}
  select coalesce(jsonb_object_agg(f.id, o.id), '{}') into tied from facility f join facility o
    on o.plan_id = plan and o.enterprise_id = k.id and o.kind = f.kind and o.name = f.name
    where f.plan_id = plan and f.enterprise_id = g.id;
  if exists (select 1 from jsonb_each_text(tied) x join facility f on f.id = x.key::int join facility o on o.id = x.value::int
    where (coalesce(f.state, '') = ${CLOSED}) <> (coalesce(o.state, '') = ${CLOSED})) then
    raise exception 'a closed facility would stand for one that is not' using errcode = '42501';
  end if;
  ${BEGIN}
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'parent', f.parent_id)), '[]') into hung
    from facility f where f.plan_id = plan and f.enterprise_id = g.id and not tied ? f.id::text;
  select coalesce(jsonb_object_agg(x.key, x.value), '{}') into filled from jsonb_each(to_jsonb(g)) x
    where x.key = any (array[${FILLED.map(literal).join(', ')}]) and x.value <> 'null' and to_jsonb(k)->x.key = 'null'
      and (x.key <> 'township' or g.unit_id is not distinct from k.unit_id)
      and (x.key not in ('lon', 'lat') or (k.lon is null and k.lat is null));
  if filled ? 'size' then
    ${eachRegister('plan', 'i.enterprise_id = k.id')}
      execute format('select jsonb_agg(jsonb_build_object(''id'', id, ''due'', own_due)) from %I
        where plan_id = $1 and enterprise_id = $2 and own_due is not null', ${ITS_TABLE}) into its using plan, k.id;
      if its is not null then days := days || jsonb_build_object(register_of, its); end if;
    end loop;
  end if;
  update enterprise e set merged_into = k.id, version = e.version + 1, updated_by = who, updated_at = moment where e.plan_id = plan and e.id = g.id;
  insert into enterprise_merge (plan_id, unit_id, township, enterprise_id, from_id, name, reason, by, at, moved)
  values (plan, k.unit_id, k.township, k.id, g.id, g.name, why, who, moment, jsonb_build_object('filled', filled, 'tokens', k.tokens::text))
  returning id into made;
  k := jsonb_populate_record(k, filled);
  update enterprise e set (${columns('')}) = row(${columns('k.')}), tokens = e.tokens || g.tokens, version = e.version + 1,
    updated_by = who, updated_at = moment where e.plan_id = plan and e.id = k.id;
  update facility f set enterprise_id = k.id, unit_id = k.unit_id, township = k.township,
    parent_id = coalesce((tied->>f.parent_id::text)::int, f.parent_id), version = f.version + 1, updated_by = who, updated_at = moment
  where f.plan_id = plan and f.enterprise_id = g.id and not tied ? f.id::text;
  ${eachRegister('plan', 'i.enterprise_id = g.id')}
    execute format('select jsonb_agg(jsonb_build_object(''id'', t.id, ''facility'', t.facility_id, ''due'', t.own_due,
      ''key'', case when ${BOTH_CLOSED} then t.natural_key end)) from %1$I t where t.plan_id = $1 and t.enterprise_id = $2',
      ${ITS_TABLE}) into its using plan, g.id, k.id, register_of = any (keyed);
    execute format('update %I t set enterprise_id = $5, enterprise = $2, credit_code = $3, enterprise_size = $4, ${OWN_DAYS},
      facility_id = coalesce(($7->>t.facility_id::text)::int, t.facility_id), natural_key = case when x.key is null then t.natural_key end
      from jsonb_to_recordset($6) as x (id bigint, key text) where t.plan_id = $1 and t.id = x.id', ${ITS_TABLE})
      using plan, k.name, k.credit_code, k.size, k.id, its, tied;
    ${DAYS_BACK} using plan, its;
    items := items || jsonb_build_object(register_of, its);
  end loop;
  update enterprise_merge m set moved = m.moved || jsonb_build_object('renamed', renamed, 'tied', tied, 'facilities', hung, 'items', items, 'days', days)
  where m.plan_id = plan and m.id = made;
  ${END_AS_PRODUCT}
  return made;
end $$;`

/** An item's device is its own enterprise's: what was named since of a facility that went is made where the item is. Answers: made → of which. */
const MEND_FACILITIES = `
drop function if exists mend_facilities(int);
create function mend_facilities(of_enterprise int) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  plan int := setting('app.plan')::int;
  register_of text;
  made jsonb;
begin
  with wanted as (
    select distinct on (f.kind, f.name) f.* from item_index i join facility f on f.plan_id = plan and f.id = i.facility_id
    where i.plan_id = plan and i.enterprise_id = of_enterprise and f.enterprise_id <> of_enterprise order by f.kind, f.name),
  copies as (
  insert into facility (plan_id, enterprise_id, kind, name, state, closed_on, unit_id, township, lon, lat, trial, created_by, created_at, updated_by, updated_at)
  select plan, e.id, f.kind, f.name, f.state, f.closed_on, e.unit_id, e.township, f.lon, f.lat, f.trial,
    f.created_by, f.created_at, f.updated_by, f.updated_at
  from wanted f join enterprise e on e.plan_id = plan and e.id = of_enterprise
  on conflict (plan_id, enterprise_id, kind, name) do nothing returning id, kind, name)
  select coalesce(jsonb_object_agg(c.id, w.id), '{}') into made from copies c join wanted w on w.kind = c.kind and w.name = c.name;
  for register_of in select distinct i.register from item_index i join facility f on f.plan_id = plan and f.id = i.facility_id
    where i.plan_id = plan and i.enterprise_id = of_enterprise and f.enterprise_id <> of_enterprise loop
    execute format('update %I t set facility_id = o.id from facility f join facility o on o.plan_id = f.plan_id and o.enterprise_id = $2 and o.kind = f.kind and o.name = f.name
      where t.plan_id = $1 and t.enterprise_id = $2 and f.id = t.facility_id and f.enterprise_id <> $2', ${ITS_TABLE})
      using plan, of_enterprise;
  end loop;
  return made;
end $$;
revoke all on function mend_facilities(int) from public;`

/**
 * Items that were entered under the name of one that is merged away: they are that one's, and go with it when the merge is taken back. A
 * county that imports its workbook once more would else make each of them a second time. Of one that was merged further, each merge is told.
 */
const ENTERED = `
create or replace function entered_under(asked jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  plan int := setting('app.plan')::int;
  x record;
  its enterprise_merge;
  at_enterprise int;
begin${MUST_WRITE_ITEMS}
  for x in select i.id, i.register, a.via from jsonb_to_recordset(asked) as a (item bigint, via int)
    join item_index i on i.plan_id = plan and i.id = a.item and i.enterprise_id = standing_enterprise(a.via) loop
    at_enterprise := x.via;
    loop
      select * into its from enterprise_merge m where m.plan_id = plan and m.from_id = at_enterprise and m.undone_at is null;
      exit when not found;
      update enterprise_merge m set moved = jsonb_set(m.moved, array['items', x.register], coalesce(m.moved->'items'->x.register, '[]')
        || jsonb_build_array(jsonb_build_object('id', x.id, 'entered', true))) where m.plan_id = plan and m.id = its.id;
      at_enterprise := its.enterprise_id;
    end loop;
  end loop;
end $$;`

/**
 * Everything goes back to where it was, with the relapses that were made of it since; what a person has changed since stays changed. What
 * was closed and opened in between is settled next (settle-sql.ts).
 */
const UNDO = `
create or replace function undo_merge(of_merge int, why text) returns void ${HEAD}
  m enterprise_merge;
  back jsonb;
begin
  select * into m from enterprise_merge x where x.plan_id = plan and x.id = of_merge;
  perform 1 from enterprise e where e.plan_id = plan and e.id in (m.enterprise_id, m.from_id) order by e.id for update;
  select * into k from enterprise e where e.plan_id = plan and e.id = m.enterprise_id;
  select * into g from enterprise e where e.plan_id = plan and e.id = m.from_id;
  if g.merged_into is distinct from k.id or k.merged_into is not null or exists (select 1 from enterprise_merge x
    where x.plan_id = plan and x.enterprise_id = k.id and x.undone_at is null and x.id > m.id)
    or not exists (select 1 from enterprise_merge x where x.plan_id = plan and x.id = m.id and x.undone_at is null) then
    raise exception 'this merge cannot be undone' using errcode = '42501';
  end if;
  ${mustReach('k')}
  ${mustReach('g')}
  ${BEGIN}
  select coalesce(jsonb_object_agg(x.key, null), '{}') into back from jsonb_each(m.moved->'filled') x
    where to_jsonb(k)->x.key = x.value or (x.key = 'credit_code' and k.credit_code = g.credit_code);
  k := jsonb_populate_record(k, back);
  update enterprise e set (${columns('')}) = row(${columns('k.')}),
    tokens = case when e.tokens = (m.moved->>'tokens')::tsvector || g.tokens then (m.moved->>'tokens')::tsvector else e.tokens end,
    version = e.version + 1, updated_by = who, updated_at = moment where e.plan_id = plan and e.id = k.id;
  update enterprise e set merged_into = null, version = e.version + 1, updated_by = who, updated_at = moment where e.plan_id = plan and e.id = g.id;
  for register_of, its in select x.key, x.value from jsonb_each(m.moved->'days') x loop
    ${DAYS_BACK} using plan, its;
  end loop;
  update facility f set enterprise_id = g.id, unit_id = g.unit_id, township = g.township, version = f.version + 1, updated_by = who, updated_at = moment,
    parent_id = (select p.id from facility p where p.plan_id = plan and p.id = x.parent and (p.state is distinct from ${CLOSED} or f.state = ${CLOSED}))
  from jsonb_to_recordset(m.moved->'facilities') as x (id int, parent int) where f.plan_id = plan and f.id = x.id and f.enterprise_id = k.id;
  update facility f set parent_id = null from facility p
  where f.plan_id = plan and f.enterprise_id = k.id and p.plan_id = plan and p.id = f.parent_id and p.enterprise_id = g.id;
  for register_of, its in select x.key, x.value from jsonb_each(m.moved->'items') x loop
    execute format('select jsonb_agg(case when x.of ? ''entered'' then x.of || jsonb_build_object(''due'', t.own_due) else x.of end)
      from jsonb_array_elements($2) x (of) left join %I t on t.plan_id = $1 and t.id = (x.of->>''id'')::bigint', ${ITS_TABLE}) into its using plan, its;
    execute format('with recursive its as (
      select x.id, x.facility, x.due, x.key from jsonb_to_recordset($2) as x (id bigint, facility int, due date, key text)
      union all select t.id, i.facility, t.own_due, null from its i join %I t on t.plan_id = $1 and t.relapse_of = i.id
        and not $2 @> jsonb_build_array(jsonb_build_object(''id'', t.id)))
      select jsonb_agg(to_jsonb(its)) from its', ${ITS_TABLE}) into its using plan, its;
    execute format('update %I t set enterprise_id = $5, enterprise = $2, credit_code = $3, enterprise_size = $4, ${OWN_DAYS},
      facility_id = case when t.facility_id is not distinct from coalesce(($7->>x.facility::text)::int, x.facility) then x.facility else t.facility_id end,
      natural_key = coalesce(t.natural_key, x.key)
      from jsonb_to_recordset($6) as x (id bigint, facility int, key text) where t.plan_id = $1 and t.id = x.id and t.enterprise_id = $8',
      ${ITS_TABLE}) using plan, g.name, g.credit_code, g.size, g.id, its, m.moved->'tied', k.id;
    ${DAYS_BACK} using plan, its;
  end loop;
  -- What was made since for those items alone is theirs.
  update facility f set enterprise_id = g.id, unit_id = g.unit_id, township = g.township, parent_id = null, version = f.version + 1, updated_by = who, updated_at = moment
  where f.plan_id = plan and f.enterprise_id = k.id and f.created_at >= m.at
    and exists (select 1 from item_index i where i.plan_id = plan and i.facility_id = f.id and i.enterprise_id = g.id)
    and not exists (select 1 from item_index i where i.plan_id = plan and i.facility_id = f.id and i.enterprise_id = k.id)
    and not exists (select 1 from facility c where c.plan_id = plan and c.parent_id = f.id)
    and not exists (select 1 from facility o where o.plan_id = plan and o.enterprise_id = g.id and o.kind = f.kind and o.name = f.name);
  update enterprise_merge x set moved = m.moved || jsonb_build_object('copies', mend_facilities(k.id) || mend_facilities(g.id)),
    undone_by = who, undone_at = moment, undone_reason = why where x.plan_id = plan and x.id = m.id;
  ${END_AS_PRODUCT}
end $$;`

/** The one that stands for it: merged into another one, and that perhaps into a third. */
const STANDING = `
create or replace function standing_enterprise(of_id int) returns int language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  plan int := setting('app.plan')::int;
  found_id int := of_id;
  next_id int;
begin
  loop
    select e.merged_into into next_id from enterprise e where e.plan_id = plan and e.id = found_id;
    if next_id is null then return found_id; end if;
    found_id := next_id;
  end loop;
end $$;`

export const MERGE_SQL = [STANDING, MEND_FACILITIES, MERGE, ENTERED, UNDO].join('\n')
export const MERGE_FUNCTIONS = [
  'entered_under(jsonb)',
  'standing_enterprise(int)',
  'merge_enterprises(int, int, text[], text, jsonb)',
  'undo_merge(int, text)',
]
