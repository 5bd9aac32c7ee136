import type { Selectable } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import { isUnsettled } from '@gongjian/domain/season/findings.ts'
import type { Ctx } from '../app.ts'
import type { SeasonVersionTable } from '../db/schema-season.ts'
import { sayWhy } from '../db/transaction.ts'
import { tellOfSeason } from '../notice/season-notices.ts'
import { implement } from '../operation/implementation.ts'
import { judgedOf, viewAgain } from './plan-view.ts'
import { readFindings } from './read-findings.ts'
import { getCountySeason, mustBeAllowed, setState, type CountySeason } from './season-base.ts'
import { mustBeAnswered } from './submit-season-plan.ts'

async function getSubmission({ tx, actor }: Ctx, { plan }: CountySeason): Promise<Selectable<SeasonVersionTable>> {
  return tx
    .selectFrom('season_version')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('season_plan_id', '=', plan.id)
    .where('number', '=', plan.version)
    .executeTakeFirstOrThrow()
}

/** Found anew: a list that was published since, or a rule that changed, may have opened what was answered. */
async function mustBeSettled(ctx: Ctx, county: CountySeason): Promise<void> {
  const findings = await readFindings(ctx, county, judgedOf(county))
  mustBeAnswered(findings, '批准')
  const waiting = findings.filter(isUnsettled)
  if (waiting.length > 0)
    fail('season-unaccepted', { count: waiting.length, findings: waiting.map((f) => f.title).join('、') })
}

export const reviewSeasonPlan = implement('reviewSeasonPlan', async (ctx, { season, unit, decision, reason }) => {
  const { tx, actor, now } = ctx
  const county = await getCountySeason(ctx, season, unit, true)
  const { plan } = county
  mustBeAllowed(ctx, decision, county)
  if (decision === 'return' && reason === '') fail('reason-required')
  const submission = await getSubmission(ctx, county)
  if (submission.submitted_account !== null && submission.submitted_account === actor.accountId)
    fail('season-same-account')
  if (decision === 'approve') await mustBeSettled(ctx, county)
  if (reason !== '') await sayWhy(tx, reason)
  const outcome = decision === 'approve' ? ('approved' as const) : ('returned' as const)
  await tx
    .updateTable('season_version')
    .set({
      outcome,
      reason: reason === '' ? null : reason,
      judged_account: actor.accountId,
      judged_by: actor.name,
      judged_at: now,
    })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', submission.id)
    .execute()
  await setState(ctx, plan, outcome, {
    reason: reason === '' ? null : reason,
    ...(outcome === 'approved' ? { in_force: submission.number } : {}),
  })
  await tellOfSeason(ctx, county, outcome, reason)
  return viewAgain(ctx, season, unit)
})
