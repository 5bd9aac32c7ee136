import { pathToFileURL } from 'node:url'
import fastify from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'
import { dayOf, endOfDay, reportDueOn } from '@gongjian/domain/calendar/calendar.ts'
import { readPlan } from '@gongjian/reader'
import type { App } from '../server/src/app.ts'
import type { Clock } from '../server/src/clock.ts'
import { asOwner } from '../server/src/db/transaction.ts'
import { buildHttp } from '../server/src/entry/http.ts'
import { openPeriod } from '../server/src/period/open-period.ts'
import { savePack } from '../server/src/plan/save-pack.ts'
import { tokenHash } from '../server/src/session/token.ts'
import { TASKS, UNITS, manyUnits } from './support/many-units.ts'
import { startProduct } from './support/product.ts'

const LAST_MINUTE = '2019-09'
const BURST = '2019-10'
/** The plan clock runs so much faster: thirty seconds before midnight to thirty after it pass in fifteen. */
const FASTER = 4
const ROUNDS_OF_BARE = 10

interface Clerk {
  readonly unit: string
  readonly cookie: string
}

export interface MidnightBench {
  readonly reports: number
  readonly onTime: number
  readonly late: number
  readonly perSecond: number
  readonly barePerSecond: number
  readonly ratio: number
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`submit-at-midnight: ${what}`)
}

/** Runs from a given instant on, at a given speed. */
function runningClock(): Clock & { start(at: Date, speed: number): void } {
  let from = Date.parse('2019-10-01T09:00:00+08:00')
  let began = performance.now()
  let rate = 1
  const now = (): Date => new Date(from + (performance.now() - began) * rate)
  return {
    now,
    today: () => dayOf(now()),
    start(at, speed) {
      from = at.getTime()
      began = performance.now()
      rate = speed
    },
  }
}

async function openFilled(app: App, planId: number, month: string): Promise<void> {
  await openPeriod(app, planId, month)
  await sql`update report_line set progress = ${'本月完成整治三处，累计完成十二处，验收单已归档。'}, carried = '{}'
    where plan_id = ${planId} and month = ${month}`.execute(app.connections.owner)
}

/** A plan of 200 bodies with an approver each, signed in; two months open and filled. */
async function prepare(app: App): Promise<Clerk[]> {
  const pack = manyUnits()
  const { planId, units } = await asOwner(app, null, app.clock.now(), (tx) =>
    savePack(tx, pack, readPlan(pack.document), [], true),
  )
  const { owner } = app.connections
  const clerks: Clerk[] = []
  for (const unit of pack.units.filter((u) => u.kind === 'body')) {
    const token = `bench-${unit.code}`
    const account = await owner
      .insertInto('account')
      .values({ login: `a-${unit.code}`, name: `${unit.name}审核人`, password_hash: 'x', must_change: false })
      .returning('id')
      .executeTakeFirstOrThrow()
    const member = { plan_id: planId, account_id: account.id }
    await owner
      .insertInto('membership')
      .values({ ...member, unit_id: units.get(unit.code) ?? 0, role: 'county-approver' })
      .execute()
    const session = { token_hash: tokenHash(token, null), expires_at: new Date(Date.now() + 3_600_000) }
    await owner
      .insertInto('session')
      .values({ ...member, ...session, ip: '', agent: 'bench' })
      .execute()
    clerks.push({ unit: unit.code, cookie: `gongjian=${token}` })
  }
  for (const month of [LAST_MINUTE, BURST]) await openFilled(app, planId, month)
  await sql`analyze`.execute(owner)
  return clerks
}

interface Answer {
  readonly unit: string
  readonly status: number
  readonly sent: Date
  readonly answered: Date
  readonly timeliness: string
}

async function submit(app: App, url: string, { unit, cookie }: Clerk, month: string): Promise<Answer> {
  const sent = app.clock.now()
  const response = await fetch(`${url}/api/reports/${month}/${unit}/submit`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: '{}',
  })
  const { timeliness = '' } = (await response.json()) as { timeliness?: string }
  return { unit, status: response.status, sent, answered: app.clock.now(), timeliness }
}

interface Stored {
  readonly unit: string
  readonly first_submitted_at: Date
  readonly versions: number
  readonly frozen: number
  readonly lines: number
}

async function readStored(app: App, month: string): Promise<Map<string, Stored>> {
  const { rows } = await sql<Stored>`
    select u.code as unit, r.first_submitted_at, r.versions,
      (select count(*) from report_version v where v.plan_id = r.plan_id and v.report_id = r.id) as frozen,
      (select count(*) from report_line l where l.plan_id = r.plan_id and l.report_id = r.id and l.state = 'submitted') as lines
    from report r join unit u on u.id = r.unit_id join plan p on p.id = r.plan_id
    where p.code = ${manyUnits().code} and r.month = ${month} and u.kind = 'body'`.execute(app.connections.owner)
  return new Map(rows.map((r) => [r.unit, r]))
}

/** Everybody clicks twice, at a moment of his own in the minute around midnight. */
async function lastMinute(app: App, clock: ReturnType<typeof runningClock>, url: string, clerks: Clerk[]) {
  const midnight = endOfDay(reportDueOn(LAST_MINUTE))
  clock.start(new Date(midnight.getTime() - 30_000), FASTER)
  const clicks = clerks.flatMap((clerk, i) => {
    const wait = ((i * 7919) % clerks.length) * (60_000 / FASTER / clerks.length)
    const click = async (): Promise<Answer> => {
      await new Promise((resolve) => setTimeout(resolve, wait))
      return submit(app, url, clerk, LAST_MINUTE)
    }
    return [click(), click()]
  })
  const answers = await Promise.all(clicks)
  const stored = await readStored(app, LAST_MINUTE)
  must(
    answers.every((a) => a.status === 200),
    'a click was refused',
  )
  must(stored.size === UNITS, 'a report is lost')
  for (const a of answers) {
    const row = stored.get(a.unit)
    must(row?.versions === 1 && row.frozen === 1 && row.lines === TASKS, `${a.unit} is lost or doubled`)
    const isLate = (row?.first_submitted_at ?? midnight) >= midnight
    must(a.timeliness === (isLate ? 'late' : 'on-time'), `${a.unit} is told the wrong thing`)
  }
  for (const [unit, both] of Map.groupBy(answers, (a) => a.unit)) {
    const at = stored.get(unit)?.first_submitted_at ?? midnight
    if (both.every((a) => a.sent >= midnight)) must(at >= midnight, `${unit} came after midnight and counts as on time`)
    if (both.some((a) => a.answered < midnight)) must(at < midnight, `${unit} came before midnight and counts as late`)
  }
  const late = [...stored.values()].filter((r) => r.first_submitted_at >= midnight).length
  must(late > 0 && late < UNITS, 'midnight did not pass between them')
  return { onTime: UNITS - late, late }
}

/** All at once; how many submissions a second. */
async function burst(app: App, clock: ReturnType<typeof runningClock>, url: string, clerks: Clerk[]): Promise<number> {
  clock.start(new Date(endOfDay(reportDueOn(BURST)).getTime() - 3_600_000), 1)
  const begin = performance.now()
  const answers = await Promise.all(clerks.map((clerk) => submit(app, url, clerk, BURST)))
  const seconds = (performance.now() - begin) / 1000
  must(
    answers.every((a) => a.status === 200 && a.timeliness === 'on-time'),
    'a report of the burst was refused or late',
  )
  must([...(await readStored(app, BURST)).values()].filter((r) => r.frozen === 1).length === UNITS, 'one is lost')
  return clerks.length / seconds
}

/** What the machine can do: Fastify, pg, one insert a request, the same clients. */
async function bare(ownerUrl: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 20 })
  await pool.query(
    'create table if not exists bare (id bigint generated always as identity primary key, body text not null)',
  )
  const server = fastify({ logger: false })
  server.post('/bare', async (request) => {
    const { rows } = await pool.query('insert into bare (body) values ($1) returning id', [
      JSON.stringify(request.body),
    ])
    return rows[0] as unknown
  })
  const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/bare`
  const begin = performance.now()
  for (let round = 0; round < ROUNDS_OF_BARE; round++) {
    await Promise.all(
      Array.from({ length: UNITS }, async (_, i) => {
        const headers = { 'content-type': 'application/json' }
        const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ unit: i }) })
        await response.json()
      }),
    )
  }
  const seconds = (performance.now() - begin) / 1000
  await server.close()
  await pool.end()
  return (UNITS * ROUNDS_OF_BARE) / seconds
}

/** 200 clerks in the last minute: none lost, none doubled, those after midnight late. Throws where that does not hold. */
export async function benchSubmitAtMidnight(): Promise<MidnightBench> {
  const clock = runningClock()
  const product = await startProduct(
    { TRIAL: '0' },
    { clock, log: { info: () => undefined, error: (message, details) => console.error(message, details) } },
  )
  const { app } = product
  const http = await buildHttp(app)
  try {
    const clerks = await prepare(app)
    const url = await http.listen({ port: 0, host: '127.0.0.1' })
    const { onTime, late } = await lastMinute(app, clock, url, clerks)
    // Before and after, since the machine has other work that comes and goes.
    const before = await bare(app.connections.ownerUrl)
    const perSecond = await burst(app, clock, url, clerks)
    const barePerSecond = (before + (await bare(app.connections.ownerUrl))) / 2
    return { reports: clerks.length, onTime, late, perSecond, barePerSecond, ratio: perSecond / barePerSecond }
  } finally {
    await http.close()
    await product.close()
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const b = await benchSubmitAtMidnight()
  console.log(
    `submit at midnight: ${b.reports} reports of ${TASKS} lines clicked twice, none lost, none doubled; ${b.onTime} on time, ${b.late} late`,
  )
  console.log(
    `burst: ${b.perSecond.toFixed(0)} submissions/s; bare Fastify + pg insert: ${b.barePerSecond.toFixed(0)}/s; ratio ${b.ratio.toFixed(3)}`,
  )
}
