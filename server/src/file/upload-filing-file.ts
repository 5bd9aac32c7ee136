import { implement } from '../operation/implementation.ts'
import { getEditablePart } from '../filing/filing-reader.ts'
import { addAttachment, storeUpload } from './store-upload.ts'
import { mustBeOwn } from '../report/save-report-line.ts'
import { readPlanFacts, unitIn } from '../report/plan-facts.ts'

export const uploadFilingFile = implement('uploadFilingFile', async (ctx, { kind, unit: code, part: key }) => {
  const unit = unitIn(await readPlanFacts(ctx.tx, ctx.actor.planId), code)
  mustBeOwn(ctx.actor, unit)
  const kept = await storeUpload(ctx)
  const { filing, part } = await getEditablePart(ctx.tx, ctx.actor.planId, kind, unit.id, key)
  const place = { unitId: filing.unit_id, taskId: filing.task_id, lineId: null, filingPartId: part.id }
  return addAttachment(ctx, place, kept)
})
