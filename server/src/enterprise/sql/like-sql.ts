import { columnsIn, enterpriseScope } from '../../register/table/scope-sql.ts'

/** Two gates of one works lie this near. */
const NEAR_METRES = 300
/** A cell of the map is no smaller than that either way, at any latitude of the plan's country (53° at most). */
const CELL = { lon: 0.005, lat: 0.003 }
/** Pairs of signs that both names have, of all that one of them has. */
const LIKE = 0.5
/** More than this share of one name's signs that the other lacks, and they are not alike: asked first, since it costs nothing. */
const STRANGE = 0.3

/** Pairs of neighbouring signs of two names: those that both have by those that one has; numbers tell works apart (1 厂, 2 厂). */
const LIKENESS = `
create or replace function name_likeness(a text, b text) returns float8 language sql immutable parallel safe cost 5000 as $$
  select case when regexp_replace(a, '[^0-9]', '', 'g') <> regexp_replace(b, '[^0-9]', '', 'g') then 0 else (
    select count(*) filter (where x.n = 2)::float8 / greatest(count(*), 1) from (
      select p, count(*) as n from (
        select distinct 1 as side, substr(a, i, 2) as p from generate_series(1, length(a) - 1) i
        union all select distinct 2, substr(b, i, 2) from generate_series(1, length(b) - 1) i) s group by p) x) end
$$;
create or replace function metres_apart(lon_a float8, lat_a float8, lon_b float8, lat_b float8) returns float8 language sql immutable parallel safe as $$
  select 111320 * sqrt(((lon_a - lon_b) * cos(radians(lat_a))) ^ 2 + (lat_a - lat_b) ^ 2)
$$;`

/** Signs of one name that the other does not have anywhere. */
function strange(one: string, other: string): string {
  return `length(translate(${one}.core, ${other}.core, '')) <= ${STRANGE} * length(${one}.core)`
}

/** Of the neighbours of a cell those that lie ahead, and itself: so each pair of cells is met once. */
const AHEAD = '(values (0, 0), (0, 1), (1, -1), (1, 0), (1, 1)) d (x, y)'

/**
 * Pairs that are likely one enterprise, of those that the actor may merge: by the organisation code within the credit code
 * (GB 32100-2015, signs 9 to 17), by the same name but for its place and form (`places`: placePattern of domain/src/enterprise/like-enterprise.ts), by near names at near points that have one of the two
 * signs of their own word (字号) in common, or of which one is the other cut short (嵩源, 嵩源耐材). Two other codes are two enterprises. All by joins on equal values, hashed: how many rows a
 * scope leaves is guessed too low, and a nested loop over 100,000 never ends. It runs as the owner: what it reads is narrowed here.
 */
const PAIRS = `
drop function if exists like_enterprises(int);
create or replace function like_enterprises(most int, places text) returns table (first_id int, second_id int, why int, apart float8)
language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '64MB' set enable_nestloop = off as $$
declare plan int := setting('app.plan')::int; begin
  return query
  with mine as materialized (
    select e.id, e.unit_id, case when length(s.own) < 2 then e.core_name else s.own end as core, e.credit_code, substr(e.credit_code, 9, 9) as organisation, e.lon, e.lat, e.trial, e.from_plan,
      floor(e.lon / ${CELL.lon})::int as cx, floor(e.lat / ${CELL.lat})::int as cy
    from enterprise e cross join lateral (select regexp_replace(e.core_name, places, '') as own) s where e.plan_id = plan and e.merged_into is null and ${enterpriseScope('merge', columnsIn('e'))}),
  keyed as materialized (
    select m.id, m.cx, m.cy, n || substr(m.core, n, 1) as sign from mine m cross join generate_series(1, 2) n where m.lon is not null and m.lat is not null),
  ahead as materialized (
    select k.id, k.cx + d.x as cx, k.cy + d.y as cy, k.sign, (d.x, d.y) = (0, 0) as here from keyed k cross join ${AHEAD}),
  near as (
    select distinct least(a.id, b.id) as a, greatest(a.id, b.id) as b from ahead a
      join keyed b on b.cx = a.cx and b.cy = a.cy and b.sign = a.sign and (a.id < b.id or not a.here)),
  pairs as (
    select a.id as a, b.id as b, 1 as rank from mine a join mine b on b.organisation = a.organisation and a.id < b.id
    union all
    select a.id, b.id, 2 from mine a join mine b on b.core = a.core and a.id < b.id
      and (a.unit_id is not distinct from b.unit_id or a.unit_id is null or b.unit_id is null)
    union all
    select n.a, n.b, 3 from near n join mine a on a.id = n.a join mine b on b.id = n.b
    where metres_apart(a.lon, a.lat, b.lon, b.lat) <= ${NEAR_METRES} and (starts_with(a.core, b.core) or starts_with(b.core, a.core)
      or ${strange('a', 'b')} and ${strange('b', 'a')} and name_likeness(a.core, b.core) >= ${LIKE}))
  select p.a, p.b, min(p.rank), metres_apart(x.lon, x.lat, y.lon, y.lat) from pairs p join mine x on x.id = p.a join mine y on y.id = p.b
  where (x.credit_code is null or y.credit_code is null or x.organisation = y.organisation)
    and not (x.trial and y.from_plan) and not (y.trial and x.from_plan)
    and not exists (select 1 from enterprise_apart t where t.plan_id = plan and t.a = p.a and t.b = p.b)
  group by p.a, p.b, x.lon, x.lat, y.lon, y.lat order by min(p.rank), p.a, p.b limit most;
end $$;`

export const LIKE_SQL = [LIKENESS, PAIRS].join('\n')
export const LIKE_FUNCTIONS = ['like_enterprises(int, text)']
