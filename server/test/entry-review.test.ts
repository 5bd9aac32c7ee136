import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import { extractText } from '@gongjian/office'
import { review } from './entry-reviews.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'

let server: TestServer
let clerk: Client
let other: Client
let lead: Client
let office: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
  other = await server.as('xinmi-clerk')
  lead = await server.as('fagai')
  office = await server.as('office')
})
afterAll(() => server.close())

function item(id: number): Promise<ItemDetail> {
  return lead.call('getItem', { register: 'projects', id })
}

describe('a review', () => {
  it.each([
    ['nothing touched', {}, '未触及禁限', null],
    ['VOCs', { vocs: 3, vocOffset: 6, vocRatio: '2' }, '有条件', '4.4.2.3'],
    ['coal', { fuel: '煤' }, '禁止', '4.5.2.2'],
    [
      'a park that is not known',
      { trade: '化工', industryClass: '2669', inChemicalPark: null, inPark: null },
      '信息不足',
      null,
    ],
  ])('keeps its verdict with the project: %s', async (_why, change, verdict, clause) => {
    const made = await review(clerk, change)
    const { values, stage } = await item(made.item)
    expect([values.verdict, values.screenedOn, values.decision, stage]).toEqual([verdict, '2019-09-20', null, 'listed'])
    if (clause !== null) expect(made.findings.map((f) => f.clause)).toContain(clause)
    expect(made).toMatchObject({ deciders: ['市发展改革委'], decision: null, listed: 0 })
  })

  it('says of what holds why, in which words, and what would have to be otherwise', async () => {
    const { findings } = await review(clerk, { fuel: '煤', trade: '陶瓷', industryClass: '3071' })
    const [coal] = findings.filter((f) => f.rule === 'project.coal-fuelled-refractory')
    expect(coal).toMatchObject({
      outcome: 'prohibit',
      quote: '禁止耐火材料、陶瓷等行业新建、扩建以煤炭为燃料的项目和企业',
      source: null,
      lifts: ['建设性质不为新建或扩建', '行业类别不为耐火材料或陶瓷', '燃料不为煤'],
    })
    expect(coal?.because).toContain('燃料为煤')
  })

  it('is frozen: the project may be written on, what was found stays', async () => {
    const made = await review(clerk, { fuel: '煤' })
    const { version } = await item(made.item)
    await clerk.call('updateItem', { register: 'projects', id: made.item, version, item: { values: { fuel: '电' } } })
    const [kept] = (await clerk.call('listReviews', { item: made.item })).reviews
    expect(kept).toEqual(made)
    const again = await clerk.call('saveReview', { id: made.item, version: version + 1, item: {}, answers: {} })
    expect([again.verdict, again.item]).toEqual(['clear', made.item])
    const { reviews } = await clerk.call('listReviews', { item: made.item })
    expect(reviews.map((r) => r.verdict)).toEqual(['clear', 'prohibited'])
    const stale = clerk.call('saveReview', { id: made.item, version, item: {}, answers: {} })
    await expect(stale).rejects.toMatchObject({ code: 'item-changed' })
  })

  it('is the only one who writes its fields, and is seen by nobody else’s county', async () => {
    const made = await review(clerk, {})
    const { version } = await item(made.item)
    const forged = { register: 'projects', id: made.item, version, item: { values: { decision: '同意' } } }
    await expect(clerk.call('updateItem', forged)).rejects.toThrow('由“项目准入审查”写入')
    await expect(
      clerk.call('createItem', { register: 'projects', item: { title: '伪审', values: { verdict: '未触及禁限' } } }),
    ).rejects.toThrow('由“项目准入审查”写入')
    await clerk.call('saveReview', {
      id: made.item,
      version,
      item: { values: { verdict: '禁止', decision: '同意' } },
      answers: {},
    })
    expect((await item(made.item)).values).toMatchObject({ verdict: '未触及禁限', decision: null })
    await expect(other.call('listReviews', { item: made.item })).rejects.toThrow('没有找到')
    expect((await other.fetch('downloadOpinion', { review: made.id })).status).toBe(404)
    await expect(review(other, {})).rejects.toThrow('不在您的管辖范围内')
  })
})

describe('a decision', () => {
  it.each([
    ['禁止', { fuel: '煤' }, '同意', true],
    ['禁止', { fuel: '煤' }, '附条件同意', true],
    ['禁止', { fuel: '煤' }, '不同意', false],
    ['有条件', { vocs: 1, vocOffset: 1, vocRatio: '1' }, '同意', true],
    ['有条件', { vocs: 1, vocOffset: 1, vocRatio: '1' }, '附条件同意', false],
    ['未触及禁限', {}, '附条件同意', false],
    ['未触及禁限', {}, '不同意', true],
    ['信息不足', { fuel: null, coal: null }, '不同意', true],
    ['信息不足', { fuel: null, coal: null }, '退回补正', false],
  ] as const)('of %s %j: %s is against the verdict: %s', async (verdict, change, decision, against) => {
    const made = await review(clerk, change)
    const written = { review: made.id, decision, conditions: decision === '附条件同意' ? '安装高效治理设施' : '' }
    const needsReason = against || decision === '退回补正'
    if (needsReason) await expect(lead.call('decideReview', written)).rejects.toThrow(/请写明|须写明理由/)
    const decided = await lead.call('decideReview', { ...written, reason: needsReason ? '市政府专题会议纪要' : '' })
    expect(decided.decision).toMatchObject({ decision, against, unit: '市发展改革委', on: '2019-09-20' })
    expect((await item(made.item)).values).toMatchObject({
      verdict,
      decision,
      againstVerdict: against,
      decidedOn: '2019-09-20',
      decidedBy: '市发展改革委',
    })
    const [told] = (await clerk.call('listNotices', {})).rows
    expect(told).toMatchObject({ kind: 'review-decided', link: `/entry-review?item=${made.item}` })
    expect(told?.text).toContain(`：${decision}`)
  })

  it('takes conditions with 附条件同意 and with no other', async () => {
    const made = await review(clerk, {})
    const agreed = lead.call('decideReview', { review: made.id, decision: '同意', conditions: '安装高效治理设施' })
    await expect(agreed).rejects.toThrow('决定为“同意”的没有附加条件')
    const bare = lead.call('decideReview', { review: made.id, decision: '附条件同意', conditions: ' ' })
    await expect(bare).rejects.toThrow('请写明附加条件')
    expect((await clerk.call('listReviews', { item: made.item })).reviews[0]?.decision).toBeNull()
  })

  it('is the lead’s alone, on the latest review, and once', async () => {
    const made = await review(clerk, {})
    const agree = { review: made.id, decision: '同意' } as const
    for (const who of [clerk, office, await server.as('shengtai'), await server.as('leader')])
      await expect(who.call('decideReview', agree)).rejects.toThrow(/不能进行此操作|没有找到|管辖范围/)
    expect((await clerk.call('listReviews', { item: made.item })).mayDecide).toBe(false)
    expect((await lead.call('listReviews', { item: made.item })).mayDecide).toBe(true)
    const both = await Promise.allSettled([lead.call('decideReview', agree), lead.call('decideReview', agree)])
    expect(both.map((x) => x.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(lead.call('decideReview', agree)).rejects.toMatchObject({ code: 'review-decided' })
    const anew = async () =>
      clerk.call('saveReview', { id: made.item, version: (await item(made.item)).version, item: {}, answers: {} })
    const again = await anew()
    expect((await item(made.item)).values.decision).toBeNull()
    await anew()
    await expect(lead.call('decideReview', { ...agree, review: again.id })).rejects.toMatchObject({
      code: 'review-superseded',
    })
  })

  it('against the verdict stands on the office’s list, and with a reason even in the database', async () => {
    const made = await review(clerk, { fuel: '煤' })
    await lead.call('decideReview', { review: made.id, decision: '同意', reason: '已列入省重点' })
    const { todos } = await office.call('getOverview', {})
    const todo = todos.find((t) => t.kind === 'see-against')
    expect(todo?.text).toMatch(/\d+ 个项目的审查决定与结论不一致/)
    const where = new URLSearchParams(todo?.link.split('?')[1]).get('where') ?? ''
    const { rows } = await office.call('listItems', { register: 'projects', where })
    expect(rows.map((r) => r.id)).toContain(made.item)
    expect(rows).toHaveLength(todo?.count ?? 0)
    expect((await lead.call('getOverview', {})).todos.map((t) => t.kind)).toContain('decide-project')
    expect((await clerk.call('getOverview', {})).todos.map((t) => t.kind)).not.toContain('decide-project')
    const without = sql`insert into entry_decision (plan_id, review_id, item_id, decision, conditions, reason, against, by_name, by_unit, decided_on)
      select plan_id, id, item_id, '同意', '', ' ', true, 'x', 'x', on_day from entry_review where id = ${made.id}`
    await expect(without.execute(server.app.connections.owner)).rejects.toThrow()
    const { rows: may } = await sql<{ may: boolean }>`
      select has_table_privilege(${server.app.connections.appRole}, 'entry_decision', 'update')
        or has_table_privilege(${server.app.connections.appRole}, 'entry_review', 'update') as may`.execute(
      server.app.connections.owner,
    )
    expect(may[0]?.may).toBe(false)
    const audit = await (await server.as('auditor')).call('listAudit', { noun: 'entry_decision', limit: 10 })
    expect(audit.rows[0]?.changes).toContainEqual(expect.objectContaining({ title: '决定理由', to: '已列入省重点' }))
  })
})

describe('an opinion in Word', () => {
  it('says the project, the verdict, each finding with its words, what is missing and what was decided', async () => {
    const made = await review(clerk, { fuel: '煤', vocs: 2, vocOffset: 0, vocRatio: '1', highVoc: null })
    await lead.call('decideReview', {
      review: made.id,
      decision: '附条件同意',
      conditions: '改用天然气',
      reason: '纪要',
    })
    // What is written afterwards is not in the opinion.
    const { version } = await item(made.item)
    await clerk.call('updateItem', { register: 'projects', id: made.item, version, item: { values: { fuel: '电' } } })
    const answer = await clerk.fetch('downloadOpinion', { review: made.id })
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('准入审查意见.docx')
    const { text } = await extractText(new Uint8Array(await answer.arrayBuffer()), '审查意见.docx')
    for (const words of [
      '建设项目准入审查意见',
      `试审项目`,
      '郑政办〔2019〕37号',
      '燃料',
      '禁止。',
      '全市禁止新（扩）建耗煤项目核准（审批、备案）',
      '四（五）2（2）',
      'VOCs削减替代量不小于VOCs排放量',
      '附条件同意。与审查结论不一致，已列入市攻坚办清单',
      '改用天然气',
      '纪要',
      '市发展改革委，2019年9月20日',
    ])
      expect(text.replace(/\s/g, '')).toContain(words.replace(/\s/g, ''))
    expect(text).not.toMatch(/undefined|null|\[object/)
  })
})
