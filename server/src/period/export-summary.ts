import { monthInWords, type Month } from '@gongjian/domain/calendar/calendar.ts'
import { MonthSummary } from '@gongjian/domain/report/month-summary.ts'
import type { Ctx } from '../app.ts'
import { recordEvent } from '../history/record-event.ts'
import { implement } from '../operation/implementation.ts'
import { getPeriod } from '../report/report-reader.ts'
import { summarise } from './month-summary.ts'

/** Loaded when it is asked for: the packages of Word and Excel are half of what the server would read at its start. */
async function office() {
  return import('@gongjian/office')
}

/** Of a closed month as it was frozen, of an open one as it stands. */
async function summaryOf({ app, tx, actor, now }: Ctx, month: Month): Promise<MonthSummary> {
  const period = await getPeriod(tx, actor.planId, month)
  const frozen = await tx
    .selectFrom('period_summary')
    .select('body')
    .where('plan_id', '=', actor.planId)
    .where('period_id', '=', period.id)
    .executeTakeFirst()
  return frozen ? MonthSummary.parse(JSON.parse(frozen.body)) : summarise(app, tx, period, now)
}

async function recordExport(ctx: Ctx, month: Month, format: string): Promise<void> {
  await recordEvent(ctx, { kind: 'summary-exported', subject: month, unitId: ctx.actor.unitId, detail: { format } })
}

export const exportSummaryWord = implement('exportSummaryWord', async (ctx, { month }) => {
  const { monthSummaryWord } = await office()
  const body = await monthSummaryWord(await summaryOf(ctx, month))
  await recordExport(ctx, month, 'docx')
  return {
    fileName: `${monthInWords(month)}月报汇总.docx`,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    body,
  }
})

export const exportSummaryExcel = implement('exportSummaryExcel', async (ctx, { month }) => {
  const { monthSummaryExcel } = await office()
  const body = await monthSummaryExcel(await summaryOf(ctx, month))
  await recordExport(ctx, month, 'xlsx')
  return {
    fileName: `${monthInWords(month)}月报汇总.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
})
