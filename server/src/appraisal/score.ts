import { SCORE_STAGES, scoreProblem, type ScoreStage } from '@gongjian/domain/appraisal/appraisal.ts'
import type { AppraisalEntry } from '@gongjian/domain/appraisal/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { planFactsOf } from '../report/plan-facts.ts'
import { entryOf, getEntry, isOwnStage, ownSelf, stageLock, type RawEntry } from './entries.ts'
import { getRound, type RoundRow } from './round.ts'

interface Turn {
  readonly round: RoundRow
  readonly entry: RawEntry
}

/** Refuses what is another's stage, then what is not its turn; of who publishes meanwhile the guard knows (appraisal-guard-sql.ts). */
async function mustBeTurn(ctx: Ctx, id: number, item: number, stage: ScoreStage, what: string): Promise<Turn> {
  const round = await getRound(ctx, id)
  const entry = await getEntry(ctx, round, item)
  if (!isOwnStage(ctx, entry, stage)) fail('outside-scope')
  const why = stageLock(round, entry, stage)
  if (why !== null) fail('appraisal-locked', { what, why })
  return { round, entry }
}

async function entryAgain(ctx: Ctx, round: RoundRow, item: number): Promise<AppraisalEntry> {
  return entryOf(ctx, await planFactsOf(ctx), round, await getEntry(ctx, round, item))
}

/** One stage's scores, each criterion's own; the database adds them up and holds whose they are (appraisal-guard-sql.ts). */
export const saveAppraisalScores = implement(
  'saveAppraisalScores',
  async (ctx, { round: id, item, stage, scores, opinion, result }) => {
    const { tx, actor, now } = ctx
    const { round, entry } = await mustBeTurn(ctx, id, item, stage, `写${SCORE_STAGES[stage].title}`)
    const own = ownSelf(ctx, entry, stage)
    if (own) fail('appraisal-same-account', { by: own.by })
    const why = scoreProblem(round.criteria, scores)
    if (why !== null) fail('appraisal-scores', { why })
    if (stage === 'lead' && result === undefined) fail('appraisal-scores', { why: '请写明评审结果' })
    if (stage !== 'lead' && result !== undefined) fail('appraisal-scores', { why: '评审结果由牵头部门审定' })
    const set = {
      scores: JSON.stringify(scores),
      opinion,
      result: result ?? null,
      account_id: actor.accountId,
      by_name: actor.name,
      at: now,
    }
    await tx
      .insertInto('appraisal_score')
      .values({ plan_id: actor.planId, item_id: item, round_id: round.id, stage, ...set })
      .onConflict((c) => c.columns(['plan_id', 'item_id', 'stage']).doUpdateSet(set))
      .execute()
    return entryAgain(ctx, round, item)
  },
)

/** Takes a stage's scores back, so that the stage before may correct its own; the history keeps them. */
export const clearAppraisalScores = implement('clearAppraisalScores', async (ctx, { round: id, item, stage }) => {
  const { tx, actor } = ctx
  const { round } = await mustBeTurn(ctx, id, item, stage, `撤回${SCORE_STAGES[stage].title}`)
  await tx
    .deleteFrom('appraisal_score')
    .where('plan_id', '=', actor.planId)
    .where('item_id', '=', item)
    .where('stage', '=', stage)
    .execute()
  return entryAgain(ctx, round, item)
})
