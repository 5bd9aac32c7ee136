import { monthInWords, type Month } from '@gongjian/domain/calendar/calendar.ts'
import { MonthSummary, type SummaryCorrection } from '@gongjian/domain/report/month-summary.ts'
import type { Ctx } from '../app.ts'
import { FILE_TYPES } from '../file/file-types.ts'
import { loadOffice } from '../file/load-office.ts'
import { recordEvent } from '../history/record-event.ts'
import { implement } from '../operation/implementation.ts'
import { getPeriod } from '../report/report-reader.ts'
import { closingOf } from './board.ts'
import { summarise } from './month-summary.ts'
import { readCorrections } from './summary-corrections.ts'

interface Exported {
  readonly summary: MonthSummary
  readonly corrections: readonly SummaryCorrection[]
}

/** Of a closed month as it was frozen, and what was corrected since; of an open one as it stands. */
async function readExported({ app, tx, actor, now }: Ctx, month: Month): Promise<Exported> {
  const period = await getPeriod(tx, actor.planId, month)
  const frozen = await tx
    .selectFrom('period_summary')
    .select('body')
    .where('plan_id', '=', actor.planId)
    .where('period_id', '=', period.id)
    .executeTakeFirst()
  if (!frozen) return { summary: await summarise(app, tx, period, now), corrections: [] }
  const summary = MonthSummary.parse(JSON.parse(frozen.body))
  // A summary frozen before it held its closing: the month itself still says it.
  const closed = summary.closed ?? closingOf(period)
  return { summary: { ...summary, closed }, corrections: await readCorrections(tx, period) }
}

async function recordExport(ctx: Ctx, month: Month, format: string): Promise<void> {
  await recordEvent(ctx, { kind: 'summary-exported', subject: month, unitId: ctx.actor.unitId, detail: { format } })
}

export const exportSummaryWord = implement('exportSummaryWord', async (ctx, { month }) => {
  const { monthSummaryWord } = await loadOffice()
  const { summary, corrections } = await readExported(ctx, month)
  const body = await monthSummaryWord(summary, corrections)
  await recordExport(ctx, month, 'docx')
  return {
    fileName: `${monthInWords(month)}月报汇总.docx`,
    type: FILE_TYPES.docx,
    body,
  }
})

export const exportSummaryExcel = implement('exportSummaryExcel', async (ctx, { month }) => {
  const { monthSummaryExcel } = await loadOffice()
  const { summary, corrections } = await readExported(ctx, month)
  const body = await monthSummaryExcel(summary, corrections)
  await recordExport(ctx, month, 'xlsx')
  return {
    fileName: `${monthInWords(month)}月报汇总.xlsx`,
    type: FILE_TYPES.xlsx,
    body,
  }
})
