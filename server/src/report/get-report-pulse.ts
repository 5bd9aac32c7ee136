import { implement } from '../operation/implementation.ts'
import { planFactsOf, taskById, unitIn } from './plan-facts.ts'
import { getReport, readLineFiles, readLines } from './report-reader.ts'
import { touchedOf } from './report-view.ts'

/** Little enough to be asked for every few seconds by each open page. */
export const getReportPulse = implement('getReportPulse', async (ctx, { month, unit }) => {
  const { tx, actor } = ctx
  const facts = await planFactsOf(ctx)
  const report = await getReport(tx, actor, month, unitIn(facts, unit))
  const lines = await readLines(tx, actor.planId, report.id)
  const files = await readLineFiles(
    tx,
    actor.planId,
    lines.map((l) => l.id),
  )
  return {
    state: report.state,
    lines: lines.map((l) => ({
      task: taskById(facts, l.task_id).code,
      version: l.version,
      state: l.state,
      edited: touchedOf(l.edited_by, l.edited_at),
      files: files.get(l.id)?.length ?? 0,
    })),
  }
})
