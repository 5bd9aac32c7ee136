import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOnList } from '@gongjian/domain/appraisal/appraisal.ts'
import type { PlanRow } from '@gongjian/domain/season/plan-row.ts'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import { prepare, type Prepared } from '@gongjian/domain/rule/prepare.ts'
import { screen } from '@gongjian/domain/rule/screen.ts'
import { ruleSets, season as binding } from '@gongjian/plan-zhengzhou-2019-37/rules/index.ts'
import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import { GONGYI, proposed, publishLeader, SEASON, startSeason, waiting, WINTER, type SeasonDesk } from './seasons.ts'
import type { Client, TestServer } from './harness.ts'
import { proposedAlerts } from './season-alerts.ts'
import { queueAndCancel } from './season-proposals.ts'
import { takenOver } from './season-strangers.ts'
import { changedSince, struckOff } from './season-since.ts'
import { sparedByUpgrade, sparedOfAlerts, tradeByCode } from './season-upgrades.ts'
import { sameDays, shortened, wholeAgain } from './season-days.ts'
import { notHidden } from './season-below-general.ts'
import { foundByWorks, foundWhereAlike, mendedOrAnswered } from './season-findings.ts'
import { refusal } from './support.ts'

const staggeredRules = ruleSets.find((s) => s.facts.subject === binding.subject) as RuleSet

let server: TestServer
let clerk: Client
let approver: Client
let lead: Client
let desk: SeasonDesk
beforeAll(async () => void ({ server, clerk, approver, lead, desk } = await startSeason()))
afterAll(() => server.close())

describe('a season', () => {
  it('is opened by who leads the task, with a plan of each responsible body', async () => {
    const { seasons, mayOpen } = await lead.call('listSeasons', {})
    expect(seasons[0]?.counties).toHaveLength(16)
    expect(mayOpen).toBe(true)
    expect((await clerk.call('listSeasons', {})).seasons[0]?.counties.map((c) => c.unit.code)).toEqual([GONGYI])
    const again = { name: SEASON, ...WINTER, basis: '试依据' }
    expect((await refusal(lead.call('openSeason', again))).code).toBe('season-exists')
    const another = { ...again, name: '另一季度' }
    expect((await refusal((await server.as('fagai')).call('openSeason', another))).code).toBe('outside-scope')
    expect((await refusal(clerk.call('openSeason', another))).code).toBe('not-allowed')
  })

  it('is empty until somebody draws it up', async () => {
    expect((await refusal(approver.call('submitSeasonPlan', desk.here))).code).toBe('season-empty')
    expect((await refusal((await server.as('xinmi-clerk')).call('getSeasonPlan', desk.here))).code).toBe(
      'season-plan-not-found',
    )
  })
})

/** Published, runs out, revoked: of a season that begins on 2019-11-15, each on its day and beside it. */
const LIST_CASES: readonly (readonly [publishedOn: string, until: string | null, revokedOn: string | null])[] = [
  ['2019-11-15', null, null],
  ['2019-11-16', null, null],
  ['2019-09-01', '2019-11-15', null],
  ['2019-09-01', '2019-11-14', null],
  ['2019-09-01', null, '2019-11-16'],
  ['2019-09-01', null, '2019-11-15'],
  // And as it was, for what follows.
  ['2019-09-01', null, null],
]

describe('what the rules propose', () => {
  it.each<[why: string, values: FieldValues, rule: string | null, measure: string | null]>([
    ['leader', { performance: '绿色环保引领' }, 'staggered.leader', '豁免'],
    ['standard', { performance: '绿色环保标准' }, 'staggered.standard', '豁免'],
    ['general', {}, 'staggered.general', '限产'],
    ['restricted wins', { performance: '绿色环保引领', catalogueClass: '限制类' }, 'staggered.restricted', '停产'],
    ['class not known', { performance: null }, null, null],
    ['catalogue not known', { catalogueClass: null }, null, null],
  ])('%s', async (why, values, rule, measure) => {
    const id = await desk.row(`试规则厂${why}`, values)
    const found = await desk.rowOf(id)
    expect([found.rule, found.proposed?.measure ?? null]).toEqual([rule, measure])
    if (measure === '限产') expect(found.proposed?.percent).toBe(30)
  })

  it('says the same in SQL as row by row in JavaScript', async () => {
    const on = server.app.clock.today()
    const [proposing, checking] = [prepare(staggeredRules, on), prepare(binding.checks, on)]
    const holding = (of: Prepared, r: PlanRow & { belowGeneral?: boolean }) =>
      screen(of, r as never)
        .findings.filter((f) => f.outcome === f.would)
        .map((f) => f.rule)
    const odd = await desk.row('试豁免限制类厂', { catalogueClass: '限制类', measure: '豁免' })
    const made = await shortened(desk)
    const found = await desk.rows()
    expect(found.find((r) => r.id === odd)?.found).toEqual(['season.restricted-exempt'])
    for (const r of found) {
      expect(holding(proposing, r), r.enterprise.name).toEqual(r.rule === null ? [] : [r.rule])
      // What follows from other rows is not in the row; season-below-general.ts holds that one.
      const checked = { ...r, belowGeneral: r.found.includes('season.restricted-below') }
      expect(holding(checking, checked), r.enterprise.name).toEqual(r.found)
    }
    sameDays(found)
    for (const id of made)
      await clerk.call('moveItems', { register: 'staggered', ids: [id], move: 'remove', reason: '试' })
  })

  it('spares who is on the published list on the first day of the season', async () => {
    const id = await desk.row('试名单厂', {})
    expect((await desk.rowOf(id)).rule).toBe('staggered.general')
    const listing = await publishLeader({ clerk, lead }, '试名单厂')
    const spared = { rule: 'staggered.leader', listed: '入选引领', tier: 'spared' }
    expect(await desk.rowOf(id)).toMatchObject(spared)
    const { owner } = server.app.connections
    for (const [publishedOn, until, revokedOn] of LIST_CASES) {
      await sql`update appraisal_listing set published_on = ${publishedOn}, until_day = ${until}, revoked_on = ${revokedOn},
        revoked_why = ${revokedOn === null ? null : '试'} where id = ${listing}`.execute(owner)
      const isOn = isOnList({ publishedOn, until, revokedOn }, WINTER.from)
      expect((await desk.rowOf(id)).listed, `${publishedOn} ${until} ${revokedOn}`).toBe(isOn ? '入选引领' : null)
    }
  })

  it('fills in what nobody has written, and leaves the rest', async () => {
    const kept = await desk.row('试已写厂', { measure: '停产', from: '2019-12-01', until: '2019-12-31', reason: '试' })
    const done = await proposed(server, clerk, desk.here)
    expect(done).toMatchObject({ added: 0, filled: 5, undecided: 2, refused: [], refusedCount: 0 })
    expect(await desk.rowOf(kept)).toMatchObject({ measure: '停产', from: '2019-12-01', departs: true, gaps: [] })
    const filled = (await desk.rows({ q: '试规则厂general' }))[0]
    expect(filled).toMatchObject({ ...WINTER, measure: '限产', limitPercent: 30, gaps: [] })
    expect((await proposed(server, clerk, desk.here))?.filled).toBe(0)
    await wholeAgain({ server, clerk, desk })
    expect(await desk.rowOf(kept)).toMatchObject({ measure: '停产', from: '2019-12-01' })
  })

  it('what an alert adds, by class and colour', () => proposedAlerts({ server, clerk, approver, lead, desk }))

  it('is by the trade of the works’ class', () => tradeByCode({ server, clerk, approver, lead, desk }))

  it('spares standard enterprises of alerts too', () => sparedOfAlerts({ server, clerk, approver, lead, desk }))

  it('waits in the queue, survives a stop, and is cancelled with nothing written', () =>
    queueAndCancel({ server, clerk, approver, lead, desk }))

  it('spares who was upgraded and enjoys the preference', () =>
    sparedByUpgrade({ server, clerk, approver, lead, desk }))

  it('takes over running lines of the season before and of the hub', () => takenOver({ server, desk }))
})

describe('一刀切', () => {
  it('is found where classes that differ get one measure, and where nobody is spared', () =>
    foundWhereAlike({ approver, desk }))

  it('is not hidden by one odd line; restricted works want more', () => notHidden({ server, approver, desk }))

  it('a whole works that stops for its parts, a line that emits nothing, a kiln that cannot run so shortly', () =>
    foundByWorks({ clerk, desk }))

  it('is mended or answered; an answer is for the rows as they stand', () => mendedOrAnswered({ clerk, desk }))
})

describe('the life of a plan', () => {
  it('is not submitted while a row lacks something, nor by the clerk', async () => {
    const id = await desk.row('试缺项厂', { ...WINTER, measure: '限产', from: '2019-11-01', limitPercent: 10 })
    const refused = await refusal(approver.call('submitSeasonPlan', desk.here))
    expect(refused.message).toContain('起止日期超出错峰季 1 条')
    expect(refused.message).toContain('限产比例与规则建议的不一致，没有写理由 1 条')
    // What is written for two days is no order for a winter.
    await desk.write(id, { from: '2020-03-14', limitPercent: 30 })
    const short = await refusal(approver.call('submitSeasonPlan', desk.here))
    expect(short.message).toContain('起止日期短于错峰季，没有写理由 1 条')
    await desk.write(id, { from: '2019-11-15' })
    expect((await refusal(clerk.call('submitSeasonPlan', desk.here))).code).toBe('not-allowed')
  })

  it('stands fast once it is submitted, whoever writes through whichever door', async () => {
    const submitted = await approver.call('submitSeasonPlan', desk.here)
    expect(submitted).toMatchObject({ state: 'submitted', may: [], inForce: null })
    const [first] = await desk.rows()
    const id = first?.id ?? 0
    expect((await refusal(desk.write(id, { limitPercent: 99 }))).message).toContain('方案已提交')
    // What is moved to another season leaves the one that stands fast, and that is named.
    expect((await refusal(desk.write(id, { season: '2018-2019' }))).message).toContain('2019-2020错峰季的方案已提交')
    expect((await refusal(desk.row('试后补厂', { measure: '豁免' }))).message).toContain('方案已提交')
    const gone = { register: 'staggered', ids: [id], move: 'remove' as const, reason: '试' }
    const told = await clerk.call('moveItems', { ...gone, preview: true })
    expect(told).toMatchObject({
      moved: [],
      refused: [{ id, why: expect.stringContaining('不能增减、修改') as string }],
    })
    expect(await clerk.call('moveItems', gone)).toEqual(told)
    const raw = sql`update reg_staggered set limit_percent = 1 where id = ${id}`
    await expect(raw.execute(server.app.connections.owner)).rejects.toThrow('stands fast')
    await desk.write(id, { carriedOut: '按要求执行', inspectedOn: server.app.clock.today() })
    expect((await refusal(clerk.call('proposeSeason', desk.here))).code).toBe('season-locked')
    expect((await clerk.call('getItem', { register: 'staggered', id })).stage).toBe('listed')
  })

  it('is approved when the lead has taken each answer', async () => {
    const refused = await refusal(lead.call('reviewSeasonPlan', { ...desk.here, decision: 'approve' }))
    expect(refused.code).toBe('season-unaccepted')
    expect((await refusal(lead.call('reviewSeasonPlan', { ...desk.here, decision: 'return' }))).code).toBe(
      'reason-required',
    )
    expect([await waiting(lead), await waiting(clerk)]).toEqual([['巩义市2019-2020错峰方案待审核'], []])
    await lead.call('reviewSeasonPlan', { ...desk.here, decision: 'return', reason: '补充监测数据' })
    expect([await waiting(lead), await waiting(clerk)]).toEqual([[], ['2019-2020错峰方案被退回，待修改']])
    expect((await clerk.call('listNotices', {})).rows[0]).toMatchObject({ kind: 'season-returned' })
    await approver.call('submitSeasonPlan', desk.here)
    const answer = (await desk.plan(lead)).findings[0]?.answer?.id ?? 0
    await lead.call('acceptAnswer', { ...desk.here, answer })
    const approved = await lead.call('reviewSeasonPlan', { ...desk.here, decision: 'approve' })
    expect(approved).toMatchObject({ state: 'approved', inForce: 2, may: [] })
    expect(approved.versions.map((v) => [v.number, v.outcome])).toEqual([
      [2, 'approved'],
      [1, 'returned'],
    ])
    const both = sql`update season_version set judged_account = submitted_account where number = 1`
    await expect(both.execute(server.app.connections.owner)).rejects.toThrow()
  })

  it('is adjusted beside the version in force, and compared cell by cell', async () => {
    await approver.call('reopenSeasonPlan', { ...desk.here, reason: '市里要求加严' })
    const [stopped] = await desk.rows({ q: '试规则厂general' })
    await desk.write(stopped?.id ?? 0, { limitPercent: 45, reason: '市里要求加严' })
    const compared = await clerk.call('compareSeasonVersions', { ...desk.here, before: 2 })
    expect(compared.rows).toMatchObject([
      {
        kind: 'changed',
        title: '试规则厂general 1#线',
        cells: [
          { label: '限产比例（%）', from: '30', to: '45' },
          { label: '措施理由', from: '', to: '市里要求加严' },
        ],
      },
    ])
    expect((await desk.rows({ number: 2, q: '试规则厂general' }))[0]?.limitPercent).toBe(30)
    expect(await desk.plan()).toMatchObject({ state: 'draft', inForce: 2, reason: '市里要求加严' })
    const audit = await (await server.as('auditor')).call('listAudit', { noun: 'season_plan', limit: 50 })
    expect(audit.rows.find((r) => r.action === '调整')).toMatchObject({
      subject: `${SEASON} 巩义市`,
      why: '市里要求加严',
    })
  })

  it('is not approved while a row lacks a reason since', () => changedSince({ server, clerk, approver, lead, desk }))

  it('a list that is published meanwhile opens what was settled', async () => {
    await approver.call('submitSeasonPlan', desk.here)
    const [general] = await desk.rows({ q: '试规则厂general' })
    expect(general?.tier).toBe('general')
    const entry = await publishLeader({ clerk, lead }, '试规则厂general')
    const approve = () => refusal(lead.call('reviewSeasonPlan', { ...desk.here, decision: 'approve' }))
    const told = await waiting(clerk)
    expect(told.filter((t) => t.includes('有变化'))).toHaveLength(1)
    const kinds = (await clerk.call('listNotices', {})).rows.slice(0, 2).map((n) => n.kind)
    expect(kinds.sort()).toEqual(['leaders-published', 'season-contradicted'])
    const refused = await approve()
    expect(refused).toMatchObject({ code: 'season-uniform' })
    expect(refused.message).toContain('绿色环保引领企业没有豁免')
    // Answered and handed in again; taken off the list before the answer was: what was found then still wants it.
    await lead.call('reviewSeasonPlan', { ...desk.here, decision: 'return', reason: '名单有变化' })
    const answer = { ...desk.here, finding: 'season.leader-limited:建材', reason: '名单有误，正在更正' }
    await desk.write(general?.id ?? 0, { reason: answer.reason })
    await clerk.call('answerFinding', answer)
    await approver.call('submitSeasonPlan', desk.here)
    await lead.call('revokeLeader', { entry, on: '2019-09-20', reason: '名单有误' })
    expect((await desk.plan(lead)).findings.map((f) => f.key)).not.toContain(answer.finding)
    expect(await approve()).toMatchObject({ code: 'season-unaccepted' })
  })

  it('a revocation that contradicts what stands is told to county and lead', () =>
    struckOff({ server, clerk, approver, lead, desk }))
})
