/**
 * Polygons by which the location tests of the rules are run (在园区、建成区、生态红线内). One map stands of each kind; the next one of the
 * kind takes its place. Rings lie in PostgreSQL's own polygons: no extension is needed, and a point lies in a polygon with holes where an odd
 * number of its rings holds it.
 */
const IN_PLAN = `plan_id = (select setting('app.plan')::int)`
const MAY_EDIT = `(select coalesce(setting('app.area_edit'), '')) = 'yes'`
const TABLES = ['area_map', 'area_ring']

export const SQL = [
  `
create table area_map (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  unit_id int references unit,
  kind text not null,
  on_day date not null,
  source text not null,
  is_whole boolean not null,
  file_name text not null,
  trial boolean not null,
  by_name text not null,
  at timestamptz not null,
  unique (plan_id, kind)
);
create table area_ring (
  id bigint generated always as identity primary key,
  plan_id int not null references plan,
  map_id int not null references area_map on delete cascade,
  kind text not null,
  name text not null,
  /** Of the area's polygons: which one the ring is of. */
  part int not null,
  ring polygon not null,
  positions int not null,
  west float8 not null,
  south float8 not null,
  east float8 not null,
  north float8 not null
);
create index area_ring_kind on area_ring (plan_id, kind, west, east);
create index area_ring_map on area_ring (map_id);

/** The areas of these kinds that hold the point; on a border is within. */
create function areas_at(of_plan int, kinds text[], lon float8, lat float8) returns table (map_id int, kind text, name text)
language sql stable as $$
  select r.map_id, r.kind, r.name from area_ring r
  where r.plan_id = of_plan and r.kind = any (kinds) and lon between r.west and r.east and lat between r.south and r.north
    and r.ring @> point(lon, lat)
  group by r.map_id, r.kind, r.name, r.part having count(*) % 2 = 1
$$;

/** Whether the point lies in an area of these kinds; null: nobody knows, since it lies in none and a map is missing or not whole. */
create function area_says(of_plan int, kinds text[], lon float8, lat float8) returns boolean language sql stable cost 1000 as $$
  select case
    when lon is null or lat is null then null
    when exists (select 1 from areas_at(of_plan, kinds, lon, lat)) then true
    when (select count(*) from area_map m where m.plan_id = of_plan and m.kind = any (kinds) and m.is_whole) = cardinality(kinds) then false
  end
$$;

/** By which polygon, or by which whole maps, area_says answers; null where it does not. */
create function area_words(of_plan int, kinds text[], lon float8, lat float8) returns text language sql stable cost 1000 as $$
  select case area_says(of_plan, kinds, lon, lat)
    when true then (select string_agg(format('在%s“%s”内（%s，%s）', a.kind, a.name, m.source, m.on_day), '、' order by a.kind, a.name)
      from areas_at(of_plan, kinds, lon, lat) a join area_map m on m.id = a.map_id)
    when false then (select '不在' || string_agg(format('%s内（%s，%s）', m.kind, m.source, m.on_day), '、也不在' order by m.kind)
      from area_map m where m.plan_id = of_plan and m.kind = any (kinds))
  end
$$;
`,
  ...TABLES.flatMap((t) => [
    `alter table ${t} enable row level security;`,
    `alter table ${t} force row level security;`,
    `create policy owner_all on ${t} for all to current_user using (true) with check (true);`,
    `create policy reads on ${t} for select to APP_ROLE using (${IN_PLAN});`,
    `create policy adds on ${t} for insert to APP_ROLE with check (${IN_PLAN} and ${MAY_EDIT});`,
    `create policy takes on ${t} for delete to APP_ROLE using (${IN_PLAN} and ${MAY_EDIT});`,
    `grant select, insert, delete on ${t} to APP_ROLE;`,
  ]),
  `create trigger area_map_history after insert or update or delete on area_map for each row execute function write_history();`,
].join('\n')
