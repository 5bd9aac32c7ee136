import { fail } from '@gongjian/domain/error/codes.ts'
import { openBoundsOf } from '@gongjian/domain/rule/view.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { ruleSetsOfPlan } from './rules-of.ts'

/** Only a plain 以下 or 以上 can be read in two ways; whatever else stands in a rule is the plan's. */
async function mustBeOpen(ctx: Ctx, rule: string, fact: string): Promise<void> {
  const found = (await ruleSetsOfPlan(ctx)).flatMap((s) => s.rules).find((r) => r.id === rule)
  if (!found) return fail('rule-not-found', { rule })
  if (!openBoundsOf(found).includes(fact)) fail('bound-not-open', { rule: found.title })
}

/** How a bound is read from a day on: who decided it, and on what basis. It adds to what was recorded and changes nothing of it. */
export const recordInterpretation = implement('recordInterpretation', async (ctx, input) => {
  const { tx, actor, app } = ctx
  await mustBeOpen(ctx, input.rule, input.fact)
  if (input.until !== null && input.until < input.from) fail('days-reversed', { from: input.from, until: input.until })
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
  return { ...input, id: row.id, by: row.by_name, recordedOn: row.recorded_on }
})
