import { sql } from 'kysely'
import type { RegisterRow } from '@gongjian/office'
import { LIGHT_TITLES } from '@gongjian/domain/light/light.ts'
import type { Sort } from '@gongjian/domain/register/filter.ts'
import { STAGE_TITLES } from '@gongjian/domain/register/life.ts'
import { referenceInWords, referencesOf } from '@gongjian/domain/register/reference.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import type { App } from '../../app.ts'
import type { Actor } from '../../db/actor.ts'
import { openTransaction } from '../../db/transaction.ts'
import { readPlanFacts, type PlanFacts } from '../../report/plan-facts.ts'
import { selectSql, type ItemRaw } from '../store/item-raw.ts'
import { rowOf } from '../store/item-view.ts'
import { readBeside, type Beside } from '../store/beside.ts'
import { narrow, type Narrowing } from '../store/narrow-sql.ts'
import { orderOf } from '../store/sort-sql.ts'
import { snake } from '../table/column-kinds.ts'

const ROWS_A_FETCH = 1000

/** An item by column key, in the words of the ledger. */
export function exportedRow(
  register: Register,
  raw: ItemRaw,
  facts: PlanFacts,
  today: string,
  beside: Beside,
): RegisterRow {
  const row = rowOf(register, raw, facts, today, beside)
  const named = referencesOf(register).flatMap(([key]): [string, string][] => {
    const id = raw[snake(key)]
    return typeof id === 'number' ? [[key, referenceInWords(id, row.references[key]?.title)]] : []
  })
  return {
    ...(row.values as Record<string, Value>),
    id: String(row.id),
    unit: row.unit?.name ?? null,
    township: row.township,
    enterprise: raw.enterprise,
    creditCode: raw.credit_code,
    facility: row.facility,
    title: row.title,
    person: row.person,
    longitude: raw.lon,
    latitude: raw.lat,
    planned: row.planned,
    done: row.done,
    ownDue: raw.own_due,
    due: row.due,
    stage: STAGE_TITLES[row.stage],
    light: LIGHT_TITLES[row.light],
    left: row.left,
    short: row.short,
    source: row.source,
    remark: row.remark,
    ...Object.fromEntries(named),
  }
}

/**
 * The rows of a list from a cursor, after the operation that asked for them is over: one reading of the register under the
 * actor's policies, a thousand rows at a time in memory however many there are. A reader that stops ends the transaction.
 */
export async function* itemRows(
  app: App,
  actor: Actor,
  register: Register,
  narrowing: Narrowing,
  sort: Sort,
): AsyncGenerator<RegisterRow> {
  const { ctx, close } = await openTransaction(app, actor)
  try {
    const { tx } = ctx
    // A client that takes no more bytes must not hold a snapshot for ever.
    await sql`set local idle_in_transaction_session_timeout = '10min'`.execute(tx)
    const n = await narrow(ctx, register, narrowing)
    const facts = await readPlanFacts(tx, actor.planId)
    const order = orderOf(register, sort, n.today)
    await sql`declare items no scroll cursor for select ${selectSql(register)} from ${n.from} where ${n.where} order by ${order.by}`.execute(
      tx,
    )
    for (;;) {
      const { rows } = await sql<ItemRaw>`fetch ${sql.raw(String(ROWS_A_FETCH))} from items`.execute(tx)
      const beside = await readBeside(ctx, register, rows, narrowing.asOf !== undefined)
      for (const raw of rows) yield exportedRow(register, raw, facts, n.today, beside)
      if (rows.length < ROWS_A_FETCH) return
    }
  } finally {
    await close()
  }
}
