import { FILING_STATE_TITLES } from '@gongjian/domain/filing/filing.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Tx } from '../db/actor.ts'
import { sayWhy } from '../db/transaction.ts'
import { filingDecidedNotice } from '../notice/filing-notices.ts'
import { tell } from '../notice/notice-writer.ts'
import { implement } from '../operation/implementation.ts'
import { readPlanFacts, unitIn } from '../report/plan-facts.ts'
import type { Hand } from '../report/report-writer.ts'
import { getFiling, type FilingRow } from './filing-reader.ts'
import { isFilingReviewer, viewFiling } from './filing-view.ts'

function mustBeSubmitted({ state }: FilingRow): void {
  if (state !== 'submitted') fail('filing-not-submitted', { state: FILING_STATE_TITLES[state] })
}

/** `returned`: why it goes back; null: it is accepted. */
export async function decide(tx: Tx, filing: FilingRow, returned: string | null, hand: Hand): Promise<void> {
  mustBeSubmitted(filing)
  await tx
    .updateTable('filing')
    .set({
      state: returned === null ? 'accepted' : 'returned',
      reviewed_at: hand.at,
      reviewed_by: hand.name,
      return_reason: returned,
    })
    .where('plan_id', '=', filing.plan_id)
    .where('id', '=', filing.id)
    .execute()
}

export const reviewFiling = implement('reviewFiling', async (ctx, { kind, unit: code, decision, reason = '' }) => {
  const { tx, actor, now } = ctx
  if (decision === 'return' && reason === '') fail('reason-required')
  const facts = await readPlanFacts(tx, actor.planId)
  // A lead may lock what was sent to it and nothing else: first see, then lock.
  const seen = await getFiling(tx, actor, kind, unitIn(facts, code))
  if (!isFilingReviewer(actor, seen)) fail('outside-scope')
  mustBeSubmitted(seen)
  const filing = await getFiling(tx, actor, kind, unitIn(facts, code), 'update')
  if (decision === 'return') await sayWhy(tx, reason)
  await decide(tx, filing, decision === 'return' ? reason : null, { name: actor.name, at: now })
  await tell(tx, actor.planId, [filingDecidedNotice(facts, actor, filing, decision, reason)], actor.name, now)
  return viewFiling(ctx, kind, code)
})
