import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Condition } from '@gongjian/domain/register/filter.ts'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import { startOf } from '@gongjian/domain/register/due.ts'
import { lightOfItem, standingOf } from '@gongjian/domain/register/light.ts'
import { rowsOfPart } from '@gongjian/domain/register/figure-words.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { probe } from './probe-register.ts'
import { refusal } from './support.ts'

const TODAY = '2019-09-20'
let server: TestServer
let lead: Client
let all: ItemRow[]

function maybe<T>(a: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(a, { nil: null, freq: 3 })
}
const day = fc.integer({ min: 0, max: 90 }).map((n) => new Date(Date.UTC(2019, 7, 15 + n)).toISOString().slice(0, 10))
const anyRow = fc.record({
  title: fc.constantFrom('耐材一线', '碳素 二线', '水泥A线', '砖瓦b线', '铝 三线'),
  stage: fc.constantFrom('draft', 'listed', 'underway', 'claimed', 'verified', 'closed', 'removed'),
  words: maybe(fc.constantFrom('甲方', '乙方', '丙%方', 'x_y')),
  pathway: maybe(fc.constantFrom('就地改造', '退城入园', '关闭退出')),
  metals: maybe(fc.uniqueArray(fc.constantFrom('铅', '汞', '镉'), { minLength: 1 })),
  amount: maybe(fc.constantFrom(0, 0.5, 3, 20)),
  pieces: maybe(fc.integer({ min: 0, max: 4 })),
  cost: maybe(fc.constantFrom(0, 1.5, 30)),
  began: maybe(day),
  own_due: maybe(day),
  next_planned: maybe(day),
  works: maybe(fc.boolean()),
})

beforeAll(async () => {
  server = await startTestServer({ registers: [probe], today: TODAY })
  lead = await server.as('shengtai')
  const rows = fc
    .sample(anyRow, { numRuns: 160, seed: 7 })
    .map((r) => ({ ...r, cost: r.cost === null ? null : r.cost * 1_000_000 }))
  await server.app.connections.owner.transaction().execute(async (tx) => {
    await sql`insert into reg_probe (plan_id, task_id, unit_id, title, stage, words, pathway, metals, amount, pieces, cost, began, own_due, planned, works,
        created_by, created_at, updated_by, updated_at)
      select t.plan_id, t.id, u.id, x.title, x.stage, x.words, x.pathway, x.metals, x.amount, x.pieces, x.cost, x.began,
        case when x.pathway is null then null else x.own_due end, x.next_planned, x.works, 'x', now(), 'x', now()
      from json_to_recordset(${JSON.stringify(rows)}::json) as x (title text, stage text, words text, pathway text, metals text[], amount float8,
        pieces int, cost bigint, began date, own_due date, next_planned date, works boolean)
      join task t on t.code = '4.3' join lateral (select id from unit where plan_id = t.plan_id and kind = 'body' order by md5(x.title || coalesce(x.words, '')) limit 1) u on true`.execute(
      tx,
    )
  })
  all = await everything({})
})
afterAll(() => server.close())

type Query = { where?: Condition[]; sort?: { field: string; descending: boolean }; limit?: number }

/** Every page, one after the other. */
async function everything({
  where = [],
  sort = { field: 'id', descending: false },
  limit = 200,
}: Query): Promise<ItemRow[]> {
  const rows: ItemRow[] = []
  let after: string | undefined
  do {
    const page = await lead.call('listItems', {
      register: 'probe',
      where: JSON.stringify(where),
      sort: JSON.stringify(sort),
      limit,
      after,
    })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after)
  return rows
}

function valueOf(row: ItemRow, field: string): unknown {
  const common: Record<string, unknown> = {
    title: row.title,
    stage: row.stage,
    light: row.light,
    due: row.due,
    unit: row.unit?.code ?? null,
  }
  return field in common ? common[field] : (row.values[field] ?? null)
}

/** What a condition means, in words of its own. */
function fits(row: ItemRow, { field, op, value }: Condition): boolean {
  const v = valueOf(row, field)
  const inList = (x: unknown): boolean => (Array.isArray(v) ? v.includes(x) : v === x)
  switch (op) {
    case 'known':
      return v !== null
    case 'unknown':
      return v === null
    case 'is':
      return inList(value)
    case 'isNot':
      return !inList(value)
    case 'in':
      return Array.isArray(value) && value.some(inList)
    case 'has':
      return Array.isArray(v)
        ? v.includes(value)
        : typeof v === 'string' && v.toLowerCase().includes(String(value).toLowerCase())
    case 'atLeast':
      return v !== null && (v as number) >= (value as number)
    case 'atMost':
      return v !== null && (v as number) <= (value as number)
    case 'below':
      return v !== null && (v as number) < (value as number)
    case 'above':
      return v !== null && (v as number) > (value as number)
  }
}

const compare = fc.constantFrom('is', 'isNot', 'atLeast', 'atMost', 'below', 'above') as fc.Arbitrary<Condition['op']>
const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constantFrom('words', 'pathway', 'metals', 'amount', 'cost', 'began', 'works', 'due'),
    op: fc.constantFrom('known', 'unknown'),
  }),
  fc.record({ field: fc.constant('amount'), op: compare, value: fc.constantFrom(0, 0.5, 3, 7) }),
  fc.record({ field: fc.constant('pieces'), op: compare, value: fc.constantFrom(0, 2, 2.5) }),
  fc.record({ field: fc.constant('cost'), op: compare, value: fc.constantFrom(0, 1.5, 30) }),
  fc.record({ field: fc.constantFrom('began', 'due'), op: compare, value: day }),
  fc.record({
    field: fc.constant('words'),
    op: fc.constantFrom('is', 'isNot', 'has'),
    value: fc.constantFrom('甲方', '方', '%', '_', 'X'),
  }),
  fc.record({ field: fc.constant('title'), op: fc.constant('has'), value: fc.constantFrom('线', 'a', '碳素') }),
  fc.record({
    field: fc.constant('metals'),
    op: fc.constantFrom('is', 'isNot', 'has'),
    value: fc.constantFrom('铅', '汞'),
  }),
  fc.record({
    field: fc.constant('pathway'),
    op: fc.constant('in'),
    value: fc.subarray(['就地改造', '关闭退出', '没有这种']),
  }),
  fc.record({ field: fc.constant('works'), op: fc.constantFrom('is', 'isNot'), value: fc.boolean() }),
  fc.record({
    field: fc.constant('stage'),
    op: fc.constantFrom('is', 'isNot'),
    value: fc.constantFrom('closed', 'draft'),
  }),
  fc.record({
    field: fc.constant('light'),
    op: fc.constant('in'),
    value: fc.subarray(['red', 'yellow', 'green', 'grey'], { minLength: 1 }),
  }),
)

describe('a list', () => {
  it('holds exactly the rows that a filter means, with their count and sums', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCondition, { minLength: 1, maxLength: 3 }), async (where) => {
        const page = await lead.call('listItems', {
          register: 'probe',
          where: JSON.stringify(where),
          sort: JSON.stringify({ field: 'id', descending: false }),
          limit: 200,
        })
        const expected = all.filter((r) => where.every((c) => fits(r, c)))
        expect(page.rows.map((r) => r.id)).toEqual(expected.map((r) => r.id))
        expect([page.count, page.isExact]).toEqual([expected.length, true])
        const costs = expected.flatMap((r) => (typeof r.values.cost === 'number' ? [r.values.cost] : []))
        expect(page.sums.cost).toBe(costs.length === 0 ? null : costs.reduce((a, b) => a + b, 0))
      }),
      { numRuns: 120 },
    )
  })

  it('pages through every row once, in the order asked for, the unknown last', async () => {
    const sorts = fc.record({
      field: fc.constantFrom('amount', 'due', 'words', 'light', 'stage', 'cost', 'works', 'title', 'price'),
      descending: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(sorts, fc.constantFrom(7, 50), async (sort, limit) => {
        const rows = await everything({ sort, limit })
        expect(rows.map((r) => r.id).sort((a, b) => a - b)).toEqual(all.map((r) => r.id))
        const values = rows.map((r) => valueOf(r, sort.field))
        const firstNull = values.indexOf(null)
        if (firstNull >= 0) expect(values.slice(firstNull).every((v) => v === null)).toBe(true)
        const known = values.filter((v): v is number => typeof v === 'number')
        const ordered = [...known].sort((a, b) => (sort.descending ? b - a : a - b))
        expect(known).toEqual(ordered)
      }),
      { numRuns: 16 },
    )
  })

  it('shows the lights of the domain, whatever the row', () => {
    expect(new Set(all.map((r) => r.light)).size).toBe(5)
    expect(all.some((r) => r.because.includes('尚未启动'))).toBe(true)
    for (const r of all) {
      const nextPlanned = r.done === null && r.stage !== 'closed' && r.stage !== 'removed' ? r.planned : null
      const start = startOf(probe.due, r.stage, r.values)
      const row = { stage: r.stage, due: r.due, start_by: start, next_planned: nextPlanned }
      const { light, because } = lightOfItem(standingOf(probe, row, r.values), TODAY)
      expect([r.light, r.because]).toEqual([light, because])
    }
  })

  it.each<[string, Condition, RegExp]>([
    [
      'no such column',
      { field: 'plan_id; drop table plan', op: 'is', value: 1 },
      /没有“plan_id; drop table plan”这一栏/,
    ],
    ['no number', { field: 'amount', op: 'atLeast', value: '多' }, /“多”不是数字/],
    ['no day', { field: 'began', op: 'above', value: '九月' }, /日期写作/],
    ['no order', { field: 'pathway', op: 'below', value: '就地改造' }, /不能用“小于”/],
    ['no such light', { field: 'light', op: 'is', value: 'blue' }, /没有这种灯/],
  ])('%s is refused in words', async (_what, condition, words) => {
    await expect(lead.call('listItems', { register: 'probe', where: JSON.stringify([condition]) })).rejects.toThrow(
      words,
    )
  })

  it('figures follow from the rows', async () => {
    const figures = await lead.call('getRegisterFigures', { register: 'probe' })
    const kept = all.filter((r) => !['draft', 'removed'].includes(r.stage))
    expect(figures.find((f) => f.key === 'kept')?.value).toBe(kept.length)
    const amounts = all.flatMap((r) => (typeof r.values.amount === 'number' ? [r.values.amount] : []))
    expect(figures.find((f) => f.key === 'amount')?.value).toBe(amounts.reduce((a, b) => a + b, 0))
    const ways = figures.find((f) => f.key === 'byWay')?.by ?? []
    expect(ways.reduce((a, b) => a + b.value, 0)).toBe(all.filter((r) => r.stage !== 'removed').length)
    const byWay = probe.figures.find((f) => f.key === 'byWay')
    for (const { name, value } of ways) {
      const where = JSON.stringify(byWay ? rowsOfPart(byWay, 'pathway', name) : [])
      const { count } = await lead.call('listItems', { register: 'probe', where })
      expect([name, count]).toEqual([name, value])
    }
    expect(ways.some((w) => w.name === null)).toBe(all.some((r) => r.stage !== 'removed' && r.values.pathway === null))
    expect(figures.find((f) => f.key === 'overdue')?.value).toBe(all.filter((r) => r.light === 'red').length)
    expect(figures.find((f) => f.key === 'undecided')).toMatchObject({
      label: '期限未定（缺方式或企业规模）',
      value: all.filter((r) => r.because.startsWith('期限未定')).length,
    })
  })
})

describe('saved views', () => {
  it('own, of the unit, of all; only who assigns among counties shares with all, and nobody removes another’s', async () => {
    const view = {
      register: 'probe',
      view: '就地',
      columns: ['title', 'pathway'],
      where: [{ field: 'pathway', op: 'is', value: '就地改造' } as const],
      sort: null,
    }
    const [clerk, approver, other] = [
      await server.as('gongyi-clerk'),
      await server.as('gongyi-approver'),
      await server.as('zhongyuan-clerk'),
    ]
    const seenBy = async (client: Client) => (await client.call('getRegister', { register: 'probe' })).views
    const kept = await clerk.call('saveView', { ...view, sharedWith: 'nobody' })
    expect(await seenBy(approver)).toEqual([])
    await clerk.call('saveView', { ...view, sharedWith: 'unit' })
    expect(await seenBy(approver)).toMatchObject([{ id: kept.id, name: '就地', isOwn: false }])
    expect([await seenBy(other), await seenBy(lead)]).toEqual([[], []])
    expect((await refusal(approver.call('removeView', { register: 'probe', view: kept.id }))).code).toBe(
      'view-not-found',
    )
    expect((await refusal(clerk.call('saveView', { ...view, sharedWith: 'all' }))).code).toBe('outside-scope')
    await clerk.call('removeView', { register: 'probe', view: kept.id })
    const forAll = await lead.call('saveView', { ...view, sharedWith: 'all' })
    expect(await seenBy(other)).toMatchObject([{ id: forAll.id, sharedWith: 'all', isOwn: false }])
    // The lead of another task shares it within its own unit.
    const elsewhere = await server.as('gongxin')
    expect((await refusal(elsewhere.call('saveView', { ...view, sharedWith: 'all' }))).code).toBe('outside-scope')
    await lead.call('removeView', { register: 'probe', view: forAll.id })
    expect(await seenBy(clerk)).toEqual([])
  })
})
