import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { probe } from './probe-register.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { writeBatch, type BatchMode, type BatchRow, type RowOutcome } from '../src/register/store/write-batch.ts'
import { readCast } from './permission-cast.ts'

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

describe('条目改成另一条的名称', () => {
  const exists = (title: string, id: number) =>
    `本单位已有相同的条目：${title}（编号 ${id}）。请修改那一条，或改写项目名称以示区别`
  const titleOf = async (id: number) => (await clerk.call('getItem', { register: 'probe', id })).title

  it('in bulk: the preview says what the deed does, one by one, and names the other', async () => {
    const [one, two, three] = [await make('同名一'), await make('同名二'), await make('同名三')]
    const told = (asked: object) =>
      clerk.call('editItems', { register: 'probe', ids: [one, two, three], item: {}, ...asked })
    for (const preview of [true, false])
      expect(await told({ item: { title: ' 同名 一' }, preview })).toEqual({
        changed: [one],
        refused: [
          { id: two, title: '同名二', why: exists('同名一', one) },
          { id: three, title: '同名三', why: exists('同名一', one) },
        ],
      })
    for (const preview of [true, false])
      expect(await told({ ids: [two, three], item: { title: '同名四' }, preview })).toEqual({
        changed: [two],
        refused: [{ id: three, title: '同名三', why: `与编号 ${two}写成了同一条目，请改写名称或分开修改` }],
      })
    expect(await Promise.all([one, two, three].map(titleOf))).toEqual(['同名 一', '同名四', '同名三'])
  })

  it('by the form', async () => {
    const [one, two] = [await make('表改一'), await make('表改二')]
    const change = (title: string) =>
      clerk.call('updateItem', { register: 'probe', id: two, version: 1, item: { title } })
    await expect(change('表改一')).rejects.toThrow(exists('表改一', one))
    // Written otherwise it is still itself.
    expect((await change('表改 二')).title).toBe('表改 二')
  })

  it('by a sheet with numbers: no names are swapped or taken over at once, in whatever order the rows stand', async () => {
    const [one, two, three] = [await make('换名一'), await make('换名二'), await make('换名三')]
    const rows: BatchRow[] = [
      { ref: 2, id: one, item: { title: '换名二' } },
      { ref: 3, id: two, item: { title: '换名一' } },
      { ref: 4, id: three, item: { title: '换名五' } },
      { ref: 5, item: { title: '换名三', values: { amount: 1 } } },
      { ref: 6, item: { title: '换名五' } },
    ]
    const words = [[exists('换名二', two)], [exists('换名一', one)], [], ['与第 4 行是同一条目，请合并或改写名称']]
    for (const write of [false, true]) {
      const outcomes = await importRows(rows, { ...IMPORT, write })
      expect(kinds(outcomes)).toEqual(['refused', 'refused', 'updated', 'refused', 'refused'])
      expect(outcomes.slice(0, 4).map((o) => o.problems.map((p) => p.message))).toEqual(words)
    }
    expect(await Promise.all([one, two, three].map(titleOf))).toEqual(['换名一', '换名二', '换名五'])
    // The name that was given up is free the next time.
    expect(kinds(await importRows([{ ref: 2, id: one, item: { title: '换名三' } }]))).toEqual(['updated'])
  })
})

describe('做过的日子不会在今后', () => {
  it('a start, an end or an entry to come is refused by every door; what stands so already is not asked about', async () => {
    const id = await make('未来启动厂')
    const save = (item: object, version = 1) => clerk.call('updateItem', { register: 'probe', id, version, item })
    const words = '开始日 2020-08-01 晚于今天，请在启动之后填写；打算启动的日子写在备注里'
    await expect(save({ values: { began: '2020-08-01' } })).rejects.toThrow(words)
    await expect(save({ done: '2020-08-01' })).rejects.toThrow('实际完成日期 2020-08-01 晚于今天，请在完成之后填写')
    const [row] = await importRows([{ ref: 1, item: { title: '未来启动厂', values: { began: '2020-08-01' } } }])
    expect(row).toMatchObject({ kind: 'refused', problems: [{ column: 'began', message: words }] })
    // Not begun in time, it stands red.
    expect(await clerk.call('getItem', { register: 'probe', id })).toMatchObject({
      light: 'red',
      values: { began: null },
    })
    const { owner } = server.app.connections
    await sql`update reg_probe set began = '2020-08-01' where id = ${id}`.execute(owner)
    expect((await save({ person: '张三' }, 2)).person).toBe('张三')
  })

  it('a day of a deed that nothing hangs on is asked about, and stands; who wrote it already is not asked again', async () => {
    const item = { title: '踏勘厂', values: { ended: '2091-06-30' } }
    const words = '结束日 2091-06-30 晚于今天，还没有办的请不要写，已经办的请核对日期'
    expect(await clerk.call('noticeItem', { register: 'probe', item })).toContain(words)
    const [row] = await importRows([{ ref: 1, item }])
    expect(row).toMatchObject({ kind: 'created', problems: [{ column: 'ended', message: words, refuses: false }] })
    const [again] = await importRows([{ ref: 1, item: { ...item, person: '张三' } }])
    expect(again).toMatchObject({ kind: 'updated', problems: [] })
  })
})
