import { fail } from '@gongjian/domain/error/codes.ts'
import { monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import { implement } from '../operation/implementation.ts'
import { mustReadWhole } from './list-report-versions.ts'
import { readPlanFacts, unitIn } from './plan-facts.ts'
import { getReport } from './report-reader.ts'

/** The bytes that were frozen, and no others: their SHA-256 is the one in the list. */
export const getReportVersion = implement('getReportVersion', async ({ tx, actor }, { month, unit: code, number }) => {
  const unit = unitIn(await readPlanFacts(tx, actor.planId), code)
  mustReadWhole(actor, unit)
  const report = await getReport(tx, actor, month, unit)
  const version = await tx
    .selectFrom('report_version')
    .select('body')
    .where('plan_id', '=', actor.planId)
    .where('report_id', '=', report.id)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!version) return fail('version-not-found')
  return {
    fileName: `${unit.name}${monthInWords(month)}月报第${number}版.json`,
    type: 'application/json; charset=utf-8',
    body: Buffer.from(version.body, 'utf8'),
  }
})
