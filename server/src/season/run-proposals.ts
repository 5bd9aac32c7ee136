import type { App, Ctx } from '../app.ts'
import { runPersonalJob, type Beat, type PersonalJob } from '../jobs/personal-job.ts'
import { workOff } from '../jobs/work-off.ts'
import { propose } from './propose-rows.ts'
import { PROPOSING, type ProposalRow } from './proposals.ts'

type Waiting = ProposalRow & { readonly season_id: number; readonly unit: string }

/** One at a time over all processes: each writes hundreds of rows of one register. */
const LOCK = 20190616

/** Works the queue off; returns how many were run. */
export function runProposals(app: App, signal?: AbortSignal): Promise<number> {
  return workOff(
    app,
    { lock: LOCK, next: () => nextProposal(app), run: (job) => runPersonalJob(app, PROPOSAL, job, signal) },
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

/** The rows are in the plan together with what became of them, or nothing is. */
async function run(ctx: Ctx, job: Waiting, beat: Beat): Promise<void> {
  const result = await propose(ctx, { season: job.season_id, unit: job.unit, again: job.again }, beat)
  await ctx.tx
    .updateTable('season_proposal')
    .set({ state: 'done', progress: 100, result: JSON.stringify(result), error: null, finished_at: ctx.now })
    .where('plan_id', '=', job.plan_id)
    .where('id', '=', job.id)
    .execute()
}

const PROPOSAL: PersonalJob<Waiting> = {
  noun: 'proposal',
  table: 'season_proposal',
  open: PROPOSING,
  doing: () => 'running',
  operation: 'proposeSeason',
  why: () => '按规则生成错峰方案',
  nothing: '没有写入任何一条',
  run,
}
