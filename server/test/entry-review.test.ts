import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import { extractText } from '@gongjian/office'
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

const GONGYI = '410181'
/** Touches nothing of the plan: everything that its rules ask is known. */
const CLEAN = {
  nature: '新建',
  industryClass: '3516',
  trade: '其他',
  onlyAddsCapacity: false,
  surplusIndustry: false,
  replacement: '无',
  backbone: false,
  fuel: '电',
  inPark: true,
  inChemicalPark: false,
  newChemicalPark: false,
  parkSound: true,
  transferredIn: false,
  surplusOrObsolete: false,
  vocs: 0,
  coal: 0,
  energyIntensive: false,
  highVoc: false,
  newWell: false,
} as const satisfies FieldValues

let serial = 0
const review = (client: Client, change: FieldValues, more: { answers?: Record<string, boolean>; unit?: string } = {}) =>
  client.call('saveReview', {
    item: { unit: more.unit ?? GONGYI, title: `试审项目${++serial}`, values: { ...CLEAN, ...change } },
    answers: more.answers ?? {},
  })
const item = (id: number) => lead.call('getItem', { register: 'projects', id })

/** A row of the county's list, 在册 from here on. */
async function listed(values: FieldValues, title = `试列条目${++serial}`): Promise<number> {
  const row = await clerk.call('createItem', {
    register: 'entry-list',
    item: { title, values: { basis: '巩义市三线一单', basisNumber: '巩政〔2019〕3号', from: '2019-01-01', ...values } },
  })
  await clerk.call('moveItems', { register: 'entry-list', ids: [row.id], move: 'list' })
  return row.id
}
async function unlisted(id: number): Promise<void> {
  const moved = await office.call('moveItems', { register: 'entry-list', ids: [id], move: 'remove', reason: '试完' })
  if (moved.moved.length === 0)
    await clerk.call('moveItems', { register: 'entry-list', ids: [id], move: 'remove', reason: '试完' })
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
      `试审项目${serial}`,
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

describe('a county’s own list', () => {
  it('is obeyed from its day to its last, by its industry, and cited by its basis', async () => {
    const id = await listed(
      { restriction: '禁止', industryClass: '3516', from: '2019-09-01', until: '2019-12-31' },
      '试列条目',
    )
    const on = async (day: string) =>
      clerk.call('screenCase', { subject: 'project', facts: CLEAN, unit: GONGYI, on: day })
    const days = ['2019-08-31', '2019-09-01', '2019-12-31', '2020-01-01']
    expect((await Promise.all(days.map(on))).map((s) => s.verdict)).toEqual([
      'clear',
      'prohibited',
      'prohibited',
      'clear',
    ])
    const made = await review(clerk, {})
    expect([made.verdict, made.listed, (await item(made.item)).values.listEntry]).toEqual(['prohibited', 1, id])
    expect(made.findings[0]).toMatchObject({
      clause: '2.1.2.2',
      source: {
        register: 'entry-list',
        item: id,
        words: '巩义市准入清单“试列条目”（依据：巩义市三线一单 巩政〔2019〕3号）',
      },
      because: '国民经济行业代码为3516，符合巩义市准入清单“试列条目”（依据：巩义市三线一单 巩政〔2019〕3号），禁止建设',
      lifts: ['国民经济行业代码不属于 3516'],
    })
    // Another county's project, one of another trade, and one that has no county yet.
    const elsewhere = { subject: 'project', facts: CLEAN, unit: '410183' } as const
    expect((await lead.call('screenCase', elsewhere)).verdict).toBe('clear')
    expect((await review(clerk, { industryClass: '3517' })).verdict).toBe('clear')
    const nowhere = await clerk.call('screenCase', { subject: 'project', facts: CLEAN })
    expect([nowhere.verdict, nowhere.listed]).toEqual(['clear', null])
    // Who may not see the list is told that it was left out.
    expect((await clerk.call('screenCase', elsewhere)).listed).toBeNull()
    await unlisted(id)
    expect((await review(clerk, {})).verdict).toBe('clear')
  })

  it('restricts with its condition', async () => {
    const id = await listed({ restriction: '限制', industryClass: '35', condition: '须使用电炉', area: '园区内' })
    const made = await review(clerk, {})
    expect([made.verdict, made.findings[0]?.outcome]).toEqual(['conditional', 'condition'])
    expect(made.findings[0]?.because).toContain('应当符合限制条件：须使用电炉')
    expect((await review(clerk, { inPark: false })).verdict).toBe('clear')
    await unlisted(id)
  })

  it('asks what no field says, once for the same words, and takes the project’s own words for an answer', async () => {
    const ids = [
      await listed({ restriction: '禁止', product: '电石', area: '重点流域', areaName: '贾鲁河流域' }, '甲'),
      await listed({ restriction: '限制', product: '电石', area: '全域', condition: '密闭炉' }, '乙'),
    ]
    const ask = (texts: Record<string, string>, answers: Record<string, boolean>) =>
      clerk.call('screenCase', { subject: 'project', facts: CLEAN, unit: GONGYI, texts, answers })
    const open = await ask({}, {})
    expect([open.verdict, open.asks]).toEqual(['unknown', ['主要产品为“电石”', '位于“贾鲁河流域”']])
    expect(open.questions.map((q) => q.code).sort()).toEqual(['主要产品为“电石”', '位于“贾鲁河流域”'].sort())
    expect((await ask({}, { '主要产品为“电石”': false })).verdict).toBe('clear')
    const said = await ask({ product: '电石 5 万吨' }, { '位于“贾鲁河流域”': false })
    expect([said.verdict, said.answered]).toEqual(['conditional', { '主要产品为“电石”': true }])
    expect((await ask({ product: '电石' }, { '位于“贾鲁河流域”': true })).verdict).toBe('prohibited')
    // A question that no list asks any more is passed over.
    expect((await ask({}, { '主要产品为“电石”': false, '位于“旧流域”': true })).verdict).toBe('clear')
    const made = await review(clerk, { product: '电石' }, { answers: { '位于“贾鲁河流域”': true } })
    expect(made.facts).toContainEqual(['位于“贾鲁河流域”', '是'])
    for (const id of ids) await unlisted(id)
  })

  it.each([
    [
      'cement is forbidden by the plan in part',
      { restriction: '禁止', industryClass: '3011' },
      /与方案交叉.*单纯新增产能的过剩传统产业.*二（一）2（3）/,
    ],
    [
      'what the plan forbids is only restricted',
      { restriction: '限制', industryClass: '3011' },
      /与方案不一致.*以禁止为准/,
    ],
    ['by its words alone', { restriction: '限制', product: '电解铝' }, /与方案不一致/],
    ['a trade that the plan does not name', { restriction: '禁止', industryClass: '2221' }, null],
  ])('says on entry what repeats or contradicts the plan: %s', async (_why, values, said) => {
    const full = { basis: '依据', from: '2019-01-01', ...values }
    const notices = await clerk.call('noticeItem', { register: 'entry-list', item: { title: '试', values: full } })
    expect(notices).toHaveLength(said === null ? 0 : 1)
    if (said !== null) expect(notices[0]).toMatch(said)
  })

  it('says on entry what another row says already, and blocks nothing', async () => {
    const id = await listed({ restriction: '禁止', industryClass: '2221', until: '2020-12-31' }, '造纸')
    const notices = async (values: FieldValues) =>
      clerk.call('noticeItem', {
        register: 'entry-list',
        item: { title: '试', values: { industryClass: '2221', basis: '依据', from: '2019-06-01', ...values } },
      })
    expect(await notices({ restriction: '禁止' })).toEqual([expect.stringContaining(`编号 ${id}）重复`)])
    expect(await notices({ restriction: '限制' })).toEqual([expect.stringContaining('不一致：一条为禁止，一条为限制')])
    expect(await notices({ restriction: '禁止', from: '2021-01-01' })).toEqual([])
    expect(await notices({ restriction: '禁止', area: '园区内' })).toEqual([])
    const again = await listed({ restriction: '限制', industryClass: '2221' }, '造纸二')
    await unlisted(id)
    await unlisted(again)
    expect(await clerk.call('noticeItem', { register: 'kilns', item: {} })).toEqual([])
  })
})

async function workbook(rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('项目').addRows(rows.map((r) => [...r]))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

async function rowsOf(answer: Response): Promise<Record<string, string>[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.read(Readable.from(Buffer.from(await answer.arrayBuffer())))
  // exceljs counts from 1, and leaves holes.
  const rows = Array.from(book.worksheets[0]?.getSheetValues() ?? [], (r) =>
    Array.from((r ?? []) as unknown[]).slice(1),
  )
  const at = rows.findIndex((r) => r.includes('审查结论') && r.includes('还缺'))
  const heads = rows[at]?.map(String) ?? []
  return rows.slice(at + 1).map((r) => Object.fromEntries(heads.map((h, i) => [h, String(r[i] ?? '')])))
}

async function batch(client: Client, rows: readonly (readonly unknown[])[]): Promise<Response> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(await workbook(rows))]), '项目.xlsx')
  return fetch(`${server.url}/api/entry-review-batch`, {
    method: 'POST',
    body: form,
    headers: { cookie: client.cookie },
  })
}

describe('a batch', () => {
  const HEADS = ['项目名称', '县市区', '建设性质', '国民经济行业代码', '燃料', '年耗煤量（吨/年）', '主要产品为“电石”']

  it('answers a workbook with verdict, because and missing, names bad cells by row and column, and saves nothing', async () => {
    const id = await listed({ restriction: '禁止', product: '电石' })
    const before = await clerk.call('listItems', { register: 'projects', limit: 1 })
    const rows = await rowsOf(
      await batch(clerk, [
        HEADS,
        ['燃煤项目', '巩义市', '新建', '3516', '煤炭', 5000, ''],
        ['不清楚的项目', '', '新建', '', '', '', ''],
        ['写错的项目', '巩义市', '新造', '3516', '电', '很多', ''],
        ['无此县的项目', '某某县', '新建', '3516', '电', 0, ''],
        ['清单内的项目', '巩义市', '改建', '3516', '电', 0, '是'],
        ['别县的项目', '新密市', '改建', '3516', '电', 0, ''],
      ]),
    )
    expect(rows.map((r) => [r['项目名称'], r['审查结论']])).toEqual([
      ['燃煤项目', '禁止'],
      ['不清楚的项目', '信息不足'],
      ['写错的项目', '有误，未审查'],
      ['无此县的项目', '有误，未审查'],
      ['清单内的项目', '禁止'],
      ['别县的项目', '信息不足'],
    ])
    expect(rows[0]?.['理由']).toContain('全市禁止新（扩）建耗煤项目核准')
    expect(rows[1]?.['还缺']).toContain('主要产品为“电石”')
    expect(rows[2]?.['问题']).toMatch(/第 4 行“建设性质”（C4）.*\n.*第 4 行“年耗煤量”（F4）/)
    expect(rows[3]?.['问题']).toContain('没有“某某县”这个单位')
    expect(rows[4]?.['依据']).toContain('巩义市准入清单')
    expect(rows[5]?.['问题']).toContain('不在您的管辖范围内')
    const after = await clerk.call('listItems', { register: 'projects', limit: 1 })
    expect(after.count).toBe(before.count)
    await unlisted(id)
  })

  it('reads its own template again, a county’s with the questions of its list', async () => {
    const id = await listed({ restriction: '禁止', product: '电石' })
    const template = async (client: Client) => {
      const book = new ExcelJS.Workbook()
      const answer = await client.fetch('downloadProjectTemplate', {})
      await book.xlsx.read(Readable.from(Buffer.from(await answer.arrayBuffer())))
      return (book.worksheets[0]?.getRow(3).values as unknown[]).slice(1).map(String)
    }
    const heads = await template(clerk)
    const { facts } = (await clerk.call('listRuleSets', {})).find((s) => s.subject === 'project') ?? { facts: [] }
    for (const { label } of facts) expect(heads.some((h) => h.startsWith(label))).toBe(true)
    expect(heads).toContain('主要产品为“电石”')
    expect(heads).not.toContain('审查决定')
    expect(await template(lead)).not.toContain('主要产品为“电石”')
    const values = heads.map((h) => (h === '项目名称' ? '样' : h === '建设性质' ? '新建' : h === '燃料' ? '煤' : ''))
    const [row] = await rowsOf(await batch(clerk, [heads, values]))
    expect(row?.['审查结论']).toBe('禁止')
    await unlisted(id)
  })

  it('refuses what is no table or too long, in words', async () => {
    const refusal = async (rows: readonly (readonly unknown[])[]) =>
      ((await (await batch(clerk, rows)).json()) as { error: { message: string } }).error.message
    expect(await refusal([['项目名称', '燃料']])).toContain('没有项目')
    const many = Array.from({ length: 2001 }, (_, i) => [`项目${i}`, '电'])
    expect(await refusal([['项目名称', '燃料'], ...many])).toContain('一次最多审查 2000 个项目')
  })
})
