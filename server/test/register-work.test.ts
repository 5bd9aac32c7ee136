import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { probe } from './probe-register.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { writeBatch, type BatchMode, type BatchRow, type RowOutcome } from '../src/register/store/write-batch.ts'
import { readCast } from './permission-cast.ts'
import { moveItem } from './register-items.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
let lead: Client
let office: Client
beforeAll(async () => {
  server = await startTestServer({ registers: [probe] })
  clerk = await server.as('gongyi-clerk')
  lead = await server.as('shengtai')
  office = await server.as('office')
})
afterAll(() => server.close())

async function make(title: string, change: object = {}): Promise<number> {
  return (
    await clerk.call('createItem', { register: 'probe', item: { title, values: { pathway: '就地改造' }, ...change } })
  ).id
}

/** The figures of one item by its title. */
async function figuresOf(title: string): Promise<Record<string, number | null>> {
  const where = JSON.stringify([{ field: 'title', op: 'is', value: title }])
  const figures = await clerk.call('getRegisterFigures', { register: 'probe', where })
  return Object.fromEntries(figures.map((f) => [f.key, f.value]))
}

describe('时序数据', () => {
  it('stands beside last year, asks about a leap, and is computed', async () => {
    const item = await make('用煤一厂')
    const cell = (period: string, coal: number) => ({ item, period, values: { coal, output: 10 } })
    const of = { register: 'probe', series: 'monthly' }
    expect(
      await clerk.call('saveSeries', {
        ...of,
        cells: [cell('2018-07', 100), cell('2018-08', 100), cell('2019-07', 110)],
      }),
    ).toEqual({ saved: 3, asks: [] })
    const asked = await clerk.call('saveSeries', { ...of, cells: [cell('2019-08', 40)] })
    expect(asked).toEqual({
      saved: 0,
      asks: [
        {
          item,
          title: '用煤一厂',
          period: '2019-08',
          field: 'coal',
          label: '用煤',
          before: 100,
          now: 40,
          percent: -60,
        },
      ],
    })
    expect((await clerk.call('saveSeries', { ...of, cells: [cell('2019-08', 40)], confirmed: true })).saved).toBe(1)
    expect((await clerk.call('saveSeries', { ...of, cells: [cell('2019-08', 40)] })).saved).toBe(0)
    const grid = await clerk.call('getSeries', { ...of, year: 2019 })
    expect(grid.periods).toHaveLength(24)
    expect(grid.rows.find((r) => r.item === item)?.cells['2019-08']).toEqual({
      coal: 40,
      part: null,
      output: 10,
      rate: 4,
    })
    await moveItem(clerk, { register: 'probe', id: item }, 'list')
    expect(await figuresOf('用煤一厂')).toMatchObject({ coal: 150, change: -25 })
  })
  it('counts in its figures while its item stands in the ledger, neither as a draft nor taken out', async () => {
    const item = await make('进出台账一厂')
    const values = { coal: 500, output: 10 }
    await clerk.call('saveSeries', {
      register: 'probe',
      series: 'monthly',
      cells: [{ item, period: '2019-08', values }],
    })
    const coal = async (): Promise<unknown> => (await figuresOf('进出台账一厂')).coal
    const seen = [await coal()]
    for (const move of ['list', 'remove'] as const) {
      await moveItem(clerk, { register: 'probe', id: item }, move)
      seen.push(await coal())
    }
    expect(seen).toEqual([null, 500, null])
  })
  it('compares like with like, in a year that is over, and says which items lack it', async () => {
    const of = { register: 'probe', series: 'yearly' }
    const [whole, early, late, none] = await Promise.all(
      ['全有', '缺基年', '缺去年', '全缺'].map((x) => make(`年排${x}厂`)),
    )
    const enter = (item: number | undefined, period: string, emitted: number) =>
      clerk.call('saveSeries', { ...of, cells: [{ item: item ?? 0, period, values: { emitted } }], confirmed: true })
    for (const item of [whole, early, late, none]) await moveItem(clerk, { register: 'probe', id: item ?? 0 }, 'list')
    for (const [item, period, emitted] of [
      [whole, '2015', 100],
      [whole, '2018', 70],
      [early, '2018', 900],
      [late, '2015', 800],
      // The year that is not over counts for nothing, nor does one who is early move the figure.
      [whole, '2019', 1],
    ] as const)
      await enter(item, period, emitted)
    const where = JSON.stringify([{ field: 'title', op: 'has', value: '年排' }])
    const read = async () => {
      const all = await clerk.call('getRegisterFigures', { register: 'probe', where })
      return Object.fromEntries(all.map((f) => [f.key, { value: f.value, series: f.series }]))
    }
    expect(await read()).toMatchObject({
      emitted: { value: 970, series: { year: 2018, items: 4, gaps: [{ year: 2018, items: 2 }] } },
      fallen: {
        value: -30,
        series: {
          year: 2018,
          against: 2015,
          gaps: [
            { year: 2018, items: 2 },
            { year: 2015, items: 2 },
          ],
        },
      },
    })
    const lacking = async (year: number, lacks: string) => {
      const { rows } = await clerk.call('getSeries', { ...of, year, lacks })
      return new Set(rows.map((r) => r.title).filter((t) => t.startsWith('年排')))
    }
    expect(await lacking(2018, 'fallen')).toEqual(new Set(['年排缺去年厂', '年排全缺厂']))
    expect(await lacking(2015, 'fallen')).toEqual(new Set(['年排缺基年厂', '年排全缺厂']))
    await expect(lacking(2018, 'amount')).rejects.toThrow(/没有按这份数据计算的指标/)
    await enter(early, '2015', 1000)
    await enter(late, '2018', 600)
    for (const period of ['2015', '2018']) await enter(none, period, 0)
    expect((await read()).fallen).toEqual({
      value: -17.3684,
      series: { id: 'yearly', year: 2018, against: 2015, items: 4, gaps: [] },
    })
    for (const id of [whole, early, late, none]) await moveItem(clerk, { register: 'probe', id: id ?? 0 }, 'remove')
  })
  it.each<[string, object, RegExp]>([
    ['a month that is not over yet to come', { period: '2019-10' }, /还没有到/],
    ['a year where months are asked', { period: '2018' }, /按月填写/],
    ['a field that is none', { values: { gas: 1 } }, /没有“gas”这一栏/],
    ['a computed field', { values: { rate: 1 } }, /由系统计算/],
  ])('refuses %s', async (_what, change, words) => {
    const item = await make(`错填${JSON.stringify(change)}`)
    await expect(
      clerk.call('saveSeries', {
        register: 'probe',
        series: 'monthly',
        cells: [{ item, period: '2019-08', values: {}, ...change }],
      }),
    ).rejects.toThrow(words)
  })
  it('of another county is nobody’s to see or write', async () => {
    const item = await make('别县看不见')
    const other = await server.as('zhongyuan-clerk')
    expect((await other.call('getSeries', { register: 'probe', series: 'monthly', item, year: 2019 })).rows).toEqual([])
    const write = other.call('saveSeries', {
      register: 'probe',
      series: 'monthly',
      cells: [{ item, period: '2019-08', values: { coal: 1 } }],
    })
    expect((await refusal(write)).code).toBe('item-not-found')
  })
})

describe('地图', () => {
  it('near points are one cluster, and stand apart when one comes closer', async () => {
    const near = await make('点一', { point: { longitude: 113.0, latitude: 34.7 }, values: { pathway: '关闭退出' } })
    await make('点二', { point: { longitude: 113.001, latitude: 34.7 } })
    await make('点三', { point: { longitude: 113.9, latitude: 34.2 } })
    const window = {
      register: 'probe',
      west: 112,
      south: 34,
      east: 115,
      north: 35,
      where: '[{"field":"title","op":"has","value":"点"}]',
    }
    const wide = await clerk.call('mapItems', { ...window, zoom: 8 })
    expect(wide.map((c) => c.count).sort()).toEqual([1, 2])
    const close = await clerk.call('mapItems', { ...window, zoom: 18 })
    expect(close.map((c) => c.count)).toEqual([1, 1, 1])
    expect(close.find((c) => c.id === near)).toMatchObject({ title: '点一', light: 'green', longitude: 113 })
    expect(await clerk.call('mapItems', { ...window, west: 113.5, zoom: 18 })).toHaveLength(1)
  })
})

describe('我的待办', () => {
  it('is the county’s work, then the lead’s, then the office’s', async () => {
    const id = await make('待办一厂')
    const waits = async (client: Client) =>
      (await client.call('listMyDesk', {})).rows.find((r) => r.id === id)?.waitsFor
    const move = (client: Client, m: 'list' | 'start' | 'claim' | 'verify') =>
      client.call('moveItems', { register: 'probe', ids: [id], move: m, verifiedBy: '现场核查' })
    expect([await waits(clerk), await waits(lead), await waits(office)]).toEqual(['待入账', undefined, undefined])
    await move(clerk, 'list')
    await move(clerk, 'start')
    await move(clerk, 'claim')
    expect([await waits(clerk), await waits(lead), await waits(office)]).toEqual([undefined, '待核查', undefined])
    await move(lead, 'verify')
    expect([await waits(clerk), await waits(lead), await waits(office)]).toEqual([undefined, undefined, '待销号'])
  })
  it('goes by the day, page by page, and counts', async () => {
    for (let i = 0; i < 5; i++) await make(`排队${i}`, { ownDue: `2019-1${i % 3}-01` })
    const first = await clerk.call('listMyDesk', { limit: 3 })
    const rows = [...first.rows]
    let after = first.next
    while (after) {
      const page = await clerk.call('listMyDesk', { limit: 3, after })
      rows.push(...page.rows)
      after = page.next
    }
    expect(rows).toHaveLength(first.count)
    const mine = rows.filter((r) => r.register === 'probe').length
    expect(first.byRegister).toEqual([{ register: 'probe', title: '试验台账', count: mine }])
    const days = rows.map((r) => r.due ?? '9')
    expect(days).toEqual([...days].sort())
    expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length)
  })
})

const IMPORT: BatchMode = { write: true, onSame: 'update', list: true, source: '批量导入' }

async function importRows(rows: BatchRow[], mode: BatchMode = IMPORT): Promise<RowOutcome[]> {
  const actor = (await readCast(server)).actors.find((a) => a.login === 'gongyi-clerk')
  if (!actor) throw new Error('no clerk')
  return inTransaction(server.app, actor, async (ctx) => {
    const outcomes: RowOutcome[] = []
    for await (const chunk of writeBatch(ctx, probe, rows, mode)) outcomes.push(...chunk)
    return outcomes
  })
}

function kinds(outcomes: readonly RowOutcome[]): string[] {
  return outcomes.map((o) => o.kind)
}

describe('成批写入', () => {
  const rows: BatchRow[] = [
    { ref: 1, item: { title: '批一', enterprise: '批量甲厂', values: { pathway: '就地改造', amount: 3 } } },
    { ref: 2, item: { title: '批二', enterprise: '批量甲厂', creditCode: '91410100MA9G7FXX7N' } },
    { ref: 3, item: { title: ' 批 一 ', values: {} } },
    { ref: 4, item: { title: '批四', values: { amount: 9, limit1: 5 } } },
  ]
  it('a preview writes nothing; the good rows are taken; a second time changes nothing', async () => {
    expect(kinds(await importRows(rows, { ...IMPORT, write: false }))).toEqual([
      'created',
      'created',
      'refused',
      'refused',
    ])
    expect((await clerk.call('listItems', { register: 'probe', q: '批一' })).count).toBe(0)
    const first = await importRows(rows)
    expect(kinds(first)).toEqual(['created', 'created', 'refused', 'refused'])
    expect(first[2]?.problems[0]?.message).toBe('与第 1 行是同一条目，请合并或改写名称')
    expect(first[3]?.problems[0]).toMatchObject({ column: 'amount', message: '数量应小于上限' })
    expect(kinds(await importRows(rows.slice(0, 2)))).toEqual(['unchanged', 'unchanged'])
    const item = await clerk.call('getItem', { register: 'probe', id: first[0]?.id ?? 0 })
    expect(item).toMatchObject({ stage: 'listed', source: '批量导入', enterprise: { name: '批量甲厂' } })
  })
  it('tells old and new of each cell', async () => {
    const [outcome] = await importRows([
      { ref: 1, item: { title: '批一', values: { amount: 4, pathway: '关闭退出' } } },
    ])
    expect(outcome).toMatchObject({
      kind: 'updated',
      changes: [
        { column: 'pathway', label: '方式', from: '就地改造', to: '关闭退出' },
        { column: 'amount', label: '数量', from: '3', to: '4' },
      ],
    })
  })
  it('of very many rows keeps what one alone says, of every kind, and leaves the others empty', async () => {
    const full = {
      words: '词',
      metals: ['铅', '镉'],
      cost: 1.5,
      since: 1998,
      works: false,
      trade: '3391',
      story: '经\n过',
    }
    const many = Array.from({ length: 150 }, (_, i): BatchRow => ({ ref: i + 1, item: { title: `众多${i}` } }))
    many[140] = { ref: 141, item: { title: '众多140', person: '张三', planned: '2019-11-01', values: full } }
    const made = await importRows(many)
    expect(new Set(kinds(made))).toEqual(new Set(['created']))
    const read = (at: number) => clerk.call('getItem', { register: 'probe', id: made[at]?.id ?? 0 })
    expect(await read(140)).toMatchObject({ person: '张三', planned: '2019-11-01', values: full })
    expect(await read(0)).toMatchObject({ person: null, values: { words: null, metals: null, works: null } })
    expect(new Set(kinds(await importRows(many)))).toEqual(new Set(['unchanged']))
  })
  it('the same change to many', async () => {
    const ids = [await make('同改一'), await make('同改二')]
    const asked = { register: 'probe', ids: [...ids, 987_654], item: { person: '张三' } }
    expect(await clerk.call('editItems', { ...asked, preview: true })).toMatchObject({
      changed: ids,
      refused: [{ id: 987_654 }],
    })
    expect((await clerk.call('getItem', { register: 'probe', id: ids[0] ?? 0 })).person).toBeNull()
    await clerk.call('editItems', asked)
    expect((await clerk.call('getItem', { register: 'probe', id: ids[1] ?? 0 })).person).toBe('张三')
  })
})
