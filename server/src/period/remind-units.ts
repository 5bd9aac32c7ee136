import { fail } from '@gongjian/domain/error/codes.ts'
import { recordEvent } from '../history/record-event.ts'
import { implement } from '../operation/implementation.ts'
import { readPlanFacts, unitById, unitIn } from '../report/plan-facts.ts'
import { getPeriod } from '../report/report-reader.ts'
import { mustBeOpen } from '../report/report-lock.ts'
import { isOwing, remind } from './remind.ts'

/** All that owe, or those of the chosen that do: whoever has reported is not asked again. */
export const remindUnits = implement('remindUnits', async (ctx, { month, units = [] }) => {
  const { tx, actor, now, app } = ctx
  const facts = await readPlanFacts(tx, actor.planId)
  const period = await getPeriod(tx, actor.planId, month)
  mustBeOpen(period)
  const chosen = new Set(units.map((code) => unitIn(facts, code).id))
  const reports = await tx
    .selectFrom('report')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('period_id', '=', period.id)
    .orderBy('id')
    .execute()
  const unknown = [...chosen].find((id) => !reports.some((r) => r.unit_id === id))
  if (unknown !== undefined) fail('report-not-found')
  const owing = reports.filter((r) => isOwing(r) && (chosen.size === 0 || chosen.has(r.unit_id)))
  const reminded = await remind(app, tx, facts, period, owing, { name: actor.name, at: now })
  await recordEvent(ctx, {
    kind: 'reminded',
    subject: month,
    unitId: actor.unitId,
    detail: { ...reminded, units: owing.map((r) => unitById(facts, r.unit_id).name) },
  })
  return reminded
})
