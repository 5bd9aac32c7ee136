import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImports } from '../src/register/import/run-imports.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { previewAddsUp } from './offset-files.ts'
import { offsetsOf, spentOf, type Offsets } from './offsets.ts'

let server: TestServer
let clerk: Client
let other: Client
let post: Offsets['post']
let credit: Offsets['credit']
let debit: Offsets['debit']
let project: Offsets['project']
let move: Offsets['move']
let refusedToMove: Offsets['refusedToMove']
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
  other = await server.as('zhongyuan-clerk')
  ;({ post, credit, debit, project, move, refusedToMove } = offsetsOf(clerk))
})
afterAll(() => server.close())

describe('削减替代：一份削减量不用两次', () => {
  it('is booked on no day to come', () =>
    expect(post({ side: '削减入账', amount: 1, bookedOn: '2021-07-01' })).rejects.toThrow(
      '记账日期 2021-07-01 晚于今天，请到那一天再记',
    ))
  it('a debit takes emission times ratio from its credit, to the last ton and no farther', async () => {
    const source = await credit(10)
    const id = await debit(source, 2, 2)
    expect((await clerk.call('getItem', { register: 'voc-offsets', id })).values.amount).toBe(4)
    await debit(source, 6)
    await expect(debit(source, 0.5)).rejects.toThrow(`可用削减量不足：来源条目 ${source} 共 10，已用 10，本条需要 0.5`)
  })

  it('a credit tells its balance and who drew on it, in its page, the list, the figures and the export; a county what it may see', async () => {
    const source = await credit(10)
    const mine = await debit(source, 2, 2)
    await move([await debit(source, 1, 1, other, await project('1', 1, other))], 'list', other)
    const page = await clerk.call('getItem', { register: 'voc-offsets', id: source })
    expect(page.balance).toEqual({
      amount: 10,
      spent: 5,
      left: 5,
      expired: 0,
      draws: [expect.objectContaining({ id: mine, amount: 4, on: '2019-09-01', register: 'voc-offsets' })],
      unseen: [{ unit: expect.objectContaining({ code: '410102' }) as unknown, amount: 1 }],
    })
    const drawn = await clerk.call('getItem', { register: 'voc-offsets', id: mine })
    expect([drawn.balance, drawn.left, drawn.references.credit]).toEqual([
      null,
      null,
      { register: 'voc-offsets', id: source, title: page.title },
    ])
    const where = JSON.stringify([{ field: 'left', op: 'atLeast', value: 5 }])
    const { rows } = await clerk.call('listItems', {
      register: 'voc-offsets',
      where,
      sort: JSON.stringify({ field: 'left', descending: true }),
    })
    expect(rows.map((r) => [r.id, r.left])).toContainEqual([source, 5])
    expect(rows.some((r) => r.values.side === '替代支出')).toBe(false)
    const lead = await server.as('shengtai')
    const all = await lead.call('listItems', { register: 'voc-offsets', limit: 200 })
    const left = all.rows.reduce((sum, r) => sum + (r.left ?? 0), 0)
    const figures = await lead.call('getRegisterFigures', { register: 'voc-offsets' })
    expect(figures.find((f) => f.key === 'left')?.value).toBeCloseTo(left, 4)
    // Whoever does not see the credit learns neither its title nor its balance.
    const theirs = await other.call('listItems', { register: 'voc-offsets' })
    expect(theirs.rows.find((r) => r.values.credit === source)?.references).toEqual({
      project: expect.anything() as unknown,
    })
    const file = await clerk.fetch('exportItems', { register: 'voc-offsets', format: 'csv', where })
    const text = await file.text()
    expect(text).toContain('可用余额（t/a）')
    const spent = await (await clerk.fetch('exportItems', { register: 'voc-offsets', format: 'csv' })).text()
    expect(spent).toContain(`#${source} ${page.title}`)
  })

  it.each(['left', 'short'])(
    '%s is of today alone: a list of a day that is over is not narrowed by it',
    async (field) => {
      const of = { register: 'voc-offsets', asOf: server.app.clock.today() }
      const where = JSON.stringify([{ field, op: 'above', value: 0 }])
      for (const ask of ['listItems', 'getRegisterFigures'] as const)
        await expect(clerk.call(ask, { ...of, where })).rejects.toThrow(/只有当前的数，查看往日时不能按它筛选/)
      const { rows } = await clerk.call('listItems', of)
      expect(new Set(rows.map((r) => r[field as 'left' | 'short']))).toEqual(new Set([null]))
    },
  )

  it('two desks that post at once cannot both take the last of it', async () => {
    const source = await credit(10)
    const approver = await server.as('gongyi-approver')
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => debit(source, 3, 1, i % 2 === 0 ? clerk : approver)),
    )
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(3)
    expect(await spentOf(server, source)).toBe(9)
  })

  it.each<[string, (source: number) => Promise<unknown>, RegExp]>([
    [
      'an amount that is not emission times ratio',
      (s) => post({ side: '替代支出', credit: s, emission: 2, ratio: 2, amount: 3 }),
      /抵减量应等于排放量乘以替代比例/,
    ],
    ['a debit as a source', async (s) => debit(await debit(s, 1), 1), /不是可用的削减量/],
    ['a draft as a source', async () => debit(await post({ side: '削减入账', amount: 9 }), 1), /是草稿，尚未入账/],
    ['a source that is not there', () => debit(999_999, 1), /没有编号为 999999 的条目/],
    [
      'it together with all else that is wrong',
      () => debit(999_999, 1, 3),
      /替代倍数不大于 2.*没有编号为 999999 的条目/,
    ],
    [
      'a ratio below what the project demands',
      async (s) => debit(s, 1, 1, clerk, await project('2')),
      /准入审查要求 2 倍替代/,
    ],
    ['a project that is none', (s) => debit(s, 1, 1, clerk, s), /“准入审查条目”：项目准入审查没有编号为 \d+ 的条目/],
    [
      'a credit after its last day',
      async () => debit(await credit(10, { until: '2019-08-31' }), 1),
      /有效期至 2019-08-31，此后不能再用于替代/,
    ],
    [
      'a debit before its credit',
      async () => debit(await credit(10, { bookedOn: '2019-09-02' }), 1),
      /来源的削减量 2019-09-02 才入账，支出不能记在它之前/,
    ],
    ['a credit that draws on another', (s) => post({ side: '削减入账', amount: 1, credit: s }), /削减入账不填/],
  ])('refuses %s', async (_what, work, words) => {
    await expect(work(await credit(10))).rejects.toThrow(words)
  })

  it('what a project demands is met by as much or more; without emission and ratio nothing is entered', async () => {
    const source = await credit(10)
    await debit(source, 1, 2, clerk, await project('2'))
    await debit(source, 1, 2, clerk, await project('1'))
    const unnamed = await debit(source, 1)
    await expect(refusedToMove(unnamed, 'list')).resolves.toContain('替代支出须填“准入审查条目”')
    const open = await post({ side: '替代支出', credit: source, amount: 1, project: await project('1') })
    await expect(refusedToMove(open, 'list')).resolves.toContain('请填写项目排放量和替代倍数')
  })

  it('a project that asks for double later marks the debit of before: what is short stands in its row, the figures and a view', async () => {
    const source = await credit(20)
    const asked = await project('1')
    const id = await debit(source, 3, 1, clerk, asked)
    await clerk.call('moveItems', { register: 'voc-offsets', ids: [id], move: 'list' })
    const short = async () => (await clerk.call('getItem', { register: 'voc-offsets', id })).short
    const figures = async () => {
      const all = await clerk.call('getRegisterFigures', { register: 'voc-offsets' })
      return ['belowDemand', 'short'].map((key) => all.find((f) => f.key === key)?.value)
    }
    expect([await short(), ...(await figures())]).toEqual([0, 0, 0])
    const raise = async (vocRatio: string | null) => {
      const { version } = await clerk.call('getItem', { register: 'projects', id: asked })
      await clerk.call('updateItem', { register: 'projects', id: asked, version, item: { values: { vocRatio } } })
    }
    await raise('2')
    expect([await short(), ...(await figures())]).toEqual([3, 1, 3])
    const where = JSON.stringify([{ field: 'short', op: 'above', value: 0 }])
    expect((await clerk.call('listItems', { register: 'voc-offsets', where })).rows.map((r) => r.id)).toEqual([id])
    await raise(null)
    expect(await short()).toBeNull()
    await raise('2')
    const { version } = await clerk.call('getItem', { register: 'voc-offsets', id })
    await clerk.call('updateItem', {
      register: 'voc-offsets',
      id,
      version,
      item: { values: { ratio: 2, amount: null } },
    })
    expect([await short(), ...(await figures())]).toEqual([0, 0, 0])
  })

  it('what a project emits is offset once: in parts, never beyond it, also by two desks at once; what is still short stands with its last part', async () => {
    const [one, two] = [await credit(20), await credit(20)]
    const asked = await project('2', 5.26)
    const part = await debit(one, 0.01, 2, clerk, asked)
    await clerk.call('moveItems', { register: 'voc-offsets', ids: [part], move: 'list' })
    const shortOf = async (id: number) => (await clerk.call('getItem', { register: 'voc-offsets', id })).short
    expect(await shortOf(part)).toBe(10.5)
    const both = await Promise.allSettled([debit(one, 5, 2, clerk, asked), debit(two, 5, 2, clerk, asked)])
    const [made] = both.flatMap((r) => (r.status === 'fulfilled' ? [r.value] : []))
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(debit(two, 5, 2, clerk, asked)).rejects.toThrow(
      '超过项目的排放量：准入审查条目排放 5.26 t/a，其他支出已替代 5.01，本条又填 5',
    )
    await clerk.call('moveItems', { register: 'voc-offsets', ids: [made ?? 0], move: 'list' })
    expect([await shortOf(part), await shortOf(made ?? 0)]).toEqual([0, 0.5])
    const rest = await debit(two, 0.25, 2, clerk, asked)
    await clerk.call('moveItems', { register: 'voc-offsets', ids: [rest], move: 'list' })
    expect(await Promise.all([part, made ?? 0, rest].map(shortOf))).toEqual([0, 0, 0])
  })

  it('a draft that names no credit yet says no more than its project emits, and keeps nobody from it', async () => {
    const asked = await project('1', 20)
    const draft = (emission: number) =>
      post({ side: '替代支出', emission, ratio: 1, amount: emission, project: asked }, other)
    await expect(draft(50)).rejects.toThrow('超过项目的排放量：准入审查条目排放 20 t/a，其他支出已替代 0，本条又填 50')
    await draft(20)
    const mine = await debit(await credit(20), 20, 1, clerk, asked)
    expect(mine).toBeGreaterThan(0)
    await expect(draft(1)).rejects.toThrow('其他支出已替代 20')
  })

  it('a draft that says less than its project demands by now does not enter the ledger', async () => {
    const source = await credit(20)
    const asked = await project('1', 3)
    const id = await debit(source, 3, 1, clerk, asked)
    const { version } = await clerk.call('getItem', { register: 'projects', id: asked })
    await clerk.call('updateItem', { register: 'projects', id: asked, version, item: { values: { vocRatio: '2' } } })
    const of = { register: 'voc-offsets', id }
    await clerk.call('updateItem', { ...of, version: 1, item: { remark: '待办' } })
    await expect(refusedToMove(id, 'list')).resolves.toContain('准入审查要求 2 倍替代')
    await clerk.call('updateItem', { ...of, version: 2, item: { values: { ratio: 2, amount: null } } })
    const { moved } = await clerk.call('moveItems', { register: 'voc-offsets', ids: [id], move: 'list' })
    expect(moved).toEqual([id])
  })

  it('sums are told in the decimals that were written', async () => {
    const source = await credit(1)
    const asked = await project('1', 0.35)
    for (const emission of [0.1, 0.2]) await debit(source, emission, 1, clerk, asked)
    await expect(debit(source, 0.1, 1, clerk, asked)).rejects.toThrow('其他支出已替代 0.3，本条又填 0.1')
    await expect(debit(source, 0.8)).rejects.toThrow('已用 0.3，本条需要 0.8')
    const { version } = await clerk.call('getItem', { register: 'voc-offsets', id: source })
    const shrunk = { register: 'voc-offsets', id: source, version, item: { values: { amount: 0.2 } } }
    await expect(clerk.call('updateItem', shrunk)).rejects.toThrow('用去 0.3 t/a')
  })

  it('a preview names a project by its number and title, as the list does', async () => {
    const [before, after] = [await project('1'), await project('1')]
    const id = await debit(await credit(3), 1, 1, clerk, before)
    const where = JSON.stringify([{ field: 'project', op: 'is', value: before }])
    const csv = await (await clerk.fetch('exportItems', { register: 'voc-offsets', format: 'csv', where })).text()
    const changed = csv.replace(new RegExp(`#${before} [^,]*`), String(after))
    const bytes = new TextEncoder().encode(changed)
    const job = await clerk.upload('startImport', { register: 'voc-offsets' }, '替代.csv', bytes)
    await runImports(server.app)
    const { rows } = await clerk.call('listImportRows', { id: job.id })
    const titleOf = async (n: number) => (await clerk.call('getItem', { register: 'projects', id: n })).title
    const [from, to] = await Promise.all([before, after].map(async (n) => `#${n} ${await titleOf(n)}`))
    expect(rows.map((r) => [r.itemId, r.changes])).toEqual([
      [id, [{ column: 'project', label: '准入审查条目', from, to }]],
    ])
  })

  it('a preview adds up the debits of one file, and promises none that the taking refuses', async () => {
    const tons = [6, 3, 2]
    const projects = await Promise.all(tons.map((t) => project('1', t)))
    await previewAddsUp(server, clerk, await credit(10), new Map(projects.map((id, i) => [id, tons[i] ?? 0])))
  })

  it('a debit of nothing is not entered', async () => {
    const nothing = await debit(await credit(10), 0, 2, clerk, await project('2', 1))
    await expect(refusedToMove(nothing, 'list')).resolves.toContain('均大于 0')
  })

  it('the days of a credit that is spent keep what was drawn on it; of one that has run out nothing is left', async () => {
    const source = await credit(10, { until: '2019-12-31' })
    await debit(source, 4)
    const change = async (values: Record<string, string | null>) => {
      const { version } = await clerk.call('getItem', { register: 'voc-offsets', id: source })
      return clerk.call('updateItem', { register: 'voc-offsets', id: source, version, item: { values } })
    }
    const words = /在 2019-09-01 至 2019-09-01 已用于替代，记账日期不能晚于、有效期不能早于这些支出/
    await expect(change({ until: '2019-08-31' })).rejects.toThrow(words)
    await expect(change({ bookedOn: '2019-09-02' })).rejects.toThrow(words)
    expect((await change({ bookedOn: '2019-08-01' })).balance).toMatchObject({ left: 6, expired: 0 })
    const over = await change({ until: '2019-09-01' })
    expect([over.balance, over.left]).toMatchObject([{ amount: 10, spent: 4, left: 0, expired: 6 }, 0])
    expect((await change({ until: null })).balance).toMatchObject({ left: 6, expired: 0 })
  })

  it('a credit that is spent cannot shrink below it, nor be removed', async () => {
    const source = await credit(10)
    await debit(source, 6)
    const { version } = await clerk.call('getItem', { register: 'voc-offsets', id: source })
    const shrink = (amount: number) =>
      clerk.call('updateItem', { register: 'voc-offsets', id: source, version, item: { values: { amount } } })
    await expect(shrink(5)).rejects.toThrow(/已被替代支出用去 6 t\/a/)
    await expect(refusedToMove(source, 'remove')).resolves.toContain('已被替代支出用去 6 t/a')
    expect((await shrink(7)).values.amount).toBe(7)
  })
})
