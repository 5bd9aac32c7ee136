import { FILINGS, type FilingKind } from '@gongjian/domain/filing/filing.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Tx } from '../db/actor.ts'
import { tellOfFiling } from '../notice/filing-notices.ts'
import { implement } from '../operation/implementation.ts'
import { readPlanFacts, unitIn } from '../report/plan-facts.ts'
import { mustBeOwn } from '../report/save-report-line.ts'
import { getFiling, readPartFiles, readParts, type FilingRow } from './filing-reader.ts'
import { missingOf, viewFiling } from './filing-view.ts'

/** 三（一） wants all ten parts; 七（一） the file itself, its lists and ledger may follow and are shown as missing. */
const WHOLE: Readonly<Record<FilingKind, boolean>> = { implementation: false, relocation: true }

async function mustBeComplete(tx: Tx, filing: FilingRow): Promise<void> {
  const parts = await readParts(tx, filing.plan_id, [filing.id])
  const files = await readPartFiles(
    tx,
    filing.plan_id,
    parts.map((p) => p.id),
  )
  const must = FILINGS[filing.kind].parts.filter((p) => WHOLE[filing.kind] || p.wants === 'file').map((p) => p.title)
  const missing = missingOf(filing.kind, parts, files).filter((title) => must.includes(title))
  if (missing.length > 0) fail('filing-incomplete', { parts: missing.join('、') })
}

/** A second click finds it submitted and answers with it as it stands. */
export const submitFiling = implement('submitFiling', async (ctx, { kind, unit: code }) => {
  const { tx, actor, now } = ctx
  const facts = await readPlanFacts(tx, actor.planId)
  const unit = unitIn(facts, code)
  mustBeOwn(actor, unit)
  const filing = await getFiling(tx, actor, kind, unit, 'update')
  if (filing.state === 'submitted' || filing.state === 'accepted') return viewFiling(ctx, kind, code)
  await mustBeComplete(tx, filing)
  await tx
    .updateTable('filing')
    .set({
      state: 'submitted',
      first_submitted_at: filing.first_submitted_at ?? now,
      submitted_at: now,
      submitted_by: actor.name,
    })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', filing.id)
    .execute()
  await tellOfFiling(ctx, facts, filing)
  return viewFiling(ctx, kind, code)
})
