import pg from 'pg'
import { prepare } from '@gongjian/domain/rule/prepare.ts'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'
import { asOwner } from '../server/src/db/transaction.ts'
import { findPlanId } from '../server/src/plan/find-plan.ts'
import { sweepBasesOf } from '../server/src/sweep/sweep-base.ts'
import { sweepRows } from '../server/src/sweep/sweep-rows.ts'
import { loadManyLines } from './support/many-lines.ts'
import { startTrialServer } from './support/trial-server.ts'

/** A sweep of the facility rules over a million lines beside one scan by hand that decides the same of each. */
const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000)
/** Floor and ours take turns, so that whatever else the machine does falls on both. */
const ROUNDS = 5
const ON = '2019-09-20'

function yearly(bound: number): string {
  return `case capacity_unit when '万吨/年' then rated_capacity <= ${bound} when '吨/年' then rated_capacity <= ${bound * 10_000} end`
}

/** rule → where it is not false that it holds, and what an item says on which it has taken effect. */
const HAND: Readonly<Record<string, readonly [may: string, basis: string]>> = {
  'facility.substandard-steel': [`product = '地条钢'`, '②地条钢'],
  'facility.aluminium-central': [`product = '电解铝' and in_central_area`, '③电解铝'],
  'facility.aluminium-small': [`product = '电解铝' and ${yearly(20)}`, '③电解铝'],
  'facility.carbon-small': [`product = '铝用炭素' and standalone and ${yearly(10)}`, '④独立铝用炭素'],
  'facility.fixed-bed-gasifier': [`product = '煤气' and process = '固定床间歇式'`, '⑤煤气化炉与合成氨'],
  'facility.ammonia-small': [`product = '合成氨' and ${yearly(30)}`, '⑤煤气化炉与合成氨'],
  'facility.clinker-small': [
    `product = '通用水泥熟料' and case capacity_unit when '吨/日' then rated_capacity <= 2000 when '万吨/日' then rated_capacity <= 0.2 end`,
    '⑥水泥熟料与粉磨',
  ],
  'facility.grinding-small': [`product = '水泥粉磨' and diameter <= 3 and not special_cement`, '⑥水泥熟料与粉磨'],
}

const scan = `select unit_id, ${Object.values(HAND)
  .map(
    ([may, basis], i) =>
      `count(*) filter (where (${may}) is not false and basis is distinct from '${basis}')::int as r${i}`,
  )
  .join(', ')}
  from reg_capacity where plan_id = 1 and stage in ('listed', 'underway', 'claimed', 'verified') group by unit_id`

const server = await startTrialServer()
const { app } = server
const client = new pg.Client({ connectionString: app.connections.ownerUrl })
await client.connect()
try {
  await loadManyLines(app.connections.ownerUrl, ROWS)
  // A statement that writes is never parallel: neither is the scan beside it.
  await client.query('set max_parallel_workers_per_gather = 0')
  const planId = await findPlanId(app, zhengzhou.code)
  const base = sweepBasesOf(app, zhengzhou.code).find((b) => b.sweep.subject === 'facility')
  if (!base) throw new Error('no facility sweep')
  const prepared = prepare(base.set, ON)
  async function timed(work: () => Promise<unknown>): Promise<number> {
    const started = performance.now()
    await work()
    return performance.now() - started
  }
  const sweep = () => asOwner(app, planId, new Date(), (tx) => sweepRows(tx, planId, base, prepared))
  await client.query(scan)
  const first = await timed(sweep)
  await client.query('vacuum analyze sweep_candidate')
  const [hand, again]: [number[], number[]] = [[], []]
  for (let i = 0; i < ROUNDS; i++) {
    hand.push(await timed(() => client.query(scan)))
    again.push(await timed(sweep))
  }
  const { rows } = await client.query<Record<string, number>>(scan)
  const found = await client.query<{ rule: string; n: number }>(
    `select rule, count(*)::int as n from sweep_candidate where plan_id = 1 and state = 'open' group by rule`,
  )
  for (const [i, rule] of Object.keys(HAND).entries()) {
    const byHand = rows.reduce((n, r) => n + (r[`r${i}`] ?? 0), 0)
    const bySweep = found.rows.find((r) => r.rule === rule)?.n ?? 0
    if (byHand !== bySweep) throw new Error(`${rule}: by hand ${byHand}, by the sweep ${bySweep}`)
  }
  const candidates = found.rows.reduce((n, r) => n + r.n, 0)
  const [best, floor] = [Math.min(...again), Math.min(...hand)]
  const ms = (n: number): string => Math.round(n).toLocaleString('en')
  console.log(
    `${ROWS.toLocaleString('en')} lines, ${candidates.toLocaleString('en')} candidates, counted alike by hand`,
  )
  console.log(`by hand ${ms(floor)} ms (${hand.map(ms).join(', ')})`)
  console.log(
    `a sweep that finds them known ${ms(best)} ms (${again.map(ms).join(', ')}): ${(best / floor).toFixed(2)} times as long (aim: at most 2)`,
  )
  console.log(
    `the first, which writes every one of them with its history, ${ms(first)} ms: ${(first / floor).toFixed(2)} times as long`,
  )
} finally {
  await client.end()
  await server.close()
}
