import { columnsIn, enterpriseScope } from '../../register/table/scope-sql.ts'

/** Two gates of one works lie this near. */
const NEAR_METRES = 300
/** So many degrees of latitude and, at the plan's own latitudes (below 53°), of longitude hold that many metres. */
const NEAR_DEGREES = 0.005
/** Pairs of signs that both names have, of all that one of them has. */
const LIKE = 0.5

/** Pairs of neighbouring signs of two names: those that both have by those that one has; numbers tell works apart (1 厂, 2 厂). */
const LIKENESS = `
create or replace function name_likeness(a text, b text) returns float8 language sql immutable parallel safe as $$
  select case when regexp_replace(a, '[^0-9]', '', 'g') <> regexp_replace(b, '[^0-9]', '', 'g') then 0 else (
    select count(*) filter (where x.n = 2)::float8 / greatest(count(*), 1) from (
      select p, count(*) as n from (
        select distinct 1 as side, substr(a, i, 2) as p from generate_series(1, length(a) - 1) i
        union all select distinct 2, substr(b, i, 2) from generate_series(1, length(b) - 1) i) s group by p) x) end
$$;
create or replace function metres_apart(lon_a float8, lat_a float8, lon_b float8, lat_b float8) returns float8 language sql immutable parallel safe as $$
  select 111320 * sqrt(((lon_a - lon_b) * cos(radians(lat_a))) ^ 2 + (lat_a - lat_b) ^ 2)
$$;`

/** Pairs that begin alike at one of the two signs of their own word (字号) and lie near: an index range each, however many there are. */
function near(sign: 1 | 2): string {
  return `
    select a.id as a, b.id as b, 3 as rank, metres_apart(a.lon, a.lat, b.lon, b.lat) as metres from enterprise a join enterprise b
      on b.plan_id = plan and substr(b.core_name, ${sign}, 1) = substr(a.core_name, ${sign}, 1) and b.merged_into is null
      and b.lat between a.lat - ${NEAR_DEGREES} and a.lat + ${NEAR_DEGREES} and b.lon between a.lon - ${NEAR_DEGREES} and a.lon + ${NEAR_DEGREES}
    where a.plan_id = plan and a.merged_into is null and a.lat is not null and a.id < b.id and substr(a.core_name, ${sign}, 1) <> ''
      and metres_apart(a.lon, a.lat, b.lon, b.lat) <= ${NEAR_METRES} and name_likeness(a.core_name, b.core_name) >= ${LIKE}`
}

/**
 * Pairs that are likely one enterprise, of those that the actor may merge: by the organisation code within the credit code
 * (GB 32100-2015, signs 9 to 17), by the same name but for its place and form, by near names at near points. Two other codes are two
 * enterprises. It runs as the owner, and so by its indexes; the actor's units are asked for on each pair.
 */
const PAIRS = `
create or replace function like_enterprises(most int) returns table (first_id int, second_id int, why int, apart float8)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare plan int := setting('app.plan')::int; begin
  return query
  -- By themselves: while the table has no statistics the planner would seek them anew for every enterprise.
  with p as materialized (
    select a.id as a, b.id as b, 1 as rank, metres_apart(a.lon, a.lat, b.lon, b.lat) as metres from enterprise a join enterprise b
      on b.plan_id = plan and substr(b.credit_code, 9, 9) = substr(a.credit_code, 9, 9) and b.credit_code is not null and b.merged_into is null
    where a.plan_id = plan and a.merged_into is null and a.credit_code is not null and a.id < b.id
    union all
    select a.id, b.id, 2, metres_apart(a.lon, a.lat, b.lon, b.lat) from enterprise a join enterprise b
      on b.plan_id = plan and b.core_name = a.core_name and b.merged_into is null
    where a.plan_id = plan and a.merged_into is null and a.id < b.id
      and (a.unit_id is not distinct from b.unit_id or a.unit_id is null or b.unit_id is null)
    union all ${near(1)}
    union all ${near(2)})
  select p.a, p.b, min(p.rank), min(p.metres) from p
  join enterprise x on x.plan_id = plan and x.id = p.a join enterprise y on y.plan_id = plan and y.id = p.b
  where (x.credit_code is null or y.credit_code is null or substr(x.credit_code, 9, 9) = substr(y.credit_code, 9, 9))
    and not (x.trial and y.from_plan) and not (y.trial and x.from_plan)
    and ${enterpriseScope('merge', columnsIn('x'))} and ${enterpriseScope('merge', columnsIn('y'))}
    and not exists (select 1 from enterprise_apart t where t.plan_id = plan and t.a = p.a and t.b = p.b)
  group by p.a, p.b order by min(p.rank), p.a, p.b limit most;
end $$;`

export const LIKE_SQL = [LIKENESS, PAIRS].join('\n')
export const LIKE_FUNCTIONS = ['like_enterprises(int)']
