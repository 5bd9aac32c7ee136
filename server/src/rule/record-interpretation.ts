import { fail } from '@gongjian/domain/error/codes.ts'
import type { InputOf } from '@gongjian/domain/operation/contract.ts'
import type { ruleContracts } from '@gongjian/domain/rule/contracts.ts'
import { ruleNamed, type RuleSet } from '@gongjian/domain/rule/rule.ts'
import { openBoundsOf } from '@gongjian/domain/rule/view.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { queueSweeps } from '../sweep/queue-sweeps.ts'
import { sweepBases } from '../sweep/sweep-base.ts'
import { ruleSetsOfPlan } from './rules-of.ts'

type Input = InputOf<typeof ruleContracts.recordInterpretation>

/**
 * The rule set that it is about. Only a plain 以下 or 以上 can be read in two ways; whatever else stands in a rule is the plan's.
 */
export async function mustBeOpen(ctx: Ctx, { rule, fact, from, until }: Input): Promise<RuleSet> {
  const set = (await ruleSetsOfPlan(ctx)).find((s) => s.rules.some((r) => r.id === rule))
  if (!set) return fail('rule-not-found', { rule })
  const found = ruleNamed(set, rule)
  if (!openBoundsOf(found).includes(fact)) fail('bound-not-open', { rule: found.title })
  if (until !== null && until < from) fail('days-reversed', { from, until })
  return set
}

/** What is listed follows the reading; one of a later day is found by the night's sweep. */
async function sweepAnew(ctx: Ctx, set: RuleSet): Promise<void> {
  const { tx, actor, app, now } = ctx
  const subjects = (await sweepBases(ctx)).map((b) => b.sweep.subject).filter((s) => s === set.facts.subject)
  await queueSweeps(
    tx,
    { planId: actor.planId, cause: 'interpretation', actor, on: app.clock.today(), at: now },
    subjects,
  )
}

/** How a bound is read from a day on: who decided it, and on what basis. It adds to what was recorded and changes nothing of it. */
export const recordInterpretation = implement('recordInterpretation', async (ctx, input) => {
  const { tx, actor, app } = ctx
  const set = await mustBeOpen(ctx, input)
  const row = await tx
    .insertInto('interpretation')
    .values({
      plan_id: actor.planId,
      rule: input.rule,
      fact: input.fact,
      reads: input.reads,
      from_day: input.from,
      until_day: input.until,
      basis: input.basis,
      by_name: `${actor.unitName} ${actor.name}`,
      recorded_on: app.clock.today(),
    })
    .returning(['id', 'by_name', 'recorded_on'])
    .executeTakeFirstOrThrow()
  await sweepAnew(ctx, set)
  return { ...input, id: row.id, by: row.by_name, recordedOn: row.recorded_on }
})
