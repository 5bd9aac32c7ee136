import { alertLimitProblems } from '@gongjian/domain/season/alert.ts'
import type { SeasonView } from '@gongjian/domain/season/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { reaches } from '../register/store/item-reach.ts'
import { planFactsOf, taskIn } from '../report/plan-facts.ts'
import { createSeason } from './create-season.ts'
import { tradesOf } from './plan-view.ts'
import { getSeason, seasonBase, seasonViewOf, type SeasonBase } from './season-base.ts'

async function mustBeFree({ tx, actor }: Ctx, name: string): Promise<void> {
  const same = await tx
    .selectFrom('season')
    .select('id')
    .where('plan_id', '=', actor.planId)
    .where('name', '=', name)
    .executeTakeFirst()
  if (same) fail('season-exists', { name })
}

function mustBeTrades(base: SeasonBase, ...limits: readonly Readonly<Record<string, unknown>>[]): void {
  const trades = tradesOf({ base })
  const strange = limits.flatMap((of) => Object.keys(of)).filter((t) => !trades.includes(t))
  if (strange.length > 0)
    fail('bad-input', { problems: `没有${strange.join('、')}这个行业，可写：${trades.join('、')}` })
}

function mustBeAlerts({ guide, limits }: SeasonView['alerts']): void {
  const problems = alertLimitProblems(limits)
  const isSet = Object.values(limits).some((by) => Object.keys(by).length > 0)
  if (isSet && guide === '') problems.push('预警期间的限产比例须写明依据的绩效分级指南及版本')
  if (problems.length > 0) fail('bad-input', { problems: problems.join('；') })
}

/** Of the whole plan: who leads the task, wherever the rows are. */
export function mayLead({ actor }: Ctx, task: number): boolean {
  return reaches(actor, 'season.review', { unit_id: null, task_id: task, township: null })
}

export function mustLead(ctx: Ctx, task: number): void {
  if (!mayLead(ctx, task)) fail('outside-scope')
}

/** 设立错峰季: once a name, by who leads the task. */
export const openSeason = implement('openSeason', async (ctx, { name, from, until, basis, limits, alerts }) => {
  const { tx, actor, now } = ctx
  if (until <= from) fail('days-reversed', { from, until })
  const base = await seasonBase(ctx)
  mustBeTrades(base, limits, alerts.limits)
  mustBeAlerts(alerts)
  const facts = await planFactsOf(ctx)
  const task = taskIn(facts, base.register.task ?? '').id
  mustLead(ctx, task)
  await mustBeFree(ctx, name)
  const made = await createSeason(
    tx,
    { planId: actor.planId, taskId: task, facts },
    { name, from, until, basis, limits, alerts },
    { name: actor.name, at: now },
  )
  return seasonViewOf(made)
})

/** The limits are what is proposed from now on; what was submitted keeps what it wrote. */
export const changeSeason = implement('changeSeason', async (ctx, { season: id, basis, limits, alerts: given }) => {
  const { tx, actor, now } = ctx
  const season = await getSeason(ctx, id)
  mustLead(ctx, season.task_id)
  const alerts = given ?? seasonViewOf(season).alerts
  mustBeTrades(await seasonBase(ctx), limits, alerts.limits)
  mustBeAlerts(alerts)
  const changed = await tx
    .updateTable('season')
    .set({
      basis,
      limits: JSON.stringify(limits),
      alert_guide: alerts.guide,
      alert_limits: JSON.stringify(alerts.limits),
      by_name: actor.name,
      at: now,
    })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return seasonViewOf(changed)
})
