import { sql, type RawBuilder } from 'kysely'
import { expect } from 'vitest'
import { SCORE_STAGES, type Criterion, type ScoreStage } from '@gongjian/domain/appraisal/appraisal.ts'
import type { Client } from './harness.ts'
import { readCast } from './permission-cast.ts'
import { apply, type SeasonOffice } from './seasons.ts'
import { refusal, tryAs } from './support.ts'

type Office = Pick<SeasonOffice, 'server' | 'clerk' | 'lead'>

interface Opened {
  readonly round: number
  /** Judged, and not published yet. */
  readonly item: number
  readonly criteria: Criterion[]
}

/** What of rounds waits on somebody's first page, and where it leads. */
async function scoresWaiting(who: Client): Promise<[string, string][]> {
  const { todos } = await who.call('getOverview', {})
  return todos.filter((t) => t.kind === 'score-appraisal').map((t) => [t.text, t.link])
}

/** The one application of 试批 waits on the first page of those whose turn it is, and on nobody else's; null: on nobody's. */
export async function expectTurn(
  { server, clerk, approver, lead }: Pick<SeasonOffice, 'server' | 'clerk' | 'approver' | 'lead'>,
  round: number,
  turn: ScoreStage | null,
): Promise<void> {
  const waits = (stage: ScoreStage) => [`绿色环保评比 1 家待${SCORE_STAGES[stage].title}`, `/appraisals/${round}`]
  const due = (own: readonly ScoreStage[]) => (turn !== null && own.includes(turn) ? [waits(turn)] : [])
  expect(await scoresWaiting(clerk)).toEqual(due(['self']))
  // Who submits may enter the self-assessment too.
  expect(await scoresWaiting(approver)).toEqual(due(['self', 'county']))
  expect(await scoresWaiting(lead)).toEqual(due(['lead']))
  for (const login of ['xinmi-clerk', 'fagai']) expect(await scoresWaiting(await server.as(login)), login).toEqual([])
}

/** Whoever sends a statement: the database says what the operations say. */
export async function statementsRefused({ server, clerk }: Office, { round, item }: Opened): Promise<void> {
  const actors = (await readCast(server)).actors
  const tried = async (login: string, text: RawBuilder<unknown>) => {
    const actor = actors.find((a) => a.login === login)
    if (!actor) throw new Error(login)
    return tryAs(server.app, actor, async (tx) => Number((await text.execute(tx)).numAffectedRows ?? 0)).catch(
      (e: unknown) => String(e),
    )
  }
  const other = await apply(clerk, '试评二厂', '试批')
  const add = (stage: string, scores: string) => sql`
    insert into appraisal_score (plan_id, item_id, round_id, stage, scores, opinion, result, by_name, at)
    select plan_id, ${other}, id, ${stage}::text, ${scores}::jsonb, '', case when ${stage} = 'lead' then '入选引领' end, 'x', now()
    from appraisal_round where id = ${round}`
  expect(await tried('gongyi-clerk', add('self', '[1, 1]'))).toBe(1)
  expect(await tried('gongyi-clerk', add('self', '[61, 1]'))).toContain('not those of the criteria')
  expect(await tried('gongyi-clerk', add('self', '[1]'))).toContain('not those of the criteria')
  expect(await tried('gongyi-clerk', add('county', '[1, 1]'))).toMatch(/row-level security|stage before/)
  expect(await tried('gongyi-approver', add('county', '[1, 1]'))).toContain('the stage before has not scored')
  expect(await tried('gongyi-approver', add('lead', '[1, 1]'))).toMatch(/row-level security|stage before/)
  await clerk.call('saveAppraisalScores', { round, item: other, stage: 'self', scores: [1, 1] })
  expect(await tried('gongyi-clerk', add('county', '[1, 1]'))).toMatch(/row-level security|no one account/)
  expect(await tried('fagai', add('county', '[1, 1]'))).toContain('row-level security')
  expect(await tried('gongyi-approver', add('county', '[1, 1]'))).toBe(1)
  expect(
    await tried('gongyi-approver', sql`update appraisal_score set scores = '[1, 1]' where item_id = ${item}`),
  ).toContain('a later stage has scored')
  const list = sql`insert into appraisal_listing (plan_id, task_id, round_id, item_id, enterprise_id, enterprise, result, published_on, doc_number)
    select r.plan_id, r.task_id, r.id, ${other}, i.enterprise_id, 'x', '入选引领', '2019-09-20', 'x'
    from appraisal_round r, item_index i where r.id = ${round} and i.id = ${other}`
  expect(await tried('gongyi-approver', list)).toMatch(/row-level security|was awarded/)
  expect(await tried('gongxin', list)).toContain('was awarded')
  await clerk.call('moveItems', { register: 'green-leaders', ids: [other], move: 'remove', reason: '试' })
}

/** Moved to another round after its county scored it, and back. */
export async function scoredElsewhere({ clerk, lead }: Office, { round, criteria }: Opened): Promise<void> {
  const second = await lead.call('openAppraisal', { name: '试二批', edition: '试办法', criteria })
  const moved = await apply(clerk, '试评五厂', '试批')
  const own = { item: moved, stage: 'self' as const, scores: [1, 1] }
  await clerk.call('saveAppraisalScores', { round, ...own })
  const move = async (to: string) => {
    const { version } = await clerk.call('getItem', { register: 'green-leaders', id: moved })
    const item = { values: { round: to } }
    await clerk.call('updateItem', { register: 'green-leaders', id: moved, version, item })
  }
  await move('试二批')
  const { rows } = await clerk.call('listAppraisalEntries', { round: second.id })
  expect(rows).toMatchObject([{ item: moved, stages: [], may: [] }])
  const refused = await refusal(clerk.call('saveAppraisalScores', { round: second.id, ...own }))
  expect(refused.message).toContain('它已在“试批”打分')
  await move('试批')
  await clerk.call('clearAppraisalScores', { round, item: moved, stage: 'self' })
  await move('试二批')
  const saved = await clerk.call('saveAppraisalScores', { round: second.id, ...own })
  expect(saved.stages).toMatchObject([{ stage: 'self', total: 2 }])
}

/** A score while the round is being published. */
export async function scoredBesidePublication({ server, lead }: Office, { round, item }: Opened): Promise<void> {
  const { owner } = server.app.connections
  const waits = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  let isOver = false
  let saved: Promise<unknown> = Promise.resolve()
  await owner.transaction().execute(async (tx) => {
    // As publishAppraisal begins.
    await sql`select 1 from appraisal_round where id = ${round} for update`.execute(tx)
    saved = lead
      .call('saveAppraisalScores', { round, item, stage: 'lead', scores: [50, 31], result: '入选标准' })
      .finally(() => (isOver = true))
    while (!isOver && (await waits.execute(owner)).rows.length === 0) await new Promise((done) => setTimeout(done, 10))
    expect(isOver).toBe(false)
  })
  await saved
}
