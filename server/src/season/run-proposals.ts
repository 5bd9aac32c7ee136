import { DomainError, fail } from '@gongjian/domain/error/codes.ts'
import type { App, Ctx } from '../app.ts'
import type { Actor } from '../db/actor.ts'
import { inTransaction } from '../db/transaction.ts'
import { workOff } from '../jobs/work-off.ts'
import { mustAllow } from '../operation/run.ts'
import { findMember } from '../session/find-actor.ts'
import { propose, type Beat } from './propose-rows.ts'
import { PROPOSING, type ProposalRow } from './proposals.ts'

type Waiting = ProposalRow & { readonly season_id: number; readonly unit: string }

/** One at a time over all processes: each writes hundreds of rows of one register. */
const LOCK = 20190616
/** A person asked for it to end. */
class Cancelled extends Error {}
/** The process ends; the job begins again with the next one. */
class Interrupted extends Error {}

/** Works the queue off; returns how many were run. */
export function runProposals(app: App, signal?: AbortSignal): Promise<number> {
  return workOff(
    app,
    { lock: LOCK, next: () => nextProposal(app), run: (job) => runProposal(app, job, signal) },
    signal,
  )
}

async function nextProposal(app: App): Promise<Waiting | undefined> {
  return app.connections.owner
    .selectFrom('season_proposal as j')
    .innerJoin('season_plan as p', (join) =>
      join.onRef('p.plan_id', '=', 'j.plan_id').onRef('p.id', '=', 'j.season_plan_id'),
    )
    .innerJoin('unit as u', 'u.id', 'j.unit_id')
    .selectAll('j')
    .select(['p.season_id', 'u.code as unit'])
    .where('j.state', 'in', PROPOSING)
    .orderBy('j.id')
    .limit(1)
    .executeTakeFirst()
}

/** The whole proposal in one transaction: the rows are in the plan together with what became of them, or nothing is. */
async function runProposal(app: App, job: Waiting, signal?: AbortSignal): Promise<void> {
  try {
    const actor = await actorOf(app, job)
    mustAllow(actor, 'proposeSeason')
    const beat: Beat = async (percent) => {
      if (signal?.aborted) throw new Interrupted()
      if (await isCancelled(app, actor, job, percent)) throw new Cancelled()
    }
    await beat(0)
    await inTransaction(
      app,
      actor,
      async (ctx) => {
        const result = await propose(ctx, { season: job.season_id, unit: job.unit, again: job.again }, beat)
        await finish(ctx, job, JSON.stringify(result))
      },
      { why: '按规则生成错峰方案' },
    )
  } catch (error) {
    if (!(error instanceof Interrupted)) await endWith(app, job, error)
  }
}

async function actorOf(app: App, { account_id, plan_id }: Waiting): Promise<Actor> {
  const found = await app.connections.owner.transaction().execute((tx) => findMember(tx, { account_id, plan_id }, null))
  return found ?? fail('account-disabled')
}

/** In a transaction of its own, so that the person sees it move while the work is not yet committed. */
async function isCancelled(app: App, actor: Actor, { plan_id, id }: Waiting, progress: number): Promise<boolean> {
  return inTransaction(app, actor, async ({ tx }) => {
    const row = await tx
      .updateTable('season_proposal')
      .set({ progress, state: 'running' })
      .where('plan_id', '=', plan_id)
      .where('id', '=', id)
      .where('state', 'in', PROPOSING)
      .returning('cancel_asked')
      .executeTakeFirst()
    return row?.cancel_asked ?? true
  })
}

async function finish({ tx, now }: Ctx, { plan_id, id }: Waiting, result: string): Promise<void> {
  await tx
    .updateTable('season_proposal')
    .set({ state: 'done', progress: 100, result, error: null, finished_at: now })
    .where('plan_id', '=', plan_id)
    .where('id', '=', id)
    .execute()
}

/** Nothing of the run is left but this: the state, and for the person a sentence. */
async function endWith(app: App, { plan_id, id }: Waiting, error: unknown): Promise<void> {
  const isKnown = error instanceof DomainError
  const isCancel = error instanceof Cancelled
  if (!isKnown && !isCancel) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    app.log.error('proposal failed', { job: id, error: text })
  }
  await app.connections.owner
    .updateTable('season_proposal')
    .set({
      state: isCancel ? 'cancelled' : 'failed',
      error: isCancel ? null : isKnown ? error.message : '系统出错了，没有写入任何一条，请稍后再试',
      finished_at: app.clock.now(),
    })
    .where('plan_id', '=', plan_id)
    .where('id', '=', id)
    .execute()
}
