import type { Month } from '@gongjian/domain/calendar/calendar.ts'
import type { Ctx } from '../app.ts'
import { implementUpload } from '../operation/implementation.ts'
import { planFactsOf, taskIn, unitIn, type PlanFacts } from '../report/plan-facts.ts'
import { getPeriod, getReport, type LineRow } from '../report/report-reader.ts'
import { mustBeEditable, mustBeOpen } from '../report/report-lock.ts'
import { getLineForUpdate, mustBeOwn } from '../report/save-report-line.ts'
import { addAttachment, ATTACHMENT } from './store-upload.ts'

interface LineKey {
  readonly month: Month
  readonly unit: string
  readonly taskId: string
}

/** The actor's own line, open for writing; locked when the file is to be written. */
export async function getEditableLine(
  { tx, actor }: Ctx,
  facts: PlanFacts,
  { month, unit: code, taskId }: LineKey,
): Promise<LineRow> {
  const unit = unitIn(facts, code)
  mustBeOwn(actor, unit)
  const task = taskIn(facts, taskId)
  const report = await getReport(tx, actor, month, unit, 'share')
  mustBeOpen(await getPeriod(tx, actor.planId, month))
  const line = await getLineForUpdate(tx, report, unit, task)
  mustBeEditable(line, task)
  return line
}

export const uploadLineFile = implementUpload('uploadLineFile', ATTACHMENT, async (ctx, key, judged) => {
  const line = await getEditableLine(ctx, await planFactsOf(ctx), key)
  const place = { unitId: line.unit_id, taskId: line.task_id, lineId: line.id, filingPartId: null }
  return addAttachment(ctx, place, judged)
})
