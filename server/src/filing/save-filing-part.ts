import { implement } from '../operation/implementation.ts'
import { readPlanFacts, unitIn } from '../report/plan-facts.ts'
import { mustBeOwn, mustBeUnchanged } from '../report/save-report-line.ts'
import { getEditablePart } from './filing-reader.ts'
import { viewFiling } from './filing-view.ts'

export const saveFilingPart = implement('saveFilingPart', async (ctx, { kind, unit: code, part: key, ...input }) => {
  const { tx, actor, now } = ctx
  const unit = unitIn(await readPlanFacts(tx, actor.planId), code)
  mustBeOwn(actor, unit)
  const { part } = await getEditablePart(tx, actor.planId, kind, unit.id, key)
  mustBeUnchanged(part, input.expectedVersion)
  if (part.text !== input.text) {
    await tx
      .updateTable('filing_part')
      .set({ text: input.text, version: part.version + 1, edited_by: actor.name, edited_at: now })
      .where('plan_id', '=', actor.planId)
      .where('id', '=', part.id)
      .execute()
  }
  return viewFiling(ctx, kind, code)
})
