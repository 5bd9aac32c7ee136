import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import { runImports } from '../src/register/import/run-imports.ts'
import { rowsOf, sheetOf, workbook } from './entry-sheets.ts'
import { CLEAN, GONGYI, listed, review, unlisted } from './entry-reviews.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { openBook } from './sheet.ts'

let server: TestServer
let clerk: Client
let lead: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
  lead = await server.as('fagai')
})
afterAll(() => server.close())

describe('a county’s own list', () => {
  it('is obeyed from its day to its last, by its industry, and cited by its basis', async () => {
    const id = await listed(
      clerk,
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
    expect([
      made.verdict,
      made.listed,
      (await lead.call('getItem', { register: 'projects', id: made.item })).values.listEntry,
    ]).toEqual(['prohibited', 1, id])
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
    await unlisted(clerk, id)
    expect((await review(clerk, {})).verdict).toBe('clear')
  })

  it('restricts with its condition', async () => {
    const id = await listed(clerk, {
      restriction: '限制',
      industryClass: '35',
      condition: '须使用电炉',
      area: '园区内',
    })
    const made = await review(clerk, {})
    expect([made.verdict, made.findings[0]?.outcome]).toEqual(['conditional', 'condition'])
    expect(made.findings[0]?.because).toContain('应当符合限制条件：须使用电炉')
    expect((await review(clerk, { inPark: false })).verdict).toBe('clear')
    await unlisted(clerk, id)
  })

  it('asks by a field of the project what no rule of the plan asks', async () => {
    const id = await listed(clerk, { restriction: '禁止', industryClass: '3516', area: '生态保护红线内' })
    expect(await review(clerk, {})).toMatchObject({ verdict: 'unknown', missing: ['位于生态保护红线内'] })
    expect((await review(clerk, { inRedLine: true })).verdict).toBe('prohibited')
    expect((await review(clerk, { inRedLine: false })).verdict).toBe('clear')
    await unlisted(clerk, id)
  })

  it('asks what no field says, once for the same words, and takes the project’s own words for an answer', async () => {
    const ids = [
      await listed(clerk, { restriction: '禁止', product: '电石', area: '重点流域', areaName: '贾鲁河流域' }, '甲'),
      await listed(clerk, { restriction: '限制', product: '电石', area: '全域', condition: '密闭炉' }, '乙'),
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
    const made = await review(clerk, { product: '电石' }, { '位于“贾鲁河流域”': true })
    expect(made.facts).toContainEqual(['位于“贾鲁河流域”', '是'])
    // The next review begins with what was answered.
    const { reviews } = await clerk.call('listReviews', { item: made.item })
    expect(reviews.map((r) => r.answers)).toEqual([{ '位于“贾鲁河流域”': true }])
    for (const id of ids) await unlisted(clerk, id)
  })

  it('keeps two questions apart that differ by a blank alone', async () => {
    const ids = [
      await listed(clerk, { restriction: '禁止', product: '电石' }),
      await listed(clerk, { restriction: '限制', product: '电 石' }),
    ]
    const made = await review(clerk, {}, { '主要产品为“电石”': false, '主要产品为“电 石”': true })
    expect(made.verdict).toBe('conditional')
    for (const id of ids) await unlisted(clerk, id)
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
    ['a code that is none', { restriction: '禁止', industryClass: '9999' }, /没有代码 9999，请核对行业代码/],
  ])('says on entry what repeats or contradicts the plan: %s', async (_why, values, said) => {
    const full = { basis: '依据', from: '2019-01-01', ...values }
    const notices = await clerk.call('noticeItem', { register: 'entry-list', item: { title: '试', values: full } })
    expect(notices).toHaveLength(said === null ? 0 : 1)
    if (said !== null) expect(notices[0]).toMatch(said)
  })

  it('says on entry what another row says already, and blocks nothing', async () => {
    const id = await listed(clerk, { restriction: '禁止', industryClass: '2221', until: '2020-12-31' }, '造纸')
    const notices = async (values: FieldValues) =>
      clerk.call('noticeItem', {
        register: 'entry-list',
        item: { title: '试', values: { industryClass: '2221', basis: '依据', from: '2019-06-01', ...values } },
      })
    expect(await notices({ restriction: '禁止' })).toEqual([expect.stringContaining(`编号 ${id}）重复`)])
    expect(await notices({ restriction: '限制' })).toEqual([expect.stringContaining('不一致：一条为禁止，一条为限制')])
    expect(await notices({ restriction: '禁止', from: '2021-01-01' })).toEqual([])
    expect(await notices({ restriction: '禁止', area: '园区内' })).toEqual([])
    const again = await listed(clerk, { restriction: '限制', industryClass: '2221' }, '造纸二')
    await unlisted(clerk, id)
    await unlisted(clerk, again)
    expect(await clerk.call('noticeItem', { register: 'kilns', item: {} })).toEqual([])
  })
})

describe('a list that comes in a file', () => {
  it('is told in the preview what repeats the plan, a row that stands or one above it, and is taken all the same', async () => {
    const id = await listed(clerk, { restriction: '禁止', industryClass: '2221' }, '造纸')
    const head = ['条目名称', '管控要求', '行业代码', '依据', '起始日期']
    const row = (title: string, code: string) => [title, '禁止', code, '市三线一单', '2019-09-01']
    const bytes = await workbook([head, row('水泥', '3011'), row('纸', '2221'), row('鞋', '1951'), row('皮鞋', '1951')])
    const job = await clerk.upload('startImport', { register: 'entry-list' }, '清单.xlsx', bytes)
    await runImports(server.app)
    expect((await clerk.call('getImport', { id: job.id })).counts).toMatchObject({ created: 4, noticed: 3, refused: 0 })
    const said = async (): Promise<string[][]> =>
      (await clerk.call('listImportRows', { id: job.id, noticed: 'yes' })).rows.map((r) =>
        r.problems.map((p) => p.message),
      )
    const notices = await said()
    expect(notices).toEqual([
      [expect.stringMatching(/与方案交叉.*二（一）2（3）/)],
      [expect.stringContaining(`“造纸”（依据：巩义市三线一单 巩政〔2019〕3号）（编号 ${id}）重复`)],
      [expect.stringContaining('“鞋”（依据：市三线一单）（表中第 4 行）重复')],
    ])
    await clerk.call('takeImport', { id: job.id })
    await runImports(server.app)
    expect((await clerk.call('getImport', { id: job.id })).counts).toMatchObject({ created: 4, refused: 0 })
    expect(await said()).toEqual(notices)
  })
})

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
    const id = await listed(clerk, { restriction: '禁止', product: '电石' })
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
    await unlisted(clerk, id)
  })

  it('reads no column whose head is merely like one that it asks, and says which', async () => {
    const answer = await batch(clerk, [
      ['项目名称', '建设性质', '国民经济行业代码', 'VOCs排放量', '不在园区内', '化工园区位于'],
      ['园区外项目', '新建', '3516', 3, '是', '是'],
    ])
    const { notes, rows } = await sheetOf(answer)
    expect(notes).toContainEqual(
      expect.stringContaining(
        '没有读取：“化工园区位于”（近似“位于化工园区”）、“不在园区内”（与“位于工业园区”只是字面相近）',
      ),
    )
    expect([rows[0]?.['审查结论'], rows[0]?.['位于工业园区'], rows[0]?.['还缺']]).toEqual([
      '信息不足',
      '',
      expect.stringContaining('位于工业园区'),
    ])
  })

  it('leaves a list out whole of which the person may see a part', async () => {
    // An inspector of 米河镇: what the county forbids everywhere is not his to see, what it forbids there is.
    const id = await listed(clerk, { restriction: '禁止', industryClass: '3516' }, '米河镇禁止', '米河镇')
    const inspector = await server.as('inspector')
    const { rows: own } = await inspector.call('listItems', { register: 'entry-list' })
    expect(own.map((r) => r.id)).toEqual([id])
    const heads = ['项目名称', '责任单位', '乡镇街道', '国民经济行业代码']
    const [row] = await rowsOf(await batch(inspector, [heads, ['样', '巩义市', '米河镇', '3516']]))
    expect([row?.['审查结论'], row?.['问题']]).toEqual(['信息不足', expect.stringContaining('未计入')])
    await unlisted(clerk, id)
  })

  it('reads its own template again, a county’s with the questions of its list', async () => {
    const id = await listed(clerk, { restriction: '禁止', product: '电石' })
    const template = async (client: Client) => {
      const answer = await client.fetch('downloadProjectTemplate', {})
      const book = await openBook(await answer.arrayBuffer())
      return (book.worksheets[0]?.getRow(3).values as unknown[]).slice(1).map(String)
    }
    const heads = await template(clerk)
    const { facts } = (await clerk.call('listRuleSets', {})).find((s) => s.subject === 'project') ?? { facts: [] }
    for (const head of ['经度', '纬度', '坐标系']) expect(heads.some((h) => h.startsWith(head))).toBe(true)
    for (const { label } of facts) expect(heads.some((h) => h.startsWith(label))).toBe(true)
    expect(heads).toContain('主要产品为“电石”')
    expect(heads).not.toContain('审查决定')
    expect(await template(lead)).not.toContain('主要产品为“电石”')
    const values = heads.map((h) => (h === '项目名称' ? '样' : h === '建设性质' ? '新建' : h === '燃料' ? '煤' : ''))
    const [row] = await rowsOf(await batch(clerk, [heads, values]))
    expect(row?.['审查结论']).toBe('禁止')
    await unlisted(clerk, id)
  })

  it('refuses what is no table or too long, in words', async () => {
    const refusal = async (rows: readonly (readonly unknown[])[]) =>
      ((await (await batch(clerk, rows)).json()) as { error: { message: string } }).error.message
    expect(await refusal([['项目名称', '燃料']])).toContain('没有项目')
    const many = Array.from({ length: 2001 }, (_, i) => [`项目${i}`, '电'])
    expect(await refusal([['项目名称', '燃料'], ...many])).toContain('一次最多审查 2000 个项目')
  })
})
