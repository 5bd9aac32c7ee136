import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registers } from '@gongjian/plan-zhengzhou-2019-37/registers/index.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { probe } from './probe-register.ts'
import { moveItem } from './register-items.ts'
import { refusal, setClock } from './support.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await startTestServer({ registers: [probe, ...registers.filter((r) => r.id === 'solid-waste')] })
  clerk = await server.as('gongyi-clerk')
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
  it('tells two items of one enterprise by what else is in their key', async () => {
    const items = ['粉煤灰', '炉渣'].map((waste) => ({ enterprise: '两渣厂', values: { waste } }))
    for (const item of items) await clerk.call('createItem', { register: 'solid-waste', item })
    const { rows } = await clerk.call('getSeries', { register: 'solid-waste', series: 'yearly', year: 2019 })
    expect(rows.map((r) => [r.title, r.beside])).toEqual([
      ['两渣厂', '粉煤灰'],
      ['两渣厂', '炉渣'],
    ])
  })
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

describe('a part and its whole, in series', () => {
  it('go together whichever comes later: refused by row, period, column and rule, and by the database', async () => {
    const id = await make('部分与整体')
    const save = (values: Record<string, number>) => {
      const cells = [{ item: id, period: '2019-08', values }]
      return clerk.call('saveSeries', { register: 'probe', series: 'monthly', cells, confirmed: true })
    }
    await expect(save({ coal: 10, part: 11 })).rejects.toThrow(
      '部分与整体 2019-08：“其中洗煤”为 11，“用煤”为 10；其中洗煤不多于用煤（四（三））',
    )
    expect((await save({ part: 8 })).saved).toBe(1)
    await expect(save({ coal: 7 })).rejects.toThrow(/其中洗煤不多于用煤/)
    expect((await save({ coal: 8 })).saved).toBe(1)
    const { owner } = server.app.connections
    const beside = sql`update reg_probe_monthly set part = 9 where item_id = ${id}`.execute(owner)
    await expect(beside).rejects.toThrow(/rule_1/)
  })

  it('a part that the rule does not speak of is taken off; while one of them is not known nothing is broken', async () => {
    const id = await make('减去一部分')
    const save = (values: Record<string, number | null>) => {
      const cells = [{ item: id, period: '2018', values }]
      return clerk.call('saveSeries', { register: 'probe', series: 'yearly', cells, confirmed: true })
    }
    expect((await save({ emitted: 500, allowed: 100 })).saved).toBe(1)
    await expect(save({ old: 399.9 })).rejects.toThrow(
      '减去一部分 2018：“排放”为 500，“其中往年存量”为 399.9，“许可”为 100；排放减去往年存量不多于许可（四（三））',
    )
    expect((await save({ old: 400 })).saved).toBe(1)
    const { owner } = server.app.connections
    const beside = sql`update reg_probe_yearly set allowed = 99 where item_id = ${id}`.execute(owner)
    await expect(beside).rejects.toThrow(/rule_1/)
  })
  it('parts that may be more than their whole are asked about, and saved once that is confirmed', async () => {
    const item = await make('存疑的厂')
    const of = {
      register: 'probe',
      series: 'yearly',
      cells: [{ item, period: '2018', values: { emitted: 9, allowed: 6 } }],
    }
    const told = { item, title: '存疑的厂', period: '2018', field: 'emitted', label: '排放' }
    expect(await clerk.call('saveSeries', of)).toEqual({
      saved: 0,
      asks: [
        { ...told, before: 6, now: 9, percent: 50, why: '排放多于许可；“其中往年存量”没有填，按没有计，有的请先填上' },
      ],
    })
    expect(await clerk.call('saveSeries', { ...of, confirmed: true })).toEqual({ saved: 1, asks: [] })
  })
  it('one cell said twice is refused by name: which is meant nobody knows', async () => {
    const [one, two] = [await make('写两次的厂'), await make('写一次的厂')]
    const cell = (item: number, coal: number) => ({ item, period: '2019-08', values: { coal } })
    const of = { register: 'probe', series: 'monthly' }
    await expect(
      clerk.call('saveSeries', { ...of, cells: [cell(one, 1), cell(two, 5), cell(one, 2)] }),
    ).rejects.toThrow('月度用量：写两次的厂 2019-08 写了 2 次；请只留一次')
    const { rows } = await clerk.call('getSeries', { ...of, year: 2019 })
    expect(rows.filter((r) => r.item === one || r.item === two).map((r) => r.cells)).toEqual([{}, {}])
  })
})

describe('时序数据 as they stood', () => {
  it('on a day: before an item was there, before a figure was entered, before it was corrected', async () => {
    setClock(server, '2019-08-01T10:00:00+08:00')
    const item = await make('往日用煤厂')
    const of = { register: 'probe', series: 'monthly' }
    const save = (period: string, coal: number, output: number) =>
      clerk.call('saveSeries', { ...of, cells: [{ item, period, values: { coal, output } }], confirmed: true })
    setClock(server, '2019-08-10T10:00:00+08:00')
    await save('2018-07', 100, 10)
    await save('2019-07', 110, 10)
    setClock(server, '2019-08-20T10:00:00+08:00')
    await save('2019-07', 90, 20)
    setClock(server, '2019-09-25T10:00:00+08:00')
    const on = async (asOf: string | undefined, change: object = {}) => {
      const input = { ...of, year: 2019, ...(asOf === undefined ? {} : { asOf }), ...change }
      const row = (await clerk.call('getSeries', input)).rows.find((r) => r.item === item)
      return row && [row.mayEdit, row.cells['2018-07']?.coal, row.cells['2019-07']?.coal, row.cells['2019-07']?.rate]
    }
    expect(await on('2019-07-31')).toBeUndefined()
    expect(await on('2019-08-09')).toEqual([false, undefined, undefined, undefined])
    expect(await on('2019-08-19')).toEqual([false, 100, 110, 11])
    expect(await on('2019-08-19', { item })).toEqual([false, 100, 110, 11])
    expect(await on('2019-08-20')).toEqual([false, 100, 90, 4.5])
    expect(await on(undefined)).toEqual([true, 100, 90, 4.5])
    await expect(on('2030-01-01')).rejects.toThrow('截至日期 2030-01-01 晚于今天')
    await expect(on('2019-08-19', { lacks: 'coalOfYear' })).rejects.toThrow('只知道当前的')
    const other = await server.as('zhongyuan-clerk')
    expect((await other.call('getSeries', { ...of, item, year: 2019, asOf: '2019-08-20' })).rows).toEqual([])
  })
})
