import { sql } from 'kysely'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import type { ItemDetail, ItemInput } from '@gongjian/domain/register/item.ts'
import { tableOf } from '../src/register/table/column-kinds.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { moveItem, proveSteps } from './register-items.ts'

/** A server with those who have to do with a county's enterprises: its clerk and approver, another county's clerk, the office. */
export async function startHub() {
  const server = await startTestServer()
  const [clerk, approver] = [await server.as('gongyi-clerk'), await server.as('gongyi-approver')]
  return { server, clerk, approver, other: await server.as('zhongyuan-clerk'), office: await server.as('office') }
}

type Values = Record<string, string | boolean | null>

let serial = 0

/** An enterprise as a person enters it; without a name it gets one of its own. */
export function makeEnterprise(client: Client, values: Values, rest: object = {}): Promise<EnterpriseDetail> {
  return client.call('createEnterprise', { values: { name: `试户${(serial += 1)}厂`, ...values }, ...rest })
}

/** A kiln of an enterprise of the hub, to be taken out. */
export function kilnOf(
  client: Client,
  e: EnterpriseDetail,
  facility: string,
  change: ItemInput = {},
): Promise<ItemDetail> {
  const item = { enterpriseId: e.id, facility, values: { kind: '热风炉', measure: '淘汰' }, ...change }
  return client.call('createItem', { register: 'kilns', item })
}

/** From draft to 销号, each move by who may; `desk`: who leads the register's task. */
export async function closeItem(
  server: TestServer,
  item: { register: string; id: number },
  desk = 'shengtai',
): Promise<void> {
  const [clerk, lead, office] = [await server.as('gongyi-clerk'), await server.as(desk), await server.as('office')]
  await moveItem(clerk, item, 'list', 'start')
  await proveSteps(clerk, item)
  await moveItem(clerk, item, 'claim')
  await moveItem(lead, item, 'verify')
  await moveItem(office, item, 'close')
}

export function closeKiln(server: TestServer, id: number): Promise<void> {
  return closeItem(server, { register: 'kilns', id })
}

/** All that the hub and the registers hold of some enterprises, but for who wrote it last and how often. */
export async function everything(server: TestServer, ids: readonly number[]): Promise<Record<string, unknown>> {
  const { owner } = server.app.connections
  const { rows: registers } = await sql<{ register: string }>`
    select distinct register from item_index where enterprise_id = any (${[...ids]}::int[]) order by 1`.execute(owner)
  const tables = [
    `enterprise t where id = any ($1)`,
    `facility t where enterprise_id = any ($1)`,
    `item_index t where enterprise_id = any ($1)`,
    `item_step t where item_id in (select id from item_index where enterprise_id = any ($1))`,
    `attachment t where item_id in (select id from item_index where enterprise_id = any ($1))`,
    ...registers.map((r) => `${tableOf(r.register)} t where enterprise_id = any ($1)`),
  ]
  const found: Record<string, unknown> = {}
  for (const table of tables) {
    const { rows } = await sql<{
      all: unknown
    }>`select coalesce(jsonb_agg(to_jsonb(t) - '{version,updated_by,updated_at}'::text[] order by t.id), '[]') as all
      from ${sql.raw(table.replaceAll('$1', `'{${ids.join(',')}}'::int[]`))}`.execute(owner)
    found[table] = rows[0]?.all
  }
  return found
}
