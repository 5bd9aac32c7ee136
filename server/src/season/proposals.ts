import { sql, type Selectable } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import { isProposing, ProposalState, type SeasonProposal } from '@gongjian/domain/season/proposal-job.ts'
import type { Ctx } from '../app.ts'
import type { SeasonProposalTable } from '../db/schema-season.ts'

export type ProposalRow = Selectable<SeasonProposalTable>

export const PROPOSING = ProposalState.options.filter(isProposing)

/** Into the queue; the worker hears of it when the request commits. One that is there already is not asked for twice. */
export async function enqueueProposal(
  { tx, actor, now }: Ctx,
  plan: { readonly id: number; readonly unit_id: number },
  again: boolean,
): Promise<void> {
  if (actor.accountId === null) return fail('not-signed-in')
  await tx
    .insertInto('season_proposal')
    .values({
      plan_id: actor.planId,
      season_plan_id: plan.id,
      unit_id: plan.unit_id,
      account_id: actor.accountId,
      again,
      state: 'waiting',
      result: null,
      error: null,
      by_name: actor.name,
      asked_at: now,
      finished_at: null,
    })
    .onConflict((c) => c.doNothing())
    .execute()
  await sql`select wake_proposals()`.execute(tx)
}

export async function lastProposal({ tx, actor }: Ctx, plan: number): Promise<ProposalRow | undefined> {
  return tx
    .selectFrom('season_proposal')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('season_plan_id', '=', plan)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

const NOBODY_LEFT = { left: [], leftCount: 0 }

export function proposalView(row: ProposalRow, mayEdit: boolean): SeasonProposal {
  return {
    state: row.state,
    progress: row.progress,
    by: row.by_name,
    askedAt: row.asked_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    error: row.error,
    // What was drawn up before it was told who is left out.
    result: row.result === null ? null : { ...NOBODY_LEFT, ...row.result },
    mayCancel: mayEdit && isProposing(row.state) && !row.cancel_asked,
  }
}

/** What runs is asked to end, and ends at its next lot with nothing written; what waits is over at once. */
export async function cancelProposal({ tx, actor, now }: Ctx, { id, state }: ProposalRow): Promise<void> {
  await tx
    .updateTable('season_proposal')
    .set(state === 'running' ? { cancel_asked: true } : { state: 'cancelled', finished_at: now })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', id)
    .where('state', '=', state)
    .execute()
}
