import { fail } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import type { Sweep } from '@gongjian/domain/sweep/sweep.ts'
import type { App, Ctx } from '../app.ts'
import type { Located } from '@gongjian/domain/area/area.ts'
import { readLocated } from '../area/located.ts'
import type { Tx } from '../db/actor.ts'
import { locatedOf, ruleSetsOf, sweepsOf } from '../plan/packs.ts'
import { planCodeOf } from '../register/store/definitions.ts'

/** What a sweep stands on. */
export interface SweepBase {
  readonly sweep: Sweep
  readonly set: RuleSet
  /** Whose rows are looked over. */
  readonly over: Register
  /** Where a confirmed one stands. */
  readonly into: Register
  /** Facts that a row's point tells: of the pack; once asked (onMaps), those of which a map is loaded. */
  readonly located: Located
}

/** The sweeps of a plan's pack; a plan saved in the web, or one that runs on other registers, has none. */
export function sweepBasesOf(app: App, planCode: string): SweepBase[] {
  const registers = new Map(app.registersOf(planCode).map((r) => [r.id, r]))
  const sets = new Map(ruleSetsOf(planCode).map((s) => [s.facts.subject, s]))
  return sweepsOf(planCode).flatMap((sweep) => {
    const [set, over, into] = [sets.get(sweep.subject), registers.get(sweep.over), registers.get(sweep.into)]
    const located = locatedOf(planCode, sweep.subject)
    return set && over && into ? [{ sweep, set, over, into, located }] : []
  })
}

/** The base as rows are read by it now: a fact of which no map is loaded is the row's own. */
export async function onMaps(tx: Tx, planId: number, base: SweepBase): Promise<SweepBase> {
  return { ...base, located: await readLocated(tx, planId, base.located) }
}

export async function sweepBases(ctx: Ctx): Promise<SweepBase[]> {
  return sweepBasesOf(ctx.app, await planCodeOf(ctx))
}

export async function sweepBase(ctx: Ctx, subject: string): Promise<SweepBase> {
  const found = (await sweepBases(ctx)).find((b) => b.sweep.subject === subject)
  return found ?? fail('sweep-not-found', { subject })
}
