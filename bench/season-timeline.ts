import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import type { App } from '../server/src/app.ts'
import { findPlanId } from '../server/src/plan/find-plan.ts'
import { besideFloor, openFloor } from './support/floor.ts'
import { startTrialServer } from './support/trial-server.ts'

const [WORKS, LINES] = [600, 5000]
const TURNS = { rounds: 3, connections: 4 }
/** 登封市: all the season's lines in one county is more than any has. */
const COUNTY = '410185'

/** A season of 600 works and 5,000 lines, of every class and measure. */
async function fill({ connections: { owner } }: App, planId: number): Promise<number> {
  return owner.transaction().execute(async (tx) => {
    await sql`select set_config('app.plan', ${String(planId)}, true)`.execute(tx)
    const { rows } = await sql<{
      id: number
    }>`insert into season (plan_id, task_id, name, from_day, until_day, basis, limits, by_name, at)
      select plan_id, id, 'bench', '2019-11-15', '2020-03-15', 'bench', '{"建材": 30}', 'x', now() from task
      where plan_id = ${planId} and code = '4.6' returning id`.execute(tx)
    const season = rows[0]?.id ?? 0
    await sql`insert into season_plan (plan_id, season_id, unit_id, task_id, updated_by, updated_at)
      select s.plan_id, s.id, u.id, s.task_id, 'x', now() from season s join unit u on u.plan_id = s.plan_id and u.code = ${COUNTY}
      where s.id = ${season}`.execute(tx)
    await sql`insert into enterprise (plan_id, unit_id, name, created_by, created_at, updated_by, updated_at)
      select u.plan_id, u.id, 'bench' || n, 'x', now(), 'x', now() from unit u cross join generate_series(1, ${WORKS}::int) n
      where u.plan_id = ${planId} and u.code = ${COUNTY}`.execute(tx)
    await sql`insert into reg_staggered (plan_id, unit_id, task_id, enterprise_id, enterprise, facility, stage, season, trade, level, performance,
        catalogue_class, emission_share, measure, limit_percent, "from", until, natural_key, created_by, created_at, updated_by, updated_at)
      select e.plan_id, e.unit_id, s.task_id, e.id, e.name, n || '#线', 'listed', s.name, (array['建材', '铸造', '有色'])[1 + n % 3], '生产线',
        (array['一般', '绿色环保引领', '绿色环保标准', '限制类'])[1 + n % 4], '允许类', 20, (array['限产', '停产', '豁免'])[1 + n % 3],
        case when n % 3 = 0 then 30 end, '2019-11-15', '2020-03-15', 'bench' || n, 'x', now(), 'x', now()
      from generate_series(1, ${LINES}::int) n cross join season s
      join enterprise e on e.plan_id = s.plan_id and e.name = 'bench' || (1 + n % ${WORKS}::int)
      where s.id = ${season}`.execute(tx)
    return season
  })
}

/** What a hand would write: the same rows by the same key, no policy, no session. */
function byHand(planId: number) {
  return [
    {
      text: `select enterprise_id, enterprise, unit_id, facility, process, turn, measure, limit_percent, "from", until from reg_staggered
        where plan_id = $1 and season = 'bench' and stage <> 'removed' order by unit_id, enterprise, facility, id`,
      values: [planId],
    },
  ]
}

export async function benchSeasonTimeline(): Promise<void> {
  const server = await startTrialServer()
  try {
    const planId = await findPlanId(server.app, 'zhengzhou-2019-37')
    const season = await fill(server.app, planId)
    await sql`analyze reg_staggered, enterprise`.execute(server.app.connections.owner)
    const floor = await openFloor(server.app.connections.ownerUrl, byHand(planId))
    const cookie = await server.signIn('gongxin')
    const timeline = `${server.base}/api/season-timelines/${season}`
    const { perSecond, floorPerSecond } = await besideFloor(floor, timeline, cookie, TURNS)
    await floor.close()
    const kB = (await (await fetch(timeline, { headers: { cookie } })).arrayBuffer()).byteLength / 1000
    console.log(
      `timeline of ${WORKS} works and ${LINES} lines: ${(floorPerSecond / perSecond).toFixed(1)} × the same rows by hand (${perSecond.toFixed(0)}/s against ${floorPerSecond.toFixed(0)}/s), ${kB.toFixed(0)} kB`,
    )
    for (const path of [`/api/seasons/${season}/${COUNTY}`, `/api/seasons/${season}/${COUNTY}/rows?limit=100`]) {
      const times = []
      for (let i = 0; i < 5; i++) {
        const began = performance.now()
        await (await fetch(server.base + path, { headers: { cookie } })).arrayBuffer()
        times.push(performance.now() - began)
      }
      console.log(
        `${path.includes('rows') ? 'a page of the plan' : 'findings and counts of the plan'}: ${Math.min(...times).toFixed(0)} ms`,
      )
    }
  } finally {
    await server.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchSeasonTimeline()
