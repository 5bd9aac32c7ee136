import type { PlanRow, SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import type { Client } from './harness.ts'

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

/** What of season plans waits on somebody's first page. */
export async function waiting(who: Client): Promise<string[]> {
  const { todos } = await who.call('getOverview', {})
  return todos.filter((t) => t.kind.endsWith('-season')).map((t) => t.text)
}
