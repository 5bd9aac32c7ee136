import pg from 'pg'

/** One in ten has a point on the map. */
export const POINT_EACH = 10

/** What a county's kilns look like, over all counties: half are done with, the others wait in every stage. */
const KILNS = `
insert into reg_kilns (id, plan_id, unit_id, task_id, enterprise_id, enterprise, facility, stage, person, planned, own_due, lon, lat,
  source, remark, natural_key, next_planned, tokens, kind, fuel, hearth_diameter, compliant, created_by, created_at, updated_by, updated_at)
select nextval('item_id_seq'), e.plan_id, e.unit_id, k.id, e.id, e.name, (i % 20) || '号炉', s.stage, '张某', date '2020-03-31' + (i % 250)::int,
  date '2019-06-15' + (i * 7919::bigint % 563)::int,
  case when i % ${POINT_EACH} = 0 then 112.7 + (i * 31::bigint % 100003) / 100003.0 * 1.5 end,
  case when i % ${POINT_EACH} = 0 then 34.25 + (i * 17::bigint % 99991) / 99991.0 * 0.7 end,
  '本地排查', '第 ' || i || ' 行', (i % 20) || '号炉', case when s.stage <> 'closed' then date '2020-03-31' + (i % 250)::int end,
  array_to_tsvector(array['号炉', '炉', '张某', i::text, (i % 20)::text]),
  (array['热风炉', '加热炉', '熔炼炉', '烘干炉（窑）'])[1 + i % 4], (array['煤', '天然气', '电', '煤气', '油'])[1 + i / 4 % 5],
  0.5 + i % 40 / 10.0, i % 3 > 0, '演示', now(), '演示', now()
from generate_series(0, $1::int - 1) i
join enterprise e on e.name = '第' || i / 20 || '机械厂'
join task k on k.plan_id = e.plan_id and k.code = '4.3'
cross join lateral (select (array['closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed',
  'listed', 'listed', 'listed', 'listed', 'underway', 'underway', 'claimed', 'verified', 'draft'])[1 + i % 1000 * 13 % 20]) s (stage)`

const ENTERPRISES = `
insert into enterprise (plan_id, unit_id, name, created_by, created_at, updated_by, updated_at)
select u.plan_id, u.id, '第' || i || '机械厂', '演示', now(), '演示', now()
from generate_series(0, $1::int - 1) i
join (select plan_id, id, row_number() over (order by id) - 1 as n, count(*) over () as of from unit where kind = 'body') u on u.n = i % u.of`

const INDEX = `
insert into item_index (id, plan_id, register, task_id, trial, unit_id, township, enterprise_id, facility_id, stage, due, is_work,
  next_planned, next_recheck, title, lon, lat, tokens)
select id, plan_id, 'kilns', task_id, trial, unit_id, township, enterprise_id, facility_id, stage, due, stage in ('draft', 'listed', 'underway'),
  next_planned, next_recheck, title, lon, lat, tokens
from reg_kilns`

/** Fills a table without its triggers; its indexes are made again over the whole, by the definitions that the product gave them. */
export async function fill(
  client: pg.Client,
  table: string,
  insert: string,
  values: readonly unknown[],
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexname as name, i.indexdef as definition from pg_indexes i where i.tablename = $1
      and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`,
    [table],
  )
  await client.query(`alter table ${table} disable trigger user`)
  for (const { name } of rows) await client.query(`drop index "${name}"`)
  await client.query(insert, [...values])
  for (const { definition } of rows) await client.query(definition)
  await client.query(`alter table ${table} enable trigger user`)
  await client.query(`vacuum analyze ${table}`)
}

/** So many items in 工业窑炉, twenty to an enterprise, spread over all counties. Their history is left out: no list reads it. */
export async function loadManyItems(ownerUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`set maintenance_work_mem = '512MB'`)
    await fill(client, 'enterprise', ENTERPRISES, [Math.ceil(count / 20)])
    await fill(client, 'reg_kilns', KILNS, [count])
    await fill(client, 'item_index', INDEX, [])
  } finally {
    await client.end()
  }
}
