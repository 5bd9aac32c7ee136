import pg from 'pg'
import { fill } from './many-items.ts'

function oneOf(values: readonly string[]): string {
  return `(array[${values.map((v) => `'${v}'`).join(',')}])[1 + floor(random() * ${values.length})::int]`
}

/** A fact that is known of most. */
function known(value: string): string {
  return `case when random() < 0.97 then ${value} end`
}

/**
 * Production lines over all counties, as a ledger of them looks: every other one of a product that the rules speak of, three of a hundred
 * facts missing, and nineteen of twenty entered with the clause that ends them.
 */
const LINES = `
insert into reg_capacity (id, plan_id, unit_id, task_id, enterprise, facility, stage, natural_key, tokens, product, rated_capacity, capacity_unit,
  diameter, process, standalone, in_central_area, special_cement, basis, created_by, created_at, updated_by, updated_at)
select nextval('item_id_seq'), u.plan_id, u.id, k.id, '第' || i / 20 || '机械厂', i || '号线',
  (array['listed', 'listed', 'underway', 'claimed'])[1 + i % 4], i::text, '', p.product,
  ${known('random() * 60')}, case when p.product = '通用水泥熟料' then ${oneOf(['吨/日', '万吨/日'])} else ${oneOf(['万吨/年', '吨/年'])} end,
  ${known('1 + random() * 6')}, ${known(oneOf(['固定床间歇式', '其他']))}, ${known('random() < 0.5')}, ${known('random() < 0.2')}, ${known('random() < 0.3')},
  case when random() < 0.95 then p.basis end, '演示', now(), '演示', now()
from generate_series(0, $1::int - 1) i
join (select plan_id, id, row_number() over (order by id) - 1 as n, count(*) over () as of from unit where kind = 'body') u on u.n = i % u.of
join task k on k.plan_id = u.plan_id and k.code = '2.2.1'
cross join lateral (select * from (values ('其他', null), ('其他', null), ('其他', null), ('其他', null), ('其他', null), ('其他', null),
  ('电解铝', '③电解铝'), ('铝用炭素', '④独立铝用炭素'), ('煤气', '⑤煤气化炉与合成氨'), ('合成氨', '⑤煤气化炉与合成氨'),
  ('通用水泥熟料', '⑥水泥熟料与粉磨'), ('水泥粉磨', '⑥水泥熟料与粉磨')) v (product, basis) offset i % 12 limit 1) p`

const INDEX = `
insert into item_index (id, plan_id, register, task_id, trial, unit_id, township, enterprise_id, facility_id, stage, due, next_planned, next_recheck,
  title, lon, lat, tokens)
select id, plan_id, 'capacity', task_id, trial, unit_id, township, enterprise_id, facility_id, stage, due, next_planned, next_recheck, title, lon, lat, tokens
from reg_capacity`

/** So many lines in 落后产能退出. Their history is left out: no sweep reads it. */
export async function loadManyLines(ownerUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`set maintenance_work_mem = '512MB'`)
    await fill(client, 'reg_capacity', LINES, [count])
    await fill(client, 'item_index', INDEX, [])
  } finally {
    await client.end()
  }
}
