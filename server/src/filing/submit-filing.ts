import { partsToSend } from '@gongjian/domain/filing/filing.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Tx } from '../db/actor.ts'
import { tellOfFiling } from '../notice/filing-notices.ts'
import { implement } from '../operation/implementation.ts'
import { readPlanFacts, unitIn } from '../report/plan-facts.ts'
import type { Hand } from '../report/report-writer.ts'
import { mustBeOwn } from '../report/save-report-line.ts'
import { getFiling, readPartFiles, readParts, type FilingRow } from './filing-reader.ts'
import { heldOf, viewFiling } from './filing-view.ts'

async function mustBeComplete(tx: Tx, filing: FilingRow): Promise<void> {
  const parts = await readParts(tx, filing.plan_id, [filing.id])
  const files = await readPartFiles(
    tx,
    filing.plan_id,
    parts.map((p) => p.id),
  )
  const missing = partsToSend(filing.kind, heldOf(parts, files)).map((p) => p.title)
  if (missing.length > 0) fail('filing-incomplete', { parts: missing.join('、') })
}

/** Sends what is a draft or came back; the first arrival decides what is on time and stays. */
export async function send(tx: Tx, filing: FilingRow, hand: Hand): Promise<void> {
  await mustBeComplete(tx, filing)
  await tx
    .updateTable('filing')
    .set({
      state: 'submitted',
      first_submitted_at: filing.first_submitted_at ?? hand.at,
      submitted_at: hand.at,
      submitted_by: hand.name,
    })
    .where('plan_id', '=', filing.plan_id)
    .where('id', '=', filing.id)
    .execute()
}

/** A second click finds it submitted and answers with it as it stands. */
export const submitFiling = implement('submitFiling', async (ctx, { kind, unit: code }) => {
  const { tx, actor, now } = ctx
  const facts = await readPlanFacts(tx, actor.planId)
  const unit = unitIn(facts, code)
  mustBeOwn(actor, unit)
  const filing = await getFiling(tx, actor, kind, unit, 'update')
  if (filing.state === 'submitted' || filing.state === 'accepted') return viewFiling(ctx, kind, code)
  await send(tx, filing, { name: actor.name, at: now })
  await tellOfFiling(ctx, facts, filing)
  return viewFiling(ctx, kind, code)
})
