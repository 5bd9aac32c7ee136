import { sql } from 'kysely'
import { CANDIDATE_ACTIONS, type CandidateAction } from '@gongjian/domain/sweep/candidate.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { sayWhy } from '../db/transaction.ts'
import { implement } from '../operation/implementation.ts'
import { tellOfAction } from '../notice/sweep-notices.ts'
import { lockByIds } from '../register/store/find-rows.ts'
import { planFactsOf } from '../report/plan-facts.ts'
import { readCandidates, refusalOf, type StoredCandidate } from './candidate-reader.ts'
import { confirmCandidates } from './confirm-candidates.ts'
import { sweepBase, type SweepBase } from './sweep-base.ts'
import { lockSweeps } from './sweep-rows.ts'

interface Judged {
  readonly going: StoredCandidate[]
  readonly refused: { id: number; title: string; why: string }[]
}

async function judge(ctx: Ctx, subject: string, ids: readonly number[], action: CandidateAction): Promise<Judged> {
  const asked = [...new Set(ids)]
  const where = sql<boolean>`c.subject = ${subject} and c.id = any (${asked}::bigint[])`
  const rows = new Map((await readCandidates(ctx, where, asked.length)).map((c) => [c.id, c]))
  const judged: Judged = { going: [], refused: [] }
  for (const id of asked) {
    const c = rows.get(id)
    const why = c ? refusalOf(ctx, action, c) : '没有找到这条排查结果，或它不在您的管辖范围内'
    if (c && why === null) judged.going.push(c)
    else judged.refused.push({ id, title: c?.title ?? '', why: why ?? '' })
  }
  return judged
}

/**
 * In the order of their numbers, so that two who act on many at once never wait for each other; the items first, since whoever moves an
 * item to another unit takes its candidates along.
 */
async function lock(ctx: Ctx, { over }: SweepBase, ids: readonly number[], action: CandidateAction): Promise<void> {
  const { tx, actor } = ctx
  await lockSweeps(tx, actor.planId, 'act')
  if (action === 'confirm') {
    const { rows } = await sql<{ item_id: number }>`
      select item_id from sweep_candidate where plan_id = ${actor.planId} and id = any (${[...ids]}::bigint[])`.execute(
      tx,
    )
    await lockByIds(
      ctx,
      over,
      rows.map((r) => r.item_id),
    )
  }
  await sql`select id from sweep_candidate where plan_id = ${actor.planId} and id = any (${[...ids]}::bigint[]) order by id for update`.execute(
    tx,
  )
}

async function write(ctx: Ctx, action: CandidateAction, going: readonly StoredCandidate[], why: string): Promise<void> {
  const { tx, actor, now } = ctx
  const by = `${actor.unitName} ${actor.name}`
  const isAnswer = CANDIDATE_ACTIONS[action].permission === 'candidate.answer'
  await tx
    .updateTable('sweep_candidate')
    .set({
      state: CANDIDATE_ACTIONS[action].to,
      ...(isAnswer
        ? { answered_by: by, answered_at: now, answer: why, decided_by: null, decided_at: null, decision: null }
        : { decided_by: by, decided_at: now, decision: why }),
    })
    .where('plan_id', '=', actor.planId)
    .where(
      'id',
      'in',
      going.map((c) => c.id),
    )
    .execute()
}

/**
 * The county confirms or disputes, the lead decides on disputes; one or many, each by itself done or refused, with the reason in words. A
 * preview tells the same, and what a confirmation would write, and changes nothing.
 */
export const actOnCandidates = implement('actOnCandidates', async (ctx, { subject, ids, action, reason, preview }) => {
  const why = reason?.trim() ?? ''
  if (CANDIDATE_ACTIONS[action].needsReason && why === '' && !preview) fail('reason-required')
  const base = await sweepBase(ctx, subject)
  if (!preview) await lock(ctx, base, ids, action)
  const { going, refused } = await judge(ctx, subject, ids, action)
  if (action === 'confirm') {
    const confirmed = await confirmCandidates(ctx, base, going, { why, preview })
    return { done: confirmed.done, refused: [...refused, ...confirmed.refused] }
  }
  if (!preview && going.length > 0) {
    await sayWhy(ctx.tx, why)
    await write(ctx, action, going, why)
    await tellOfAction(ctx, await planFactsOf(ctx), base, action, going, why)
  }
  return { done: going.map((c) => ({ id: c.id, title: c.title, words: '' })), refused }
})
