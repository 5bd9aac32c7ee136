import { sql, type RawBuilder } from 'kysely'
import { expect } from 'vitest'
import { SCORE_STAGES, type Criterion, type ScoreStage } from '@gongjian/domain/appraisal/appraisal.ts'
import type { Client } from './harness.ts'
import { readCast } from './permission-cast.ts'
import { apply, type SeasonOffice } from './seasons.ts'
import { refusal, tryAs } from './support.ts'

type Office = Pick<SeasonOffice, 'server' | 'clerk' | 'lead'>
type AllHands = Office & Pick<SeasonOffice, 'approver'>

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
  { server, clerk, approver, lead }: AllHands,
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

async function codeOf(work: Promise<unknown>): Promise<string> {
  return (await refusal(work)).code
}

function scorer({ round, item }: Opened) {
  return (who: Client, stage: ScoreStage, scores: number[], more: object = {}) =>
    who.call('saveAppraisalScores', { round, item, stage, scores, ...more })
}

/** Each stage by those whose it is, one after the other; at the end all three stand. */
export async function scoredInTurn(office: AllHands, opened: Opened): Promise<void> {
  const { clerk, approver, lead } = office
  const { round, item, criteria } = opened
  const score = scorer(opened)
  expect(await codeOf(score(approver, 'county', [1, 1]))).toBe('appraisal-locked')
  const over = await refusal(score(clerk, 'self', [61, 40]))
  expect(over.message).toContain('治理（满分 60）')
  expect((await refusal(score(clerk, 'self', [1]))).message).toContain('2 个评分项')
  await score(clerk, 'self', [55.5, 38.2])
  await lead.call('changeAppraisal', { round, edition: '试办法（修订）', criteria })
  const moved = { round, edition: '试办法', criteria: criteria.slice(1) }
  expect(await codeOf(lead.call('changeAppraisal', moved))).toBe('appraisal-scored')
  expect(await codeOf(score(clerk, 'county', [50, 30]))).toBe('outside-scope')
  expect(await codeOf(score(lead, 'county', [50, 30]))).toBe('outside-scope')
  await score(approver, 'self', [55, 38])
  // Not of who wrote the self-assessment.
  await expectTurn(office, round, null)
  expect(await codeOf(score(approver, 'county', [50, 30]))).toBe('appraisal-same-account')
  await score(clerk, 'self', [55.5, 38.2])
  await expectTurn(office, round, 'county')
  const reviewed = await score(approver, 'county', [50.1, 30.2], { opinion: '运输台账不全' })
  expect(reviewed.stages.map((s) => [s.stage, s.total]).sort()).toEqual([
    ['county', 80.3],
    ['self', 93.7],
  ])
  expect(await codeOf(score(clerk, 'self', [60, 40]))).toBe('appraisal-locked')
  await expectTurn(office, round, 'lead')
  expect(await codeOf(score(lead, 'lead', [50, 31]))).toBe('appraisal-scores')
  expect(await codeOf(score(approver, 'lead', [50, 31], { result: '入选引领' }))).toBe('outside-scope')
  await score(lead, 'lead', [50, 31], { result: '入选标准' })
  await expectTurn(office, round, null)
  expect(await codeOf(clerk.call('clearAppraisalScores', { round, item, stage: 'county' }))).toBe('outside-scope')
  expect((await lead.call('clearAppraisalScores', { round, item, stage: 'lead' })).stages).toHaveLength(2)
  await score(lead, 'lead', [50, 31], { result: '入选标准' })
}

/** The list, from the last score that is wanting to the enterprise that is taken off again. */
export async function publishedWhenJudged(office: AllHands, opened: Opened): Promise<void> {
  const { server, clerk, approver, lead } = office
  const { round } = opened
  const score = scorer(opened)
  // What was judged and taken out since does not stand in for what is not judged.
  const gone = await apply(clerk, '试评四厂', '试批')
  for (const [who, stage] of [
    [clerk, 'self'],
    [approver, 'county'],
  ] as const)
    await who.call('saveAppraisalScores', { round, item: gone, stage, scores: [1, 1] })
  const judged = { round, item: gone, stage: 'lead' as const, scores: [1, 1], result: '未入选' as const }
  await lead.call('saveAppraisalScores', judged)
  await clerk.call('moveItems', { register: 'green-leaders', ids: [gone], move: 'remove', reason: '试' })
  const { rounds } = await lead.call('listAppraisals', {})
  expect(rounds.find((r) => r.id === round)).toMatchObject({ applied: 1, scored: { lead: 1 } })
  const late = await apply(clerk, '试评三厂', '试批')
  const publication = { round, on: '2019-09-20', docNumber: '试公布2号', until: '2020-12-31' }
  expect((await refusal(lead.call('publishAppraisal', publication))).message).toContain('1 家申报还没有审定')
  await clerk.call('moveItems', { register: 'green-leaders', ids: [late], move: 'remove', reason: '撤回申报' })
  expect(await codeOf(lead.call('publishAppraisal', { ...publication, on: '2030-01-01' }))).toBe('appraisal-unready')
  expect(await lead.call('publishAppraisal', publication)).toMatchObject({ listed: 1, publishedOn: '2019-09-20' })
  const xinmi = await server.as('xinmi-clerk')
  const { rows } = await xinmi.call('listLeaders', { q: '试评厂' })
  expect(rows).toMatchObject([{ enterprise: '试评厂', result: '入选标准', until: '2020-12-31', revokedOn: null }])
  expect((await xinmi.call('listNotices', {})).rows[0]).toMatchObject({ kind: 'leaders-published' })
  expect(await codeOf(score(lead, 'lead', [60, 40], { result: '入选引领' }))).toBe('appraisal-locked')
  const entry = rows[0]?.id ?? 0
  const revocation = { entry, on: '2019-09-21', reason: '超标排放' }
  expect(await codeOf(approver.call('revokeLeader', revocation))).toBe('not-allowed')
  expect(await lead.call('revokeLeader', revocation)).toMatchObject({
    revokedOn: '2019-09-21',
    revokedWhy: '超标排放',
  })
  expect(await codeOf(lead.call('revokeLeader', revocation))).toBe('leader-revoked')
}
