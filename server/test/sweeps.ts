import fc from 'fast-check'
import { sql } from 'kysely'
import type { CallOf, OutputOf } from '@gongjian/domain/operation/contract.ts'
import type { Operations } from '@gongjian/domain/operation/operations.ts'
import type { FieldValues, ItemDetail } from '@gongjian/domain/register/item.ts'
import { columnOf } from '@gongjian/domain/register/columns.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import { factsOfRow, isSettled } from '@gongjian/domain/sweep/sweep.ts'
import { prepare } from '@gongjian/domain/rule/prepare.ts'
import { standingOf } from '@gongjian/domain/rule/state.ts'
import { missingIn } from '@gongjian/domain/rule/tree.ts'
import { snake, tableOf } from '../src/register/table/column-kinds.ts'
import { queueDueSweeps } from '../src/sweep/queue-sweeps.ts'
import { runSweeps } from '../src/sweep/run-sweeps.ts'
import type { SweepBase } from '../src/sweep/sweep-base.ts'
import type { Client, TestServer } from './harness.ts'
import type { Cast } from './permission-cast.ts'
import { moveItem } from './register-items.ts'
import { tryAs } from './support.ts'

export const COAL = { kind: '热风炉', fuel: '煤', compliant: true, measure: '清洁能源替代' } as const

/** A row in the ledger, as a clerk enters it. */
export async function inLedger(
  clerk: Client,
  register: string,
  facility: string,
  values: FieldValues,
  enterprise = '排查窑业有限公司',
): Promise<ItemDetail> {
  const point = { longitude: 113.02, latitude: 34.75 }
  const made = await clerk.call('createItem', { register, item: { enterprise, facility, point, values } })
  await moveItem(clerk, made, 'list')
  return made
}

/** All sweeps of the plan, as the worker does them at night. */
export async function sweepAll(server: TestServer): Promise<void> {
  await queueDueSweeps(server.app, true)
  await runSweeps(server.app)
}

type Row = OutputOf<Operations['listCandidates']>['rows'][number]

/** The kilns', where no other sweep is named. */
export async function candidates(
  client: Client,
  filter: Partial<CallOf<Operations['listCandidates']>> = {},
): Promise<readonly Row[]> {
  return (await client.call('listCandidates', { subject: 'kiln', limit: 200, ...filter })).rows
}

export async function ofItem(client: Client, item: number, rule: string): Promise<Row> {
  const found = (await candidates(client)).find((c) => c.item.id === item && c.finding.rule === rule)
  if (!found) throw new Error(`no candidate of ${item}`)
  return found
}

export async function act(
  client: Client,
  ids: number[],
  action: 'confirm' | 'dispute' | 'uphold' | 'reject',
  more = {},
) {
  return client.call('actOnCandidates', { subject: 'kiln', ids, action, reason: '现场核实', ...more })
}

export async function runsOf(client: Client) {
  return (await client.call('getSweep', { subject: 'kiln' })).runs
}

/** A kiln's facts as they turn out to be. */
export async function edit(clerk: Client, id: number | undefined, values: FieldValues): Promise<void> {
  const { version } = await clerk.call('getItem', { register: 'kilns', id: id ?? 0 })
  await clerk.call('updateItem', { register: 'kilns', id: id ?? 0, version, item: { values } })
}

/** Item → what the sweep says of each rule: `rule standing missing`. */
async function foundBySql(server: TestServer, planId: number, subject: string): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ item_id: number; said: string[] }>`
    select item_id, array_agg(rule || ' ' || standing || ' ' || array_to_string(array(select unnest(missing) m order by 1), ',')) as said
    from sweep_candidate where plan_id = ${planId} and subject = ${subject} and state = 'open' group by 1`.execute(
    server.app.connections.owner,
  )
  return new Map(rows.map((r) => [r.item_id, r.said]))
}

/** What becomes of a statement of somebody's; nothing of it stays. */
export async function statementAs(
  server: TestServer,
  cast: Cast,
  login: string,
  statement: string,
): Promise<number | 'refused'> {
  const actor = cast.actors.find((a) => a.login === login)
  if (!actor) throw new Error(login)
  return tryAs(server.app, actor, async (tx) => {
    try {
      return Number((await sql.raw(statement).execute(tx)).numAffectedRows ?? 0)
    } catch {
      return 'refused'
    }
  })
}

function valueOf(field: Field, around: readonly number[]): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'choice':
      return fc.constantFrom(...field.options)
    case 'yesNo':
      return fc.boolean()
    case 'day':
      return fc.constantFrom('2019-08-31', '2019-09-19', '2019-09-20', '2019-09-21', '2020-12-31')
    case 'quantity':
    case 'count':
      return fc.constantFrom(...around, 0.1, 1, 2.999, 3.0001, 25, 31, 60_000)
    default:
      return fc.constant(null)
  }
}

/** Rows of the register that is looked over: its facts, and what the rules would write, at random and often missing. */
export function randomRows(base: SweepBase): fc.Arbitrary<Record<string, unknown>> {
  const mapped = Object.values(base.sweep.columns).flatMap((c) => c.map(({ field }) => field))
  const written = base.sweep.rules.flatMap((r) => Object.keys(r.writes))
  const keys = [...new Set([...Object.keys(base.set.facts.facts), ...mapped, ...written])].filter(
    (k) => columnOf(base.over, k) !== null,
  )
  const bounds = [2, 3, 10, 20, 30, 0.2, 2000]
  return fc.record(
    Object.fromEntries(
      keys.map((k): [string, fc.Arbitrary<unknown>] => [
        k,
        fc.oneof(
          { arbitrary: fc.constant(null), weight: 1 },
          { arbitrary: valueOf(columnOf(base.over, k) as Field, bounds), weight: 3 },
        ),
      ]),
    ),
  )
}

/** Straight into the register's table, listed, of nobody in particular. */
async function insertRows(
  server: TestServer,
  base: SweepBase,
  planId: number,
  rows: readonly Record<string, unknown>[],
): Promise<number[]> {
  const json = rows.map((row, n) => ({
    id: 0,
    plan_id: planId,
    stage: 'listed',
    facility: `随机 ${n}`,
    created_by: 'x',
    created_at: '2019-09-20',
    updated_by: 'x',
    updated_at: '2019-09-20',
    ...Object.fromEntries(Object.entries(row).map(([k, v]) => [snake(k), v])),
  }))
  const table = tableOf(base.over.id)
  const columns = [...new Set(json.flatMap((r) => Object.keys(r)))].filter((c) => c !== 'id')
  const named = sql.raw(columns.map((c) => `"${c}"`).join(', '))
  const { rows: made } = await sql<{ id: number }>`insert into ${sql.table(table)} (${named})
    select ${named} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(json)}::json) returning id`.execute(
    server.app.connections.owner,
  )
  return made.map((r) => r.id)
}

/** What a sweep of the rows says of each of them, in their order: `rule standing missing` of each rule. */
export async function swept(
  server: TestServer,
  office: Client,
  base: SweepBase,
  planId: number,
  rows: readonly Record<string, unknown>[],
): Promise<string[][]> {
  const ids = await insertRows(server, base, planId, rows)
  await office.call('runSweeps', { subject: base.sweep.subject })
  await runSweeps(server.app)
  const found = await foundBySql(server, planId, base.sweep.subject)
  return ids.map((id) => (found.get(id) ?? []).sort())
}

/** What screening the row in JavaScript says of each rule that the sweep looks with: `rule standing missing`. */
export function screened(base: SweepBase, on: string, row: Record<string, unknown>): string[] {
  const prepared = prepare(base.set, on)
  const facts = factsOfRow(base.sweep, base.set, row)
  return base.sweep.rules
    .flatMap((swept) => {
      const rule = prepared.rules.find((r) => r.rule.id === swept.rule)
      if (!rule || isSettled(base.sweep, swept, row)) return []
      const standing = standingOf(rule.test(facts))
      if (standing === 'no') return []
      const missing = standing === 'unknown' ? missingIn(rule.tree, facts).sort() : []
      return [`${swept.rule} ${standing} ${missing.join()}`]
    })
    .sort()
}
