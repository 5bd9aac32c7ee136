import { isStorable } from '@gongjian/domain/operation/storable.ts'
import { lintPlan } from '@gongjian/reader'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import type { Ctx } from '../app.ts'
import { setActor, type Actor, type Tx } from '../db/actor.ts'
import { isUniqueViolation } from '../db/refusal.ts'
import { asOwner } from '../db/transaction.ts'
import { createFilings } from '../filing/create-filings.ts'
import { implement } from '../operation/implementation.ts'
import type { InputOf } from '../operation/types.ts'
import { openMonth } from '../period/open-period.ts'
import { draftPack } from './draft-pack.ts'
import { savePack, type SavedPlan } from './save-pack.ts'

async function mustBeNew(tx: Tx, code: string): Promise<void> {
  const exists = await tx.selectFrom('plan').select('id').where('code', '=', code).executeTakeFirst()
  if (exists) fail('plan-exists', { code })
}

type Administrator = Pick<InputOf<'createAccount'>, 'login' | 'name'>

/** Whoever saves the plan is its first office; the administrators come along, or nobody could make its accounts. */
async function letIn(
  tx: Tx,
  saved: SavedPlan,
  pack: PlanPack,
  actor: Actor,
  accountId: number,
): Promise<Administrator[]> {
  const office = pack.units.find((u) => u.kind === 'office')?.code ?? ''
  const administrators = await tx
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['m.account_id', 'a.login', 'a.name'])
    .where('m.plan_id', '=', actor.planId)
    .where('m.role', '=', 'administrator')
    .where('a.disabled', '=', false)
    .orderBy('a.id')
    .execute()
  const place = { plan_id: saved.planId, unit_id: saved.units.get(office) ?? fail('unit-not-found', { unit: office }) }
  await tx
    .insertInto('membership')
    .values([
      { ...place, account_id: accountId, role: 'office' },
      ...administrators.map((a) => ({ ...place, account_id: a.account_id, role: 'administrator' as const })),
    ])
    .execute()
  return administrators.map(({ login, name }) => ({ login, name }))
}

/** As the owner, since nobody is a member of a plan that is not there yet; the history names the person all the same. */
async function insert(
  { app, actor, now }: Ctx,
  pack: PlanPack,
  reading: Reading,
  accountId: number,
): Promise<Administrator[]> {
  return asOwner(app, actor.planId, now, async (tx) => {
    await mustBeNew(tx, pack.code)
    await setActor(tx, actor, { units: [], tasks: [] }, now, null)
    const saved = await savePack(tx, pack, reading, lintPlan(pack.document, reading), false)
    const administrators = await letIn(tx, saved, pack, actor, accountId)
    await createFilings(tx, saved.planId, pack.filings)
    if (pack.firstReportMonth !== null && pack.firstReportMonth <= app.clock.today().slice(0, 7))
      await openMonth(tx, saved.planId, pack.firstReportMonth, now)
    return administrators
  }).catch((error: unknown) => {
    // Two who save under one code at the same moment: the second finds it taken.
    if (isUniqueViolation(error)) return fail('plan-exists', { code: pack.code })
    throw error
  })
}

/** A mended reading becomes a plan of its own, with its office, and its first month is opened. */
export const savePlan = implement('savePlan', async (ctx, draft) => {
  const { actor, app } = ctx
  if (actor.accountId === null) return fail('not-signed-in')
  if (!isStorable(draft)) return fail('file-unreadable', { reason: '原文里有无法保存的字符，请另存为文本后重新读入' })
  const pack = draftPack(draft, app.clock.today())
  const administrators = await insert(ctx, pack, draft.reading, actor.accountId)
  return {
    code: pack.code,
    tasks: pack.tasks.length,
    units: pack.units.length,
    firstReportMonth: pack.firstReportMonth ?? '',
    filings: pack.filings.length,
    administrators,
  }
})
