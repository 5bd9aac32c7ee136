import { isProposing } from '@gongjian/domain/season/proposal-job.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { implement } from '../operation/implementation.ts'
import { viewAgain } from './plan-view.ts'
import { cancelProposal, enqueueProposal, lastProposal } from './proposals.ts'
import { getCountySeason, mustBeAllowed } from './season-base.ts'

/** Into the queue: a county's whole plan is some thousand rows, and nobody waits for them in a request (run-proposals.ts). */
export const proposeSeason = implement('proposeSeason', async (ctx, { season, unit, again }) => {
  const county = await getCountySeason(ctx, season, unit)
  mustBeAllowed(ctx, 'edit', county)
  await enqueueProposal(ctx, county.plan, again)
  return viewAgain(ctx, season, unit)
})

export const cancelSeasonProposal = implement('cancelSeasonProposal', async (ctx, { season, unit }) => {
  const county = await getCountySeason(ctx, season, unit)
  mustBeAllowed(ctx, 'edit', county)
  const last = await lastProposal(ctx, county.plan.id)
  if (!last || !isProposing(last.state)) return fail('season-not-proposing')
  await cancelProposal(ctx, last)
  return viewAgain(ctx, season, unit)
})
