import { KEPT } from '@gongjian/domain/register/life.ts'
import { putOff, putOffWords } from '@gongjian/domain/register/due.ts'
import { isRefused, type Batch, type BatchMode, type Working } from './batch.ts'
import { valuesOf, type ItemRaw } from './item-raw.ts'
import { reaches } from './item-reach.ts'
import { labelIn, problem } from './row-problem.ts'

/** Of these drafts those that stood in the ledger before: they were taken out and restored. */
async function onceListed({ ctx }: Batch, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.tx
    .selectFrom('item_move')
    .select('item_id')
    .where('plan_id', '=', ctx.actor.planId)
    .where('item_id', 'in', [...ids])
    .where((eb) => eb.or([eb('from_stage', 'in', [...KEPT]), eb('to_stage', 'in', [...KEPT])]))
    .execute()
  return new Set(rows.map((r) => r.item_id))
}

interface Asked {
  readonly work: Working
  readonly before: ItemRaw
  readonly keys: readonly string[]
}

/**
 * A term that stands is put off by the task's lead with a reason, and by nobody else; each row is refused by itself, so that the
 * rest of an import goes on. The database's own guard (table/term-guard-sql.ts) would refuse the whole statement.
 */
export async function refusePutOff(batch: Batch, works: readonly Working[], mode: BatchMode): Promise<void> {
  const { ctx, register } = batch
  if (register.life === 'record') return
  const today = ctx.app.clock.today()
  const asked = works.flatMap((work): Asked[] => {
    const { before, composed } = work
    if (before === null || isRefused(work)) return []
    const then = { ...valuesOf(register, before), ownDue: before.own_due }
    const keys = putOff(register.due, then, { ...composed.values, ownDue: composed.columns.own_due }, today)
    const mayPutOff = (mode.reason ?? '') !== '' && reaches(ctx.actor, 'item.verify', before)
    return keys.length === 0 || mayPutOff ? [] : [{ work, before, keys }]
  })
  const drafts = asked.filter((a) => a.before.stage === 'draft').map((a) => a.before.id)
  const stood = await onceListed(batch, drafts)
  for (const { work, before, keys } of asked) {
    if (before.stage === 'draft' && !stood.has(before.id)) continue
    work.problems.push(...keys.map((k) => problem(k, putOffWords(labelIn(register, k), k === 'ownDue'))))
  }
}
