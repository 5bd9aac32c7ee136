import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysBetween } from '@gongjian/domain/calendar/calendar.ts'
import { MEASURES } from '@gongjian/domain/season/words.ts'
import { extractText } from '@gongjian/office'
import {
  expectTurn,
  publishedWhenJudged,
  scoredBesidePublication,
  scoredElsewhere,
  scoredInTurn,
  statementsRefused,
} from './appraisals.ts'
import { apply, GONGYI, ORDINARY, SEASON, startSeason, WINTER, type SeasonDesk } from './seasons.ts'
import type { Client, TestServer } from './harness.ts'
import { askedAnew, linkedOnce } from './season-cuts.ts'
import { refusal } from './support.ts'
import { cellsOfSheet } from './sheet.ts'

let server: TestServer
let clerk: Client
let approver: Client
let lead: Client
let desk: SeasonDesk
beforeAll(async () => {
  ;({ server, clerk, approver, lead, desk } = await startSeason('2019-12-15'))
  await drawUp()
})
afterAll(() => server.close())

const LIMITED = { ...WINTER, measure: '限产', limitPercent: 30 }
const ids: Record<string, number> = {}

/** Six lines of five works, of which one has told its yearly emission. */
async function drawUp(): Promise<void> {
  const upgrade = { trade: '耐火材料', measures: '试治理', dustBefore: 40, dustAfter: 10 }
  await clerk.call('createItem', { register: 'upgrade', item: { enterprise: '试砖厂', values: upgrade } })
  const id = (await clerk.call('listItems', { register: 'upgrade', q: '试砖厂' })).rows[0]?.id ?? 0
  await clerk.call('moveItems', { register: 'upgrade', ids: [id], move: 'list' })
  ids.brick = await desk.row('试砖厂', { ...LIMITED, emissionShare: 60, orange: '停一半窑车' }, '1#窑')
  // Less than the season's for its trade, and so with a reason.
  const less = { ...LIMITED, limitPercent: 20, reason: '炉窑检修在即' }
  ids.other = await desk.row('试砖厂', { ...less, emissionShare: null, until: '2019-12-01' }, '2#窑')
  ids.written = await desk.row('试铸造厂', { ...LIMITED, trade: '铸造', dustCut: 2.5, orange: '停产' }, '熔炼线')
  const spared = { orange: '不应出现', alertReason: '试理由' }
  ids.standard = await desk.row('试标准厂', { performance: '绿色环保标准', measure: '豁免', ...spared })
  const leader = { performance: '绿色环保引领', measure: '豁免', orange: '国三车辆停运' }
  ids.leader = await desk.row('试引领厂', leader)
  // Another turn of the same line, which an alert adds nothing more to.
  ids.turn = await desk.row('试引领厂', { ...leader, turn: 2 })
  const item = { enterprise: '试米河厂', facility: '1#线', township: '米河镇' }
  const values = { season: SEASON, ...ORDINARY, emissionShare: null, ...LIMITED }
  ids.mihe = (await clerk.call('createItem', { register: 'staggered', item: { ...item, values } })).id
}

function patrol(client: Client, on: string, more: object = {}) {
  return client.call('listPatrol', { ...desk.here, on, ...more })
}

/** Its code, as the list of townships says it. */
async function mihe(): Promise<string> {
  const { townships } = await patrol(clerk, '2019-12-01')
  return townships.find((t) => t.name === '米河镇')?.code ?? ''
}

describe('before the approval', () => {
  it('nobody is ordered anything', async () => {
    expect((await refusal(patrol(clerk, '2019-12-01'))).code).toBe('season-not-approved')
    const order = await clerk.fetch('downloadSeasonOrder', { ...desk.here, enterprise: 1 })
    expect(order.status).toBe(409)
    expect((await desk.rows()).filter((r) => r.hasOrder)).toEqual([])
  })

  it('the season is drawn as it stands: every line once, beside its works', async () => {
    const { enterprises, bars } = await lead.call('getSeasonTimeline', { season: desk.here.season })
    expect(enterprises.map((e) => [e.name, e.unit?.code])).toEqual(
      ['试引领厂', '试标准厂', '试砖厂', '试米河厂', '试铸造厂'].map((name) => [name, GONGYI]),
    )
    const drawn = bars.map(([at, line, measure, percent, from, until]) => [
      enterprises[at]?.name,
      line,
      MEASURES[measure],
      percent,
      from,
      until,
    ])
    const last = daysBetween(WINTER.from, WINTER.until)
    expect(drawn).toContainEqual(['试砖厂', '1#窑', '限产', 30, 0, last])
    expect(drawn).toContainEqual(['试砖厂', '2#窑', '限产', 20, 0, 16])
    expect(drawn).toContainEqual(['试引领厂', '1#线', '豁免', null, null, null])
    const other = await (await server.as('xinmi-clerk')).call('getSeasonTimeline', { season: desk.here.season })
    expect(other.bars).toEqual([])
  })

  it('what it should cut is reckoned where it is known, and counted where it is not', async () => {
    const cuts = await clerk.call('getSeasonReduction', { ...desk.here })
    const days = daysBetween(WINTER.from, WINTER.until) + 1
    // After the upgrade: 10 t a year, of which this line emits 60 %.
    const reckoned = (10 * 0.6 * 0.3 * days) / 365
    const [dust, sulphur] = cuts
    expect(dust).toMatchObject({ pollutant: '颗粒物', written: 2.5, known: 5, unknown: 2 })
    expect(dust?.reckoned).toBeCloseTo(reckoned, 9)
    expect(dust?.total).toBeCloseTo(2.5 + reckoned, 9)
    expect(sulphur).toMatchObject({ pollutant: '二氧化硫', total: 0, known: 3, unknown: 4 })
    // Each count opens its rows.
    for (const c of cuts)
      for (const standing of ['known', 'within', 'unknown', 'setAside'] as const) {
        const rows = await desk.rows({ cut: `${c.pollutant}:${standing}` })
        expect(rows, `${c.pollutant} ${standing}`).toHaveLength(c[standing])
      }
    const unknown = (await desk.rows({ cut: '颗粒物:unknown' })).map((r) => r.id)
    expect(unknown.sort()).toEqual([ids.other, ids.mihe].sort())
    expect(cuts.map((c) => c.pollutant)).toEqual(['颗粒物', '二氧化硫', '氮氧化物', 'VOCs'])
  })

  it('what a line cuts holds what hangs on it in the hub: once', () =>
    linkedOnce({ clerk, desk }, ids.brick ?? 0, LIMITED))

  it('a figure is of the measure that it was written for, and asked anew when that changes', () =>
    askedAnew({ clerk, desk }, ids.written ?? 0, LIMITED))
})

describe('once it is approved', () => {
  beforeAll(async () => {
    await clerk.call('answerFinding', { ...desk.here, finding: 'season.standard-alerted:建材', reason: '试理由' })
    await approver.call('submitSeasonPlan', desk.here)
    const answer = (await desk.plan(lead)).findings[0]?.answer?.id ?? 0
    await lead.call('acceptAnswer', { ...desk.here, answer })
    await lead.call('reviewSeasonPlan', { ...desk.here, decision: 'approve' })
  })

  it('an order says which line, from when, what, why and by which clause', async () => {
    const { enterprise } = await desk.rowOf(ids.brick ?? 0)
    const answer = await clerk.fetch('downloadSeasonOrder', { ...desk.here, enterprise: enterprise.id ?? 0 })
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
      '试砖厂-2019-2020错峰生产通知单.docx',
    )
    const { text } = await extractText(new Uint8Array(await answer.arrayBuffer()), '通知单.docx')
    for (const words of [
      '错峰生产通知单',
      '试砖厂',
      '1#窑',
      '限产 30 %',
      '2#窑',
      '限产 20 %',
      '2019-12-01',
      '一般企业；炉窑检修在即',
      '方案四（六）2（2）',
      '巩义市（盖章）',
      '第 1 版',
    ])
      expect(text).toContain(words)
    const nobody = await clerk.fetch('downloadSeasonOrder', { ...desk.here, enterprise: 999_999 })
    expect(nobody.status).toBe(404)
  })

  it('a patrol sees what stops on the day, by township', async () => {
    const first = await patrol(clerk, '2019-12-01')
    expect(first.rows.map((r) => [r.enterprise.name, r.line, r.order]).sort()).toEqual([
      ['试砖厂', '1#窑', '限产 30 %'],
      ['试砖厂', '2#窑', '限产 20 %'],
      ['试米河厂', '1#线', '限产 30 %'],
      ['试铸造厂', '熔炼线', '限产 30 %'],
    ])
    expect(first.townships.map((t) => [t.name, t.rows])).toEqual([
      ['未写乡镇', 3],
      ['米河镇', 1],
    ])
    expect((await patrol(clerk, '2019-12-02')).count).toBe(3)
    expect((await patrol(clerk, '2020-03-16')).count).toBe(0)
    const page = await patrol(clerk, '2019-12-01', { limit: 3 })
    const rest = await patrol(clerk, '2019-12-01', { limit: 3, after: page.next ?? '' })
    expect([...page.rows, ...rest.rows].map((r) => r.id)).toEqual(first.rows.map((r) => r.id))
  })

  it('an inspector sees his townships, and writes down what he found there', async () => {
    const inspector = await server.as('inspector')
    const { rows, mayWrite } = await patrol(inspector, '2019-12-01')
    expect([rows.map((r) => r.enterprise.name), mayWrite]).toEqual([['试米河厂'], true])
    const [row] = rows
    const write = (inspectedOn: string) => {
      const item = { values: { carriedOut: '未按要求执行', inspectedOn } }
      return inspector.call('updateItem', { register: 'staggered', id: row?.id ?? 0, version: row?.version ?? 0, item })
    }
    // Of a day to come nobody knows what will be found.
    const tomorrow = await patrol(inspector, '2019-12-16')
    expect([tomorrow.rows.map((r) => r.id), tomorrow.mayWrite]).toEqual([[row?.id], false])
    expect((await refusal(write('2019-12-16'))).message).toContain('督导检查日期 2019-12-16 晚于今天')
    await write('2019-12-01')
    expect((await patrol(clerk, '2019-12-01', { township: await mihe() })).rows).toMatchObject([
      { carriedOut: '未按要求执行', inspectedOn: '2019-12-01' },
    ])
  })

  it('an alert adds what each row says, and nothing for standard works', async () => {
    const alert = {
      season: desk.here.season,
      colour: '橙色' as const,
      from: '2019-12-10',
      until: '2019-12-12',
      basis: '试发1号',
    }
    expect((await refusal(clerk.call('addSeasonAlert', alert))).code).toBe('not-allowed')
    const stray = { ...alert, from: '2020-12-10', until: '2020-12-12' }
    expect((await refusal(lead.call('addSeasonAlert', stray))).message).toContain('不在2019-2020错峰季')
    const made = await lead.call('addSeasonAlert', alert)
    const day = await patrol(clerk, '2019-12-11')
    expect([day.alert, day.unwritten]).toEqual(['橙色', 2])
    expect(day.rows.map((r) => [r.enterprise.name, r.order, r.alert]).sort()).toEqual([
      ['试引领厂', '', '国三车辆停运'],
      ['试砖厂', '限产 30 %', '停一半窑车'],
      ['试米河厂', '限产 30 %', null],
      ['试铸造厂', '限产 30 %', '停产'],
    ])
    expect((await patrol(clerk, '2019-12-13')).alert).toBeNull()
    const { alerts } = await clerk.call('getSeasonTimeline', desk.here)
    expect(alerts).toMatchObject([{ colour: '橙色', from: '2019-12-10', until: '2019-12-12' }])
    await lead.call('removeSeasonAlert', { alert: made.id })
    expect((await patrol(clerk, '2019-12-11')).alert).toBeNull()
  })

  it('what is in force is obeyed while the next is drawn up', async () => {
    await approver.call('reopenSeasonPlan', { ...desk.here, reason: '试调整' })
    await desk.write(ids.brick ?? 0, { limitPercent: 80 })
    const orders = (await patrol(clerk, '2019-12-02')).rows.filter((r) => r.enterprise.name === '试砖厂')
    expect(orders.map((r) => r.order)).toEqual(['限产 30 %'])
    // An order is offered of what is in force, and of nothing that is drafted beside it.
    const id = await desk.row('试新增厂', LIMITED)
    const { hasOrder, enterprise } = await desk.rowOf(id)
    expect(hasOrder).toBe(false)
    const none = await clerk.fetch('downloadSeasonOrder', { ...desk.here, enterprise: enterprise.id ?? 0 })
    expect(none.status).toBe(404)
    const offered = (await desk.rows()).filter((r) => r.hasOrder).map((r) => r.id)
    expect(offered.sort()).toEqual(Object.values(ids).sort())
    await clerk.call('moveItems', { register: 'staggered', ids: [id], move: 'remove', reason: '试' })
  })

  it('plan and patrol leave as workbooks', async () => {
    const plan = await cellsOfSheet(await clerk.fetch('exportSeasonPlan', desk.here))
    expect(plan[0]).toContain('巩义市2019-2020错峰方案')
    expect(plan.find((r) => r.includes('试铸造厂'))).toEqual(expect.arrayContaining(['熔炼线', '一般', '限产', '30']))
    expect(plan).toHaveLength(2 + 7)
    const sheet = await cellsOfSheet(
      await clerk.fetch('exportPatrol', { ...desk.here, on: '2019-12-01', township: await mihe() }),
    )
    expect(sheet[0]).toContain('巩义市米河镇错峰生产巡查单 2019-12-01')
    expect(sheet.slice(3)).toHaveLength(1)
    expect(sheet[3]).toEqual(expect.arrayContaining(['试米河厂', '限产 30 %', '未按要求执行']))
  })
})

describe('绿色环保评比: each stage is scored by those whose it is', () => {
  const criteria = [
    { title: '治理', max: 60 },
    { title: '运输', max: 40 },
  ]
  let round = 0
  let item = 0
  const codeOf = async (work: Promise<unknown>) => (await refusal(work)).code

  it('a round is opened with its criteria by who leads the task', async () => {
    const opened = { name: '试批', edition: '试办法', criteria }
    expect(await codeOf(clerk.call('openAppraisal', opened))).toBe('not-allowed')
    round = (await lead.call('openAppraisal', opened)).id
    expect(await codeOf(lead.call('openAppraisal', opened))).toBe('appraisal-exists')
    item = await apply(clerk, '试评厂', '试批')
    // A draft is no application yet.
    const values = { round: '试批', applied: '绿色环保标准' }
    await clerk.call('createItem', { register: 'green-leaders', item: { enterprise: '试草稿厂', values } })
    expect((await clerk.call('listAppraisals', {})).rounds[0]).toMatchObject({ name: '试批', criteria, applied: 1 })
    expect((await clerk.call('listAppraisalEntries', { round })).rows).toMatchObject([
      { item, enterprise: { name: '试评厂' }, stages: [], may: ['self'], mayClear: [] },
    ])
    expect((await (await server.as('xinmi-clerk')).call('listAppraisalEntries', { round })).rows).toEqual([])
    await expectTurn({ server, clerk, approver, lead }, round, 'self')
  })

  it('in its turn, within the maximum, and by another account than the one before', () =>
    scoredInTurn({ server, clerk, approver, lead }, { round, item, criteria }))

  it('the database says the same of whoever sends a statement', () =>
    statementsRefused({ server, clerk, lead }, { round, item, criteria }))

  it('an application that was scored in another round is told so, and nothing is written beside it', () =>
    scoredElsewhere({ server, clerk, lead }, { round, item, criteria }))

  it('no score changes beside its publication', () =>
    scoredBesidePublication({ server, clerk, lead }, { round, item, criteria }))

  it('is published to every unit when all are judged, and stands', () =>
    publishedWhenJudged({ server, clerk, approver, lead }, { round, item, criteria }))
})
