import type { Criterion } from '@gongjian/domain/appraisal/appraisal.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { implement } from '../operation/implementation.ts'
import { planFactsOf, taskIn } from '../report/plan-facts.ts'
import { mayLead, mustLead } from '../season/open-season.ts'
import { findSeasonBase, seasonBase } from '../season/season-base.ts'
import { getRound, readRounds, roundView } from './round.ts'

export const listAppraisals = implement('listAppraisals', async (ctx) => {
  const base = await findSeasonBase(ctx)
  if (base === null) return { rounds: [], mayLead: false }
  const task = taskIn(await planFactsOf(ctx), base.leaders.task ?? '').id
  return { rounds: await readRounds(ctx, base, null), mayLead: mayLead(ctx, task) }
})

/** A round with the criteria of its edition, by who leads the task. */
export const openAppraisal = implement('openAppraisal', async (ctx, { name, edition, criteria }) => {
  const { tx, actor, now } = ctx
  const { leaders } = await seasonBase(ctx)
  const task = taskIn(await planFactsOf(ctx), leaders.task ?? '').id
  mustLead(ctx, task)
  const made = await tx
    .insertInto('appraisal_round')
    .values({
      plan_id: actor.planId,
      task_id: task,
      name,
      edition,
      criteria: JSON.stringify(criteria),
      published_on: null,
      doc_number: null,
      until_day: null,
      by_name: actor.name,
      at: now,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made ? roundView(ctx, made.id) : fail('appraisal-exists', { name })
})

function isSame(a: readonly Criterion[], b: readonly Criterion[]): boolean {
  return a.length === b.length && a.every((c, i) => c.title === b[i]?.title && c.max === b[i].max)
}

/** Scores stand on the criteria, so that these stay once somebody has scored. */
export const changeAppraisal = implement('changeAppraisal', async (ctx, { round: id, edition, criteria }) => {
  const { tx, actor } = ctx
  const round = await getRound(ctx, id, true)
  mustLead(ctx, round.task_id)
  if (round.published_on !== null)
    fail('appraisal-locked', { what: '修改', why: `“${round.name}”已于 ${round.published_on} 公布` })
  if (!isSame(round.criteria, criteria)) {
    // Of an application that was taken out since, too: it may come back.
    const scored = await tx
      .selectFrom('appraisal_score')
      .select('item_id')
      .where('plan_id', '=', actor.planId)
      .where('round_id', '=', id)
      .limit(1)
      .executeTakeFirst()
    if (scored) fail('appraisal-scored', { name: round.name })
  }
  await tx
    .updateTable('appraisal_round')
    .set({ edition, criteria: JSON.stringify(criteria), by_name: actor.name })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', id)
    .execute()
  return roundView(ctx, id)
})
