import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { z } from 'zod'
import { Day, daysBetween } from '@gongjian/domain/calendar/calendar.ts'
import type { Light } from '@gongjian/domain/light/light.ts'
import type { Stage } from '@gongjian/domain/register/life.ts'
import { lightOfItem, standingOf } from '@gongjian/domain/register/light.ts'
import { COUNT_BOUND } from '@gongjian/domain/operation/page.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { implement } from '../../operation/implementation.ts'
import { findRef, planFactsOf } from '../../report/plan-facts.ts'
import { registersById } from '../store/definitions.ts'
import { readCursor, writeCursor } from '../store/cursor.ts'
import { deskBranches, waitsFor, type DeskBranch } from './desk-branches.ts'

interface DeskRow {
  readonly id: number
  readonly register: string
  readonly title: string
  readonly unit_id: number | null
  readonly enterprise_id: number | null
  readonly stage: Stage
  readonly due: Day | null
  readonly start_by: Day | null
  readonly next_planned: Day | null
  readonly day: Day | null
  readonly waits: DeskBranch['waits']
}

const Cursor = z.tuple([Day.nullable(), z.number().int()])

function behind(after: string | undefined, day: RawBuilder<unknown>): RawBuilder<SqlBool> {
  if (after === undefined) return sql<SqlBool>`true`
  const [last, id] = readCursor(Cursor, after)
  if (last === null) return sql<SqlBool>`(${day} is null and i.id > ${id}::bigint)`
  return sql<SqlBool>`(${day} > ${last}::date or (${day} = ${last}::date and i.id > ${id}::bigint) or ${day} is null)`
}

interface Asked {
  readonly branches: readonly DeskBranch[]
  readonly register: string | undefined
  /** Cursor of the page before. */
  readonly after: string | undefined
  readonly limit: number
}

function whereOf({ actor }: Ctx, branch: DeskBranch, register: string | undefined): RawBuilder<SqlBool> {
  const ofRegister = register === undefined ? sql`true` : sql`i.register = ${register}`
  return sql<SqlBool>`i.plan_id = ${actor.planId} and ${branch.where} and ${ofRegister}`
}

/** Each branch brings its first rows in the order of its index; the page is the first of them all. */
function pageSql(ctx: Ctx, { branches, register, after, limit }: Asked): RawBuilder<unknown> {
  const parts = branches.map(
    (
      b,
    ) => sql`(select i.id, i.register, i.title, i.unit_id, i.enterprise_id, i.stage, i.due, i.start_by, i.next_planned, ${b.day} as day, ${sql.lit(b.waits)} as waits
      from item_index i where ${whereOf(ctx, b, register)} and ${behind(after, b.day)} order by ${b.day}, i.id limit ${limit})`,
  )
  return sql`select * from (${sql.join(parts, sql` union all `)}) x order by day nulls last, id limit ${limit}`
}

/** By register, whichever the page shows; counted no farther than the bound. */
function countSql(ctx: Ctx, { branches }: Asked): RawBuilder<unknown> {
  const parts = branches.map((b) => sql`(select i.register from item_index i where ${whereOf(ctx, b, undefined)})`)
  return sql`select register, count(*) as n from (select register from (${sql.join(parts, sql` union all `)}) x limit ${COUNT_BOUND + 1}) y
    group by register`
}

interface Desk {
  readonly page: readonly DeskRow[]
  readonly counts: readonly { readonly register: string; readonly n: number }[]
}

/** Page and counts in one statement: the desk is the first page of every morning, and each message costs both sides. */
async function readDesk(ctx: Ctx, asked: Asked): Promise<Desk> {
  const listOf = (select: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`(select coalesce(json_agg(r), '[]') from (${select}) r)`
  const { rows } = await sql<Desk>`
    select ${listOf(pageSql(ctx, asked))} as page, ${listOf(countSql(ctx, asked))} as counts`.execute(ctx.tx)
  return rows[0] ?? { page: [], counts: [] }
}

function lightOf(row: DeskRow, register: Register | undefined, today: Day): { light: Light; because: string } {
  if (row.waits === 'recheck' && row.day !== null)
    return row.day < today
      ? { light: 'red', because: `回头看应于 ${row.day} 完成，已超 ${daysBetween(row.day, today)} 天` }
      : { light: 'yellow', because: `回头看应于 ${row.day} 完成` }
  if (!register) return { light: 'none', because: '这本台账已不在方案里' }
  return lightOfItem(standingOf(register, row), today)
}

/** All that waits for the actor across the registers, by its day. */
export const listMyDesk = implement('listMyDesk', async (ctx, { register, after, limit }) => {
  const { app, actor } = ctx
  const byId = await registersById(ctx)
  const registers = [...byId.values()]
  const branches = deskBranches(actor, registers, app.clock.today())
  if (branches.length === 0) return { rows: [], next: null, count: 0, isExact: true, byRegister: [] }
  const desk = await readDesk(ctx, { branches, register, after, limit: limit + 1 })
  const found = desk.page
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const counts = new Map(desk.counts.map((c) => [c.register, c.n]))
  const whole = [...counts.values()].reduce((a, b) => a + b, 0)
  const facts = await planFactsOf(ctx)
  return {
    rows: page.map((row) => {
      const of = byId.get(row.register)
      return {
        id: row.id,
        register: row.register,
        registerTitle: of?.title ?? row.register,
        title: row.title,
        unit: findRef(facts, row.unit_id),
        enterprise: row.enterprise_id,
        stage: row.stage,
        due: row.day,
        ...lightOf(row, of, app.clock.today()),
        waitsFor: waitsFor(row.waits, row.stage),
      }
    }),
    next: found.length > limit && last ? writeCursor([last.day, last.id]) : null,
    count: Math.min(register === undefined ? whole : (counts.get(register) ?? 0), COUNT_BOUND),
    isExact: whole <= COUNT_BOUND,
    byRegister: registers.flatMap((r) => {
      const count = counts.get(r.id)
      return count === undefined ? [] : [{ register: r.id, title: r.title, count }]
    }),
  }
})
