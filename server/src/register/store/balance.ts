import { sql } from 'kysely'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { Balance } from '@gongjian/domain/register/item.ts'
import type { Stage } from '@gongjian/domain/register/life.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { findRef, type PlanFacts } from '../../report/plan-facts.ts'
import { besideFunctionOf, snake } from '../table/column-kinds.ts'
import { keptSql } from '../table/kept-sql.ts'
import { tableSql, type ItemRaw } from './item-raw.ts'

interface Draw {
  readonly id: number
  readonly title: string
  readonly unit_id: number | null
  readonly stage: Stage
  readonly amount: number | null
  readonly on: Day | null
}

/** Sums of float8 differ in the last digits. */
function exact(n: number): number {
  return Number(n.toFixed(6))
}

/** What a credit has, what was taken of it and by which entries; null: the item is no credit that may be drawn on. */
export async function readBalance(
  { tx, actor }: Ctx,
  register: Register,
  raw: ItemRaw,
  facts: PlanFacts,
): Promise<Balance | null> {
  const d = register.doubleEntry
  if (!d) return null
  const of = sql.ref(besideFunctionOf(register.id, 'left'))
  const said = await sql<{ left: number | null; unspent: number | null }>`
    select ${of}(${raw.id}) as left, ${of}(${raw.id}, true) as unspent`.execute(tx)
  const { left = null, unspent = null } = said.rows[0] ?? {}
  if (left === null || unspent === null) return null
  const [amountOf, on, source, side] = [d.amount, d.on, d.source, d.side].map((k) => sql.ref(`t.${snake(k)}`))
  const { rows } = await sql<Draw>`
    select t.id, t.title, t.unit_id, t.stage, ${amountOf} as amount, ${on} as on from ${tableSql(register)} t
    where t.plan_id = ${actor.planId} and ${source} = ${raw.id} and ${side} = ${d.debit}
      and (${sql.raw(keptSql('t.stage'))} or (t.stage = 'draft' and t.unit_id is not distinct from ${raw.unit_id}::int))
    order by ${on}, t.id`.execute(tx)
  const whole = raw[snake(d.amount)]
  const amount = typeof whole === 'number' ? whole : 0
  const spent = exact(amount - unspent)
  const seenOf = (unit: number | null): number =>
    rows.filter((r) => r.unit_id === unit).reduce((sum, r) => sum + (r.amount ?? 0), 0)
  const drawn = await sql<{ unit_id: number | null; amount: number | null }>`
    select * from ${sql.ref(besideFunctionOf(register.id, 'drawn'))}(${raw.id})`.execute(tx)
  return {
    amount,
    spent,
    left,
    expired: exact(unspent - left),
    draws: rows.map(({ unit_id, ...r }) => ({ ...r, register: register.id, unit: findRef(facts, unit_id) })),
    unseen: drawn.rows
      .map((r) => ({ unit: findRef(facts, r.unit_id), amount: exact((r.amount ?? 0) - seenOf(r.unit_id)) }))
      .filter((r) => r.amount > 0),
  }
}
