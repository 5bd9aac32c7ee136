import { sql } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import { isOpenFinding, type SeasonFinding } from '@gongjian/domain/season/findings.ts'
import { isProposing } from '@gongjian/domain/season/proposal-job.ts'
import { SEASON_GAPS } from '@gongjian/domain/season/proposal.ts'
import type { Ctx } from '../app.ts'
import { sayWhy } from '../db/transaction.ts'
import { tellOfSeason } from '../notice/season-notices.ts'
import { implement } from '../operation/implementation.ts'
import { translated } from '../register/store/save-rows.ts'
import { tableOf } from '../register/table/column-kinds.ts'
import { judgedOf, readCounts, viewAgain } from './plan-view.ts'
import { lastProposal } from './proposals.ts'
import { readFindings } from './read-findings.ts'
import { getCountySeason, mustBeAllowed, setState, type CountySeason } from './season-base.ts'

async function mustBeComplete(ctx: Ctx, county: CountySeason): Promise<number> {
  const { rows, gaps } = await readCounts(ctx, judgedOf(county))
  if (rows === 0) return fail('season-empty')
  if (gaps.length === 0) return rows
  const count = Math.max(...gaps.map((g) => g.rows))
  return fail('season-incomplete', {
    count: gaps.length === 1 ? count : `至少 ${count}`,
    gaps: gaps.map((g) => `${SEASON_GAPS[g.gap]} ${g.rows} 条`).join('；'),
  })
}

export function mustBeAnswered(findings: readonly SeasonFinding[], what: string): void {
  const open = findings.filter(isOpenFinding)
  if (open.length === 0) return
  fail('season-uniform', { what, count: open.length, findings: open.map((f) => f.title).join('、') })
}

/** Rows of a plan that is handed in stand in the ledger. */
async function listDrafts({ tx, actor, now }: Ctx, { base, season, unit }: CountySeason): Promise<void> {
  await translated(
    base.register,
    sql`update ${sql.table(tableOf(base.register.id))} set stage = 'listed', updated_by = ${actor.name}, updated_at = ${now}
      where plan_id = ${actor.planId} and unit_id = ${unit.id} and season = ${season.name} and stage = 'draft'`.execute(
      tx,
    ),
  )
}

/** The rows as they are handed in, with the rule that proposed and the list as it stood. */
async function freeze(ctx: Ctx, county: CountySeason, version: number): Promise<void> {
  const { base, plan } = county
  await sql`insert into season_row (plan_id, version_id, item_id, unit_id, task_id, township, enterprise_id, rule, listed, upgrade_item, upgrade_met, upgrade_enjoyed,
      code_trade, image)
    select r.plan_id, ${version}, r.id, r.unit_id, ${plan.task_id}, r.township, r.enterprise_id, j.rule, j.on_list, j.upgrade_item, j.upgrade_met, j.upgrade_enjoyed, j.code_trade,
      to_jsonb(r) - 'tokens'
    from ${judgedOf(county)} j join ${sql.table(tableOf(base.register.id))} r on r.plan_id = ${ctx.actor.planId} and r.id = j.id`.execute(
    ctx.tx,
  )
}

async function mustNotBeProposed(ctx: Ctx, { plan }: CountySeason): Promise<void> {
  const last = await lastProposal(ctx, plan.id)
  if (last && isProposing(last.state)) fail('season-proposing', { what: '提交' })
}

/** Handed in whole, and with every finding mended or answered: what could only be returned is refused at once (四（六）1). */
export const submitSeasonPlan = implement('submitSeasonPlan', async (ctx, { season, unit }) => {
  const { tx, actor, now } = ctx
  // Before the plan is locked: the rules hold it while they write.
  await mustNotBeProposed(ctx, await getCountySeason(ctx, season, unit))
  const county = await getCountySeason(ctx, season, unit, true)
  const { plan } = county
  mustBeAllowed(ctx, 'submit', county)
  const rows = await mustBeComplete(ctx, county)
  const findings = await readFindings(ctx, county, judgedOf(county))
  mustBeAnswered(findings, '提交')
  const number = plan.version + 1
  const made = await tx
    .insertInto('season_version')
    .values({
      plan_id: actor.planId,
      season_plan_id: plan.id,
      unit_id: plan.unit_id,
      task_id: plan.task_id,
      number,
      rows,
      findings: JSON.stringify(findings),
      submitted_account: actor.accountId,
      submitted_by: actor.name,
      submitted_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await listDrafts(ctx, county)
  await freeze(ctx, county, made.id)
  await setState(ctx, plan, 'submitted', { version: number, reason: null })
  await tellOfSeason(ctx, county, 'submitted')
  return viewAgain(ctx, season, unit)
})

/** Opens what was approved; it stays in force until the next submission is approved. */
export const reopenSeasonPlan = implement('reopenSeasonPlan', async (ctx, { season, unit, reason }) => {
  const county = await getCountySeason(ctx, season, unit, true)
  mustBeAllowed(ctx, 'reopen', county)
  await sayWhy(ctx.tx, reason)
  await setState(ctx, county.plan, 'draft', { reason })
  return viewAgain(ctx, season, unit)
})
