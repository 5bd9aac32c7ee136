import type { SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import type { PlanRow } from '@gongjian/domain/season/plan-row.ts'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import { runProposals } from '../src/season/run-proposals.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'

export const SEASON = '2019-2020'
export const GONGYI = '410181'

/** A line of an ordinary works: everything that the rules ask is known. */
export const ORDINARY = {
  trade: '建材',
  level: '生产线',
  performance: '一般',
  catalogueClass: '允许类',
  emissionShare: 100,
} as const satisfies FieldValues

export interface SeasonDesk {
  readonly here: { season: number; unit: string }
  row(enterprise: string, values: FieldValues, facility?: string): Promise<number>
  write(id: number, values: FieldValues): Promise<void>
  plan(client?: Client): Promise<SeasonPlanView>
  rows(more?: object): Promise<PlanRow[]>
  rowOf(id: number): Promise<PlanRow>
}

/** A county's clerk at work on its plan. */
export function seasonDesk(
  clerk: Client,
  season: number,
  { unit = GONGYI, name = SEASON }: { unit?: string; name?: string } = {},
): SeasonDesk {
  const here = { season, unit }
  const rows = async (more: object = {}) => (await clerk.call('listSeasonRows', { ...here, limit: 200, ...more })).rows
  return {
    here,
    rows,
    async row(enterprise, values, facility = '1#线') {
      const item = { enterprise, facility, values: { season: name, ...ORDINARY, ...values } }
      return (await clerk.call('createItem', { register: 'staggered', item })).id
    },
    async write(id, values) {
      const { version } = await clerk.call('getItem', { register: 'staggered', id })
      await clerk.call('updateItem', { register: 'staggered', id, version, item: { values } })
    },
    plan: (client = clerk) => client.call('getSeasonPlan', here),
    async rowOf(id) {
      const found = (await rows()).find((r) => r.id === id)
      if (!found) throw new Error(`no row ${id}`)
      return found
    },
  }
}

export interface SeasonOffice {
  readonly server: TestServer
  readonly clerk: Client
  readonly approver: Client
  readonly lead: Client
  readonly desk: SeasonDesk
}

export const WINTER = { from: '2019-11-15', until: '2020-03-15' }

/** A server with one season, which 巩义市 draws up its plan for; `today`: where a day of the season itself is wanted. */
export async function startSeason(today?: string): Promise<SeasonOffice> {
  const server = await startTestServer(today === undefined ? {} : { today })
  const clerk = await server.as('gongyi-clerk')
  const approver = await server.as('gongyi-approver')
  const lead = await server.as('gongxin')
  const limits = { 建材: 30 }
  const { id } = await lead.call('openSeason', { name: SEASON, ...WINTER, basis: '郑办〔2019〕试1号', limits })
  return { server, clerk, approver, lead, desk: seasonDesk(clerk, id) }
}

interface Here {
  readonly season: number
  readonly unit: string
  readonly again?: boolean
}

/** 按规则生成, worked off as the worker does. */
export async function proposed(server: TestServer, who: Client, { again = false, ...here }: Here) {
  await who.call('proposeSeason', { ...here, again })
  await runProposals(server.app)
  const { proposal } = await who.call('getSeasonPlan', here)
  if (proposal?.state !== 'done') throw new Error(`not generated: ${proposal?.error ?? proposal?.state ?? 'never'}`)
  return proposal.result
}

let rounds = 0

/** An enterprise awarded and published in a round of its own, of which only the result is entered. */
export async function publishLeader(
  { clerk, lead }: Pick<SeasonOffice, 'clerk' | 'lead'>,
  enterprise: string,
  more: { result?: '入选引领' | '入选标准'; until?: string } = {},
): Promise<number> {
  rounds += 1
  const name = `试单独批${rounds}`
  const { result = '入选引领', until } = more
  const { id: round } = await lead.call('openAppraisal', { name, edition: '以往名单', criteria: [] })
  const item = await apply(clerk, enterprise, name)
  await lead.call('saveAppraisalScores', { round, item, stage: 'lead', scores: [], result })
  const published = { round, on: '2019-09-01', docNumber: '试公布1号', ...(until === undefined ? {} : { until }) }
  await lead.call('publishAppraisal', published)
  const { rows } = await lead.call('listLeaders', { q: name })
  return rows[0]?.id ?? 0
}

/** 申报: an item of the register, 在账. */
export async function apply(clerk: Client, enterprise: string, round: string): Promise<number> {
  const values = { round, applied: '绿色环保引领', trade: '建材' }
  const { id } = await clerk.call('createItem', { register: 'green-leaders', item: { enterprise, values } })
  await clerk.call('moveItems', { register: 'green-leaders', ids: [id], move: 'list' })
  return id
}

/** What of season plans waits on somebody's first page. */
export async function waiting(who: Client): Promise<string[]> {
  const { todos } = await who.call('getOverview', {})
  return todos.filter((t) => t.kind.endsWith('-season')).map((t) => t.text)
}
