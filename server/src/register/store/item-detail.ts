import { sql } from 'kysely'
import { endOfDay, type Day } from '@gongjian/domain/calendar/calendar.ts'
import { dueOf } from '@gongjian/domain/register/due.ts'
import { VERIFY_FILES, type ItemDetail, type ItemRef } from '@gongjian/domain/register/item.ts'
import { lightOfItem, standingOf } from '@gongjian/domain/register/light.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { planFactsOf } from '../../report/plan-facts.ts'
import { registersById } from './definitions.ts'
import { getRaw } from './get-raw.ts'
import { readBalance } from './balance.ts'
import { evidenceOf, readFiles } from './item-files.ts'
import { allowedOf, NOTHING_ALLOWED } from './item-allowed.ts'
import { lockOf } from './item-lock.ts'
import { lastMoveOf, readMoves } from './item-past.ts'
import { readRechecks, readRechecksAsOf, recheckViews } from './item-rechecks.ts'
import { factsOf, tableSql, type ItemRaw } from './item-raw.ts'
import { readSteps, readStepsAsOf, stepViews } from './item-steps.ts'
import { rowOf } from './item-view.ts'
import { dayRead } from './narrow-sql.ts'
import { readBeside } from './beside.ts'

/** The same enterprise in other registers, as far as the actor may see it. */
async function readOthers(ctx: Ctx, raw: ItemRaw, today: Day): Promise<ItemDetail['others']> {
  if (raw.enterprise_id === null) return []
  const rows = await ctx.tx
    .selectFrom('item_index')
    .select(['id', 'register', 'title', 'stage', 'due', 'start_by', 'next_planned'])
    .where('plan_id', '=', ctx.actor.planId)
    .where('enterprise_id', '=', raw.enterprise_id)
    .where('id', '<>', raw.id)
    .where('stage', '<>', 'removed')
    .orderBy('register')
    .orderBy('id')
    .limit(100)
    .execute()
  const registers = await registersById(ctx)
  return rows.flatMap((r) => {
    const register = registers.get(r.register)
    if (!register) return []
    const { light } = lightOfItem(standingOf(register, r), today)
    return [{ register: r.register, registerTitle: register.title, id: r.id, title: r.title, stage: r.stage, light }]
  })
}

async function readRelapses({ tx, actor }: Ctx, register: Register, raw: ItemRaw, until?: Date): Promise<ItemRef[]> {
  if (raw.stage !== 'closed') return []
  const { rows } = await sql<{ id: number; title: string }>`
    select id, title from ${tableSql(register)} where plan_id = ${actor.planId} and relapse_of = ${raw.id} and stage <> 'removed'
      and ${until === undefined ? sql`true` : sql`created_at < ${until}`} order by id`.execute(tx)
  return rows.map((r) => ({ register: register.id, ...r }))
}

/** The item whole: its row, steps with evidence, moves, rechecks, and what the actor may do with it. */
export async function readDetail(ctx: Ctx, register: Register, id: number, asOf?: Day): Promise<ItemDetail> {
  const { actor } = ctx
  const today = dayRead(ctx, asOf)
  const raw = await getRaw(ctx, register, id, asOf)
  const until = asOf === undefined ? undefined : endOfDay(asOf)
  const facts = await planFactsOf(ctx)
  const files = (await readFiles(ctx, [raw], until)).get(id)
  const steps = asOf === undefined ? ((await readSteps(ctx, [id])).get(id) ?? []) : await readStepsAsOf(ctx, id, asOf)
  const rechecks = asOf === undefined ? await readRechecks(ctx, id) : await readRechecksAsOf(ctx, id, asOf)
  const moves = await readMoves(ctx, register, raw, until)
  const allowed = asOf === undefined ? allowedOf(actor, register, raw) : NOTHING_ALLOWED
  const values = factsOf(register, raw)
  return {
    ...rowOf(register, raw, facts, today, await readBeside(ctx, register, [raw], asOf !== undefined)),
    balance: asOf === undefined ? await readBalance(ctx, register, raw, facts) : null,
    steps: stepViews(register, values, steps, files ?? new Map()),
    moves,
    verifyFiles: (files?.get(VERIFY_FILES) ?? []).map(evidenceOf),
    rechecks: recheckViews(rechecks, files),
    dueBasis: { ...dueOf(register.due, values), missing: [...dueOf(register.due, values).missing] },
    ownDue: raw.own_due,
    allowed,
    lock: asOf === undefined ? lockOf(raw, lastMoveOf(moves), facts) : `这是 ${asOf} 当日的情况，只能查看`,
    relapses: await readRelapses(ctx, register, raw, until),
    // What else stands on the enterprise is known of today alone.
    others: asOf === undefined ? await readOthers(ctx, raw, today) : [],
  }
}
