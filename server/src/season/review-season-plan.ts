import { sql } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import { gapWords } from '@gongjian/domain/season/proposal.ts'
import { isUnsettled } from '@gongjian/domain/season/findings.ts'
import type { Ctx } from '../app.ts'
import { sayWhy } from '../db/transaction.ts'
import { tellOfSeason } from '../notice/season-notices.ts'
import { implement } from '../operation/implementation.ts'
import { planRowOf, ROW, type RawPlanRow } from './list-season-rows.ts'
import { judgedOf, viewAgain } from './plan-view.ts'
import { readFindings, withAnswers } from './read-findings.ts'
import {
  findSubmission,
  getCountySeason,
  mustBeAllowed,
  setState,
  type CountySeason,
  type Submission,
} from './season-base.ts'
import { mustBeAnswered } from './submit-season-plan.ts'

const NAMED = 5

/** What was written whole may lack a reason since: a firm was struck off the list, the season's per cent was changed. */
async function mustBeWhole(ctx: Ctx, county: CountySeason): Promise<void> {
  const { rows } = await sql<
    RawPlanRow & { count: number }
  >`select ${ROW}, count(*) over ()::int as count from ${judgedOf(county)} j
    where cardinality(j.gaps) > 0 order by coalesce(j.enterprise, ''), coalesce(j.facility, ''), j.id limit ${NAMED}`.execute(
    ctx.tx,
  )
  const count = rows[0]?.count ?? 0
  if (count === 0) return
  const said = rows.map((raw) => {
    const r = planRowOf(county.base, raw)
    const line = [r.enterprise.name, r.facility].filter(Boolean).join(' ')
    return `${line}：${gapWords({ ...r, percent: r.limitPercent }).join('，')}`
  })
  fail('season-departed', { count, rows: `${said.join('；')}${count > NAMED ? '等' : ''}` })
}

/**
 * Found anew: a list that was published since, or a rule that changed, may have opened what was answered. What was found when it was
 * handed in and is no longer found is not settled by that: the database asks for its answer too (guard_season_plan).
 */
async function mustBeSettled(ctx: Ctx, county: CountySeason, submission: Submission): Promise<void> {
  await mustBeWhole(ctx, county)
  const findings = await readFindings(ctx, county, judgedOf(county))
  mustBeAnswered(findings, '批准')
  const submitted = await withAnswers(ctx, county, submission.findings)
  const waiting = new Set([...findings, ...submitted].filter(isUnsettled).map((f) => f.title))
  if (waiting.size > 0) fail('season-unaccepted', { count: waiting.size, findings: [...waiting].join('、') })
}

export const reviewSeasonPlan = implement('reviewSeasonPlan', async (ctx, { season, unit, decision, reason }) => {
  const { tx, actor, now } = ctx
  const county = await getCountySeason(ctx, season, unit, true)
  const { plan } = county
  mustBeAllowed(ctx, decision, county)
  if (decision === 'return' && reason === '') fail('reason-required')
  const submission =
    (await findSubmission(ctx, county, plan.version)) ?? fail('season-version-not-found', { number: plan.version })
  if (submission.submitted_account !== null && submission.submitted_account === actor.accountId)
    fail('season-same-account')
  if (decision === 'approve') await mustBeSettled(ctx, county, submission)
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
