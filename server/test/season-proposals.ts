import { sql } from 'kysely'
import { expect } from 'vitest'
import { runProposals } from '../src/season/run-proposals.ts'
import { proposed, type SeasonOffice } from './seasons.ts'
import { refusal } from './support.ts'

/** 按规则生成 in its queue: asked for once, begun anew after a stop, ended by whoever may draw the plan up. */
export async function queueAndCancel({ server, clerk, approver, desk }: SeasonOffice): Promise<void> {
  const id = await desk.row('试排队厂', {})
  await clerk.call('proposeSeason', desk.here)
  // Asked for twice is asked for once; nobody types or submits beside it.
  const asked = await clerk.call('proposeSeason', desk.here)
  expect(asked).toMatchObject({ proposal: { state: 'waiting', progress: 0, mayCancel: true } })
  expect(asked.may).not.toContain('edit')
  expect((await refusal(approver.call('submitSeasonPlan', desk.here))).code).toBe('season-proposing')
  await runProposals(server.app, AbortSignal.abort())
  expect((await desk.plan()).proposal?.state).toBe('waiting')
  // A process that died in the middle leaves it running: whoever comes next begins it anew, and hears that it is to end.
  await sql`update season_proposal set state = 'running', progress = 40 where state = 'waiting'`.execute(
    server.app.connections.owner,
  )
  expect((await clerk.call('cancelSeasonProposal', desk.here)).proposal?.mayCancel).toBe(false)
  await runProposals(server.app)
  expect(await desk.plan()).toMatchObject({ proposal: { state: 'cancelled', result: null } })
  expect((await desk.rowOf(id)).measure).toBeNull()
  expect((await refusal(clerk.call('cancelSeasonProposal', desk.here))).code).toBe('season-not-proposing')
  expect(await proposed(server, clerk, desk.here)).toMatchObject({ filled: 1 })
  await clerk.call('moveItems', { register: 'staggered', ids: [id], move: 'remove', reason: '试' })
}
