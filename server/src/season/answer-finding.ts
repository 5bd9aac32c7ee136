import { fail } from '@gongjian/domain/error/codes.ts'
import { implement } from '../operation/implementation.ts'
import { judgedOf, viewAgain } from './plan-view.ts'
import { readFindings } from './read-findings.ts'
import { getCountySeason, mustBeAllowed } from './season-base.ts'

/** The county says why it is so all the same; the answer is for the rows as they stand, and falls with the first that changes. */
export const answerFinding = implement('answerFinding', async (ctx, { season, unit, finding: key, reason }) => {
  const { tx, actor, now } = ctx
  const county = await getCountySeason(ctx, season, unit, true)
  mustBeAllowed(ctx, 'answer', county)
  const finding = (await readFindings(ctx, county, judgedOf(county))).find((f) => f.key === key)
  if (!finding) return fail('finding-not-found')
  await tx
    .insertInto('season_answer')
    .values({
      plan_id: actor.planId,
      season_plan_id: county.plan.id,
      unit_id: county.unit.id,
      task_id: county.plan.task_id,
      finding: key,
      mark: finding.mark,
      reason,
      by_name: actor.name,
      at: now,
    })
    .execute()
  return viewAgain(ctx, season, unit)
})

/** The lead has seen the answer and takes it. */
export const acceptAnswer = implement('acceptAnswer', async (ctx, { season, unit, answer }) => {
  const { tx, actor, now } = ctx
  const county = await getCountySeason(ctx, season, unit, true)
  mustBeAllowed(ctx, 'judge', county)
  const taken = await tx
    .updateTable('season_answer')
    .set({ accepted_account: actor.accountId, accepted_by: actor.name, accepted_at: now })
    .where('plan_id', '=', actor.planId)
    .where('season_plan_id', '=', county.plan.id)
    .where('id', '=', answer)
    .executeTakeFirst()
  if (Number(taken.numUpdatedRows) === 0) fail('finding-not-found')
  return viewAgain(ctx, season, unit)
})
