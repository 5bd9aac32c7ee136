import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { exportRegister } from '@gongjian/office'
import { addDays } from '@gongjian/domain/calendar/calendar.ts'
import { YELLOW_WITHIN_DAYS } from '@gongjian/domain/light/light.ts'
import { COUNT_BOUND } from '@gongjian/domain/operation/page.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { allColumnsOf } from '@gongjian/domain/register/columns.ts'
import { registers } from '@gongjian/plan-zhengzhou-2019-37/registers/index.ts'
import type { App } from '../server/src/app.ts'
import { findPlanId } from '../server/src/plan/find-plan.ts'
import { itemRows } from '../server/src/register/export/item-rows.ts'
import { systemActor } from '../server/src/session/find-actor.ts'
import { besideFloor, openFloor, type Turns } from './support/floor.ts'
import { loadManyItems, POINT_EACH } from './support/many-items.ts'
import { startTrialServer, type TrialServer } from './support/trial-server.ts'

const TURNS = { rounds: 4, connections: 10 }
const COUNTY = '410181'
const PAGE = 50
/** Each window is asked for once, so that no answer is a kept one; a screen shows a county or a few streets. */
const WINDOWS = 100
const WINDOW = { west: 112.7, south: 34.25, width: 1.5, height: 0.7 }

const kilns = registers.find((r) => r.id === 'kilns') ?? fail('register-not-found', { register: 'kilns' })

interface Question {
  readonly title: string
  readonly login: string
  readonly path: string
  /** The same question by hand: the rows and the counts, each one statement. */
  readonly floor: readonly string[]
}

function query(of: Readonly<Record<string, unknown>>): string {
  return Object.entries(of)
    .map(([k, v]) => `${k}=${encodeURIComponent(typeof v === 'string' ? v : JSON.stringify(v))}`)
    .join('&')
}

/** Every column that a page shows; nobody would write the words of the search into it. */
async function columnsOf(app: App): Promise<string> {
  const { rows } = await sql<{ names: string }>`
    select string_agg('t.' || quote_ident(attname), ', ' order by attnum) as names from pg_attribute
    where attrelid = 'reg_kilns'::regclass and attnum > 0 and not attisdropped and attname not in ('tokens', 'natural_key')`.execute(
    app.connections.owner,
  )
  return rows[0]?.names ?? ''
}

function bounded(select: string): string {
  return `select count(*) from (${select} limit ${COUNT_BOUND + 1}) x`
}

function pageOf(title: string, login: string, columns: string, narrowed: { where: string; by: string }, path: string) {
  const from = `from reg_kilns t where t.plan_id = 1 and ${narrowed.where}`
  return {
    title,
    login,
    path,
    floor: [
      `select ${columns}, w.name as township_name from reg_kilns t left join township w on w.plan_id = t.plan_id and w.code = t.township
        where t.plan_id = 1 and ${narrowed.where} order by ${narrowed.by} limit ${PAGE + 1}`,
      bounded(`select 1 ${from}`),
    ],
  }
}

const OPEN = { field: 'stage', op: 'isNot', value: 'closed' }
const COAL = { field: 'fuel', op: 'is', value: '煤' }

async function questionsOf(app: App): Promise<Question[]> {
  const columns = await columnsOf(app)
  const { rows } = await sql<{ id: number }>`select id from unit where code = ${COUNTY}`.execute(app.connections.owner)
  const unit = `t.unit_id = ${rows[0]?.id ?? 0}`
  const list = (of: Readonly<Record<string, unknown>>): string =>
    `/api/registers/kilns/items?${query({ limit: PAGE, sums: 'no', ...of })}`
  const mine = `from item_index where plan_id = 1 and unit_id = ${rows[0]?.id ?? 0}`
  // What waits for a county: its work by the day due, what must begin first by that day, what is to be looked at again.
  const waits = [
    [`is_work`, 'due'],
    [`start_by is not null`, 'start_by'],
    [`next_recheck <= date '${addDays(app.clock.today(), YELLOW_WITHIN_DAYS)}'`, 'next_recheck'],
  ] as const
  return [
    pageOf(
      'page: a county, one fuel, open, by due day',
      'gongyi-clerk',
      columns,
      { where: `${unit} and t.fuel = '煤' and t.stage <> 'closed'`, by: 't.due, t.id' },
      list({ where: [COAL, OPEN], sort: { field: 'due', descending: false } }),
    ),
    pageOf(
      'page: the city, one fuel, open, by due day',
      'office',
      columns,
      { where: `t.fuel = '煤' and t.stage <> 'closed'`, by: 't.due, t.id' },
      list({ where: [COAL, OPEN], sort: { field: 'due', descending: false } }),
    ),
    pageOf(
      'page: a county, red, by day planned backwards',
      'gongyi-clerk',
      columns,
      {
        where: `${unit} and t.stage in ('draft', 'listed', 'underway', 'claimed', 'verified') and t.due < date '${app.clock.today()}'`,
        by: 't.planned desc nulls last, t.id desc',
      },
      list({ where: [{ field: 'light', op: 'is', value: 'red' }], sort: { field: 'planned', descending: true } }),
    ),
    {
      title: 'my desk of a county',
      login: 'gongyi-clerk',
      path: `/api/desk?${query({ limit: PAGE })}`,
      floor: [
        `select * from (${waits
          .map(
            ([
              where,
              day,
            ]) => `(select id, register, title, unit_id, enterprise_id, stage, due, start_by, next_planned, ${day} as day ${mine} and ${where}
              order by ${day}, id limit ${PAGE + 1})`,
          )
          .join(' union all ')}) x order by day nulls last, id limit ${PAGE + 1}`,
        `select register, count(*) from (${waits
          .map(([where]) => `(select register ${mine} and ${where})`)
          .join(' union all ')} limit ${COUNT_BOUND + 1}) x group by register`,
      ],
    },
  ]
}

/** As a role that no policy binds. */
function floorUrl({ connections }: App): string {
  const url = new URL(connections.embedded?.superUrl ?? '')
  url.pathname = new URL(connections.ownerUrl).pathname
  return url.href
}

export interface Answered {
  readonly title: string
  readonly perSecond: number
  readonly floorPerSecond: number
  /** Answers a second, ours over the floor's. */
  readonly ratio: number
}

async function ask(
  server: TrialServer,
  { title, login, path, floor: texts }: Question,
  turns: Turns,
): Promise<Answered> {
  const { app, base } = server
  const cookie = await server.signIn(login)
  const floor = await openFloor(
    floorUrl(app),
    texts.map((text) => ({ text })),
  )
  const found = await besideFloor(floor, `${base}${path}`, cookie, turns)
  await floor.close()
  return { title, ...found, ratio: found.perSecond / found.floorPerSecond }
}

/** Milliseconds until a window's clusters are there, one at a time; 95 of 100 windows take no longer. */
async function windowsP95(server: TrialServer): Promise<{ median: number; p95: number }> {
  const { base } = server
  const cookie = await server.signIn('office')
  const times: number[] = []
  for (let i = 0; i < WINDOWS; i++) {
    const zoom = 8 + (i % 7)
    const share = 2 ** (8 - zoom)
    const west = WINDOW.west + WINDOW.width * (1 - share) * ((i * 37) % 100) * 0.01
    const south = WINDOW.south + WINDOW.height * (1 - share) * ((i * 61) % 100) * 0.01
    const box = { west, south, east: west + WINDOW.width * share, north: south + WINDOW.height * share, zoom }
    const began = performance.now()
    const answer = await fetch(`${base}/api/registers/kilns/map?${query(box)}`, { headers: { cookie } })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`map: ${answer.status}`)
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  return { median: times[WINDOWS / 2] ?? 0, p95: times[Math.floor(WINDOWS * 0.95)] ?? 0 }
}

async function exportAll(app: App): Promise<{ rowsPerSecond: number; peakMb: number; growthMb: number }> {
  const actor = { ...systemActor(await findPlanId(app, app.config.plan)), role: 'office' as const }
  const before = process.memoryUsage().rss
  let [peak, rows] = [before, 0]
  const counted = async function* () {
    for await (const row of itemRows(app, actor, kilns, { where: [] }, { field: 'due', descending: false })) {
      rows += 1
      if (rows % 1000 === 0) peak = Math.max(peak, process.memoryUsage().rss)
      yield row
    }
  }
  const began = performance.now()
  const book = exportRegister({ register: kilns, columns: allColumnsOf(kilns), rows: counted(), note: '' }, 'xlsx')
  await pipeline(book, new Writable({ write: (_chunk, _encoding, done) => done() }))
  const mb = (bytes: number): number => Math.round(bytes / 1024 / 1024)
  return {
    rowsPerSecond: Math.round((rows * 1000) / (performance.now() - began)),
    peakMb: mb(peak),
    growthMb: mb(peak - before),
  }
}

/** A register of so many items, read as the product reads it: with sessions and row-level security. Says each figure when it is there. */
export async function benchManyItems(count: number, say: (figure: string) => void): Promise<void> {
  const server = await startTrialServer()
  try {
    await loadManyItems(server.app.connections.ownerUrl, count)
    say(`${count} items`)
    const questions = await questionsOf(server.app)
    // The rows were just written and the code just read in: who is asked first would wait for both, ours and the floor.
    for (const question of questions) await ask(server, question, { ...TURNS, rounds: 1 })
    for (const question of questions) {
      const { title, ratio, perSecond: ours, floorPerSecond } = await ask(server, question, TURNS)
      say(`${title}: ${ratio.toFixed(2)} of the floor (${ours.toFixed(1)}/s; by hand ${floorPerSecond.toFixed(1)}/s)`)
    }
    const map = await windowsP95(server)
    say(`map, ${count / POINT_EACH} points: median ${map.median.toFixed(0)} ms, p95 ${map.p95.toFixed(0)} ms`)
    const all = await exportAll(server.app)
    say(`export: ${all.rowsPerSecond} rows/s, peak ${all.peakMb} MB, ${all.growthMb} MB above before`)
  } finally {
    await server.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await benchManyItems(Number(process.argv[2] ?? 1_000_000), (figure) => console.log(figure))
