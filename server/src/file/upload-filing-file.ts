import { implementUpload } from '../operation/implementation.ts'
import { getEditablePart } from '../filing/filing-reader.ts'
import { addAttachment, ATTACHMENT } from './store-upload.ts'
import { mustBeOwn } from '../report/save-report-line.ts'
import { planFactsOf, unitIn } from '../report/plan-facts.ts'

export const uploadFilingFile = implementUpload('uploadFilingFile', ATTACHMENT, async (ctx, key, judged) => {
  const unit = unitIn(await planFactsOf(ctx), key.unit)
  mustBeOwn(ctx.actor, unit)
  const { filing, part } = await getEditablePart(ctx.tx, ctx.actor.planId, key.kind, unit.id, key.part)
  const place = { unitId: filing.unit_id, taskId: filing.task_id, lineId: null, filingPartId: part.id }
  return addAttachment(ctx, place, judged)
})
