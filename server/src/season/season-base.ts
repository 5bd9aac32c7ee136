import type { Selectable } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { prepare, type Prepared } from '@gongjian/domain/rule/prepare.ts'
import type { SeasonBinding } from '@gongjian/domain/season/binding.ts'
import type { SeasonView } from '@gongjian/domain/season/contracts.ts'
import {
  isOpenTo,
  SEASON_ACTIONS,
  SeasonAction,
  seasonLockWords,
  type SeasonState,
} from '@gongjian/domain/season/season.ts'
import type { Ctx } from '../app.ts'
import type { SeasonPlanTable, SeasonTable, SeasonVersionTable } from '../db/schema-season.ts'
import { findSeasonBinding } from '../plan/packs.ts'
import { planCodeOf, registerOf } from '../register/store/definitions.ts'
import { reaches } from '../register/store/item-reach.ts'
import { planFactsOf, unitIn, type PlanFacts, type UnitFacts } from '../report/plan-facts.ts'
import { readInterpretations } from '../rule/interpretations.ts'
import { ruleSetOf } from '../rule/rules-of.ts'

export type SeasonRow = Selectable<SeasonTable>
export type PlanOfSeason = Selectable<SeasonPlanTable>
export type Submission = Selectable<SeasonVersionTable>

/** What season plans of the actor's plan stand on. */
export interface SeasonBase {
  readonly binding: SeasonBinding
  readonly register: Register
  readonly leaders: Register
  /** The rules that propose, and those that find, as they stand today. */
  readonly proposing: Prepared
  readonly checking: Prepared
  /** What says that an upgrade spares. */
  readonly upgrading: Prepared
}

export async function findSeasonBase(ctx: Ctx): Promise<SeasonBase | null> {
  const binding = findSeasonBinding(await planCodeOf(ctx))
  if (!binding) return null
  const today = ctx.app.clock.today()
  const interpretations = await readInterpretations(ctx.tx, ctx.actor.planId)
  return {
    binding,
    register: await registerOf(ctx, binding.register),
    leaders: await registerOf(ctx, binding.leaders),
    proposing: prepare(await ruleSetOf(ctx, binding.subject), today, interpretations),
    checking: prepare(binding.checks, today, interpretations),
    upgrading: prepare(await ruleSetOf(ctx, binding.upgrades.subject), today, interpretations),
  }
}

export async function seasonBase(ctx: Ctx): Promise<SeasonBase> {
  return (await findSeasonBase(ctx)) ?? fail('season-not-here')
}

export function seasonViewOf(s: SeasonRow): SeasonView {
  return {
    id: s.id,
    name: s.name,
    from: s.from_day,
    until: s.until_day,
    basis: s.basis,
    limits: s.limits,
    alerts: { guide: s.alert_guide, limits: s.alert_limits },
    by: s.by_name,
  }
}

export async function getSeason({ tx, actor }: Ctx, id: number): Promise<SeasonRow> {
  const found = await tx
    .selectFrom('season')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? fail('season-not-found')
}

/** A county's plan with what it hangs on. */
export interface CountySeason {
  readonly base: SeasonBase
  readonly season: SeasonRow
  readonly plan: PlanOfSeason
  readonly unit: UnitFacts
  readonly facts: PlanFacts
}

/** `locked`: whoever would change its state; of two in the same instant the second sees what the first has done. */
export async function getCountySeason(ctx: Ctx, seasonId: number, code: string, locked = false): Promise<CountySeason> {
  const { tx, actor } = ctx
  const base = await seasonBase(ctx)
  const season = await getSeason(ctx, seasonId)
  const facts = await planFactsOf(ctx)
  const unit = unitIn(facts, code)
  const query = tx
    .selectFrom('season_plan')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('season_id', '=', season.id)
    .where('unit_id', '=', unit.id)
  const plan = await (locked ? query.forUpdate() : query).executeTakeFirst()
  return { base, season, unit, facts, plan: plan ?? fail('season-plan-not-found', { unit: unit.name }) }
}

/** One of a plan's submissions. */
export async function findSubmission(
  { tx, actor }: Ctx,
  { plan }: CountySeason,
  number: number,
): Promise<Submission | undefined> {
  return tx
    .selectFrom('season_version')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('season_plan_id', '=', plan.id)
    .where('number', '=', number)
    .executeTakeFirst()
}

/** Who decides on it, for sentences. */
export function leadOf({ facts, plan }: CountySeason): string {
  return (facts.tasks.get(plan.task_id)?.leads ?? []).map((u) => u.name).join('、')
}

function isReached(ctx: Ctx, action: SeasonAction, { unit_id, task_id }: PlanOfSeason): boolean {
  // A plan is of a whole county: an inspector's townships do not narrow it, and he has none of these permissions.
  return reaches(ctx.actor, SEASON_ACTIONS[action].permission, { unit_id, task_id, township: null })
}

/** What the person may do with the plan as it stands. */
export function allowedActions(ctx: Ctx, plan: PlanOfSeason): SeasonAction[] {
  return SeasonAction.options.filter((a) => isOpenTo(a, plan.state) && isReached(ctx, a, plan))
}

/** Refuses what is not the actor's, then what the state does not let be done, with what to do first. */
export function mustBeAllowed(ctx: Ctx, action: SeasonAction, county: CountySeason): void {
  const { plan } = county
  if (!isReached(ctx, action, plan)) fail('outside-scope')
  if (isOpenTo(action, plan.state)) return
  fail('season-locked', { what: SEASON_ACTIONS[action].title, why: seasonLockWords(plan.state, leadOf(county)) })
}

export async function setState(
  { tx, actor, now }: Ctx,
  plan: PlanOfSeason,
  state: SeasonState,
  more: Partial<Pick<PlanOfSeason, 'version' | 'in_force' | 'reason'>> = {},
): Promise<void> {
  await tx
    .updateTable('season_plan')
    .set({ state, ...more, updated_by: actor.name, updated_at: now })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', plan.id)
    .execute()
}

export async function getVersionId(ctx: Ctx, county: CountySeason, number: number): Promise<number> {
  const found = await findSubmission(ctx, county, number)
  return found?.id ?? fail('season-version-not-found', { number })
}
