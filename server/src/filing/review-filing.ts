import { FILING_STATE_TITLES } from '@gongjian/domain/filing/filing.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { sayWhy } from '../db/transaction.ts'
import { filingDecidedNotice } from '../notice/filing-notices.ts'
import { tell } from '../notice/notice-writer.ts'
import { implement } from '../operation/implementation.ts'
import { readPlanFacts, unitIn } from '../report/plan-facts.ts'
import { getFiling } from './filing-reader.ts'
import { isFilingReviewer, viewFiling } from './filing-view.ts'

export const reviewFiling = implement('reviewFiling', async (ctx, { kind, unit: code, decision, reason = '' }) => {
  const { tx, actor, now } = ctx
  if (decision === 'return' && reason === '') fail('reason-required')
  const facts = await readPlanFacts(tx, actor.planId)
  // A lead may lock what was sent to it and nothing else: first see, then lock.
  const seen = await getFiling(tx, actor, kind, unitIn(facts, code))
  if (!isFilingReviewer(actor, seen)) fail('outside-scope')
  if (seen.state !== 'submitted') fail('filing-not-submitted', { state: FILING_STATE_TITLES[seen.state] })
  const filing = await getFiling(tx, actor, kind, unitIn(facts, code), 'update')
  if (filing.state !== 'submitted') fail('filing-not-submitted', { state: FILING_STATE_TITLES[filing.state] })
  if (decision === 'return') await sayWhy(tx, reason)
  await tx
    .updateTable('filing')
    .set({
      state: decision === 'accept' ? 'accepted' : 'returned',
      reviewed_at: now,
      reviewed_by: actor.name,
      return_reason: decision === 'return' ? reason : null,
    })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', filing.id)
    .execute()
  await tell(tx, actor.planId, [filingDecidedNotice(facts, actor, filing, decision, reason)], actor.name, now)
  return viewFiling(ctx, kind, code)
})
