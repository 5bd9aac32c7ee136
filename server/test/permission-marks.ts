import { sql } from 'kysely'
import type { TestServer } from './harness.ts'

/** Content that stands in a row: whose it is, and what decides who may read it. */
export interface Mark {
  readonly kind: 'line' | 'filing' | 'file' | 'notice' | 'item' | 'enterprise'
  readonly unit: number
  readonly task: number
  readonly state: string
}

/** ⟦line 12 4 draft⟧: in every word that a unit wrote, so that any answer tells whose words it holds. */
export async function markEverything(server: TestServer): Promise<void> {
  const { owner } = server.app.connections
  const mark = (kind: string, unit: string, task: string, state: string): string =>
    `'⟦${kind} ' || ${unit} || ' ' || ${task} || ' ' || ${state} || '⟧'`
  const line = mark('line', 'unit_id', 'task_id', 'state')
  await owner.transaction().execute(async (tx) => {
    await sql
      .raw(`update report_line set progress = ${line}, cumulative = ${line}, problems = ${line}, next_steps = ${line}`)
      .execute(tx)
    await sql
      .raw(
        `update filing_part p set text = ${mark('filing', 'p.unit_id', 'coalesce(f.task_id, 0)', 'f.state')}
         from filing f where f.id = p.filing_id`,
      )
      .execute(tx)
    await sql
      .raw(
        `update attachment a set name = ${mark('file', 'a.unit_id', 'coalesce(f.task_id, 0)', 'f.state')}
         from filing_part p join filing f on f.id = p.filing_id where p.id = a.filing_part_id`,
      )
      .execute(tx)
    await sql
      .raw(`update notice set text = ${mark('notice', 'unit_id', '0', "array_to_string(roles, '+')")}`)
      .execute(tx)
  })
}

/** Kilns of every county, in every stage, some of nobody's yet (待定), some in the inspector's township; marked in their remark. */
export async function addMarkedItems(server: TestServer): Promise<number[]> {
  const { owner } = server.app.connections
  const { rows } = await owner.transaction().execute(async (tx) =>
    sql<{ id: number }>`
      insert into reg_kilns (plan_id, unit_id, task_id, township, enterprise, facility, stage, kind, measure, remark, created_by, created_at, updated_by, updated_at)
      select u.plan_id, u.id, t.id, w.code, '演示窑业' || coalesce(u.id, 0) || s.stage, w.code, s.stage, '热风炉', '淘汰',
        '⟦item ' || coalesce(u.id, 0) || ' ' || t.id || ' ' || s.stage || '|' || coalesce(w.code, '') || '⟧', 'x', now(), 'x', now()
      from task t
      cross join unnest(array['draft', 'listed', 'underway', 'claimed', 'verified', 'closed', 'removed']) as s (stage)
      cross join lateral (select id, plan_id, code from unit where kind = 'body' and plan_id = t.plan_id
        union all select null, t.plan_id, null) u
      left join lateral (select code from township x where x.plan_id = t.plan_id and x.unit_id = u.id order by (x.name = '米河镇') desc, code limit 2) w on true
      where t.code = '4.3' and t.plan_id = (select id from plan where code = 'zhengzhou-2019-37') returning id`.execute(
      tx,
    ),
  )
  const ids = rows.map((r) => r.id)
  await addMarkedCandidates(server, ids)
  return ids
}

/** A candidate of a sweep on each of them, of the same number, waiting for the county or for the lead; marked in the answer. */
async function addMarkedCandidates(server: TestServer, items: readonly number[]): Promise<void> {
  await server.app.connections.owner.transaction().execute((tx) =>
    sql`insert into sweep_candidate (id, plan_id, subject, rule, register, item_id, unit_id, task_id, township, state, standing, facts, stands,
        missing, found_on, on_day, answered_by, answered_at, answer)
      overriding system value select id, plan_id, 'kiln', 'kiln.coal-hot-air', 'kilns', id, unit_id, task_id, township,
        case id % 2 when 0 then 'open' else 'disputed' end, 'yes', '{"kind": "热风炉", "fuel": null}', '{"measure": "淘汰"}', '{}',
        '2019-09-20', '2019-09-20', 'x', now(), remark
      from reg_kilns where id = any (${[...items]}::bigint[])`.execute(tx),
  )
}

export interface MarkedHub {
  readonly enterprises: number[]
  readonly facilities: number[]
  readonly merges: number[]
}

/**
 * Enterprises of every county and of nobody (待定), by threes of neighbouring numbers: one that its county alone knows, one that an item of
 * the next county names, one that went into the first; each with a line and a kiln on it. Marked in their names: whose, and whose item.
 */
export async function addMarkedHub(server: TestServer): Promise<MarkedHub> {
  const { owner } = server.app.connections
  return owner.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: number; kind: number; unit_id: number | null; guest: number }>`
      insert into enterprise (plan_id, unit_id, township, name, created_by, created_at, updated_by, updated_at)
      select plan_id, u.id, w.code, '⟦enterprise ' || coalesce(u.id, 0) || ' ' || case k.kind when 2 then g.id else 0 end || ' ' || coalesce(w.code, '') || '⟧' || k.kind,
        'x', now(), 'x', now()
      from (select id, plan_id, sort from unit where kind = 'body' and plan_id = (select id from plan where code = 'zhengzhou-2019-37')
        union all select null, id, -1 from plan where code = 'zhengzhou-2019-37') u
      cross join generate_series(1, 3) k (kind)
      cross join lateral (select id from unit x where x.kind = 'body' and x.plan_id = u.plan_id and x.id is distinct from u.id
        order by x.sort > u.sort desc, x.sort limit 1) g
      left join lateral (select code from township x where x.plan_id = u.plan_id and x.unit_id = u.id order by (x.name = '米河镇') desc, code limit 1) w on true
      order by u.sort, k.kind
      returning id, right(name, 1)::int as kind, unit_id, split_part(name, ' ', 3)::int as guest`.execute(tx)
    const ids = rows.map((r) => r.id)
    const { rows: facilities } = await sql<{ id: number }>`
      with line as (insert into facility (plan_id, enterprise_id, kind, name, unit_id, township, created_by, created_at, updated_by, updated_at)
        select plan_id, id, '生产线', name || '线', unit_id, township, 'x', now(), 'x', now() from enterprise where id = any (${ids}::int[])
        returning id, plan_id, enterprise_id, name, unit_id, township)
      insert into facility (plan_id, enterprise_id, parent_id, kind, name, unit_id, township, created_by, created_at, updated_by, updated_at)
      select plan_id, enterprise_id, id, '窑炉', name || '窑', unit_id, township, 'x', now(), 'x', now() from line returning id`.execute(
      tx,
    )
    await sql`
      insert into reg_kilns (plan_id, unit_id, task_id, enterprise_id, enterprise, facility, stage, kind, measure, created_by, created_at, updated_by, updated_at)
      select e.plan_id, split_part(e.name, ' ', 3)::int, t.id, e.id, e.name, '旁证窑', 'listed', '热风炉', '淘汰', 'x', now(), 'x', now()
      from enterprise e join task t on t.plan_id = e.plan_id and t.code = '4.3'
      where e.id = any (${rows.filter((r) => r.kind === 2).map((r) => r.id)}::int[])`.execute(tx)
    const merges: number[] = []
    await sql`select set_config('app.plan', (select id::text from plan where code = 'zhengzhou-2019-37'), true)`.execute(
      tx,
    )
    for (const r of rows.filter((x) => x.kind === 3)) {
      const made = await sql<{
        id: number
      }>`select merge_enterprises(${r.id - 2}, ${r.id}, '{kilns}', '试并') as id`.execute(tx)
      merges.push(made.rows[0]?.id ?? 0)
    }
    return { enterprises: ids, facilities: facilities.map((f) => f.id), merges }
  })
}

export function marksIn(text: string): Mark[] {
  return [...text.matchAll(/⟦(line|filing|file|notice|item|enterprise) (\d+) (\d+) ([^⟧]*)⟧/g)].map((m) => ({
    kind: m[1] as Mark['kind'],
    unit: Number(m[2]),
    task: Number(m[3]),
    state: m[4] ?? '',
  }))
}

/** A second plan, so that the plan's border is tried too: one unit of it has the code `other`. */
export async function addOtherPlan(server: TestServer): Promise<void> {
  await server.app.connections.owner.transaction().execute(async (tx) => {
    await sql`insert into plan (code, city, title, document, reading, findings, from_pack)
      values ('other', '他市', '他市方案', '', '{}', '[]', false)`.execute(tx)
    await sql`insert into unit (plan_id, code, kind, name, short, sort)
      select id, 'other', 'body', '他市某县', '某县', 0 from plan where code = 'other'`.execute(tx)
  })
}

/** A round that every county applied in, scored by itself and at some by the county too; the opinion is marked. */
export async function addAppraisal(server: TestServer): Promise<void> {
  await server.app.connections.owner.transaction().execute(async (tx) => {
    await sql`insert into appraisal_round (plan_id, task_id, name, edition, criteria, by_name, at)
      select t.plan_id, t.id, '试批', '试标准', '[{"title": "试项", "max": 100}]', 'x', now() from task t
      where t.code = '4.6' and t.plan_id = (select id from plan where code = 'zhengzhou-2019-37')`.execute(tx)
    await sql`insert into reg_green_leaders (plan_id, unit_id, task_id, stage, enterprise, round, applied, created_by, created_at, updated_by, updated_at)
      select r.plan_id, u.id, r.task_id, 'listed', '试评厂' || u.id, r.name, '绿色环保引领', 'x', now(), 'x', now()
      from appraisal_round r join unit u on u.plan_id = r.plan_id and u.kind = 'body'`.execute(tx)
    await sql`insert into appraisal_score (plan_id, item_id, round_id, stage, scores, opinion, by_name, at)
      select i.plan_id, i.id, r.id, s, '[60]', '⟦item ' || i.unit_id || ' ' || i.task_id || ' score|⟧', 'x', now()
      from reg_green_leaders i join appraisal_round r on r.plan_id = i.plan_id and r.name = i.round
      cross join unnest(array['self', 'county']) s where s = 'self' or i.id % 2 = 0`.execute(tx)
  })
}

/** Three seasons with a plan of every county in every state, a submission, a row of it and an answer each; answers' words are marked. */
export async function addSeasons(server: TestServer): Promise<void> {
  await server.app.connections.owner.transaction().execute(async (tx) => {
    await sql`insert into season (plan_id, task_id, name, from_day, until_day, basis, limits, by_name, at)
      select t.plan_id, t.id, '试季' || n, '2019-11-15', '2020-03-15', '试', '{}', 'x', now() from task t cross join generate_series(1, 3) n
      where t.code = '4.6' and t.plan_id = (select id from plan where code = 'zhengzhou-2019-37')`.execute(tx)
    await sql`insert into season_plan (plan_id, season_id, unit_id, task_id, state, version, in_force, updated_by, updated_at)
      select s.plan_id, s.id, u.id, s.task_id, (array['draft', 'submitted', 'returned', 'approved'])[1 + (s.id + u.id) % 4], 1, 1, 'x', now()
      from season s join unit u on u.plan_id = s.plan_id and u.kind = 'body'`.execute(tx)
    await sql`insert into season_version (plan_id, season_plan_id, unit_id, task_id, number, rows, findings, submitted_by, submitted_at)
      select plan_id, id, unit_id, task_id, 1, 1, jsonb_build_array(jsonb_build_object('key', 'uniform:建材', 'mark', 'x')), 'x', now()
      from season_plan`.execute(tx)
    await sql`insert into season_answer (plan_id, season_plan_id, unit_id, task_id, finding, mark, reason, by_name, at)
      select plan_id, id, unit_id, task_id, 'uniform:建材', 'x', '⟦item ' || unit_id || ' ' || task_id || ' season|⟧', 'x', now() from season_plan`.execute(
      tx,
    )
    await sql`insert into season_row (plan_id, version_id, item_id, unit_id, task_id, image)
      select v.plan_id, v.id, i.id, v.unit_id, v.task_id, jsonb_build_object('id', i.id, 'enterprise', '⟦item ' || v.unit_id || ' ' || v.task_id || ' season|⟧')
      from season_version v cross join lateral (select id from item_index i where i.plan_id = v.plan_id and i.unit_id = v.unit_id limit 1) i`.execute(
      tx,
    )
  })
}
