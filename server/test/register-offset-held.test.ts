import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImports } from '../src/register/import/run-imports.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { offsetsOf, spentOf, type Offsets } from './offsets.ts'

let server: TestServer
let clerk: Client
let other: Client
let of: Offsets
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
  other = await server.as('zhongyuan-clerk')
  of = offsetsOf(clerk)
})
afterAll(() => server.close())

const register = 'voc-offsets'

async function change(id: number, values: Record<string, unknown>, of_register = register, by = clerk) {
  const { version } = await by.call('getItem', { register: of_register, id })
  return by.call('updateItem', { register: of_register, id, version, item: { values: values as never } })
}

describe('削减替代：谁的条目占着', () => {
  it('a draft of another county holds neither project nor credit until it is listed; then it is judged, and said whose', async () => {
    const [source, project] = [await of.credit(4), await of.project('1', 4)]
    const theirs = await of.debit(source, 4, 1, other, project)
    expect((await clerk.call('getItem', { register, id: source })).balance).toMatchObject({ spent: 0, unseen: [] })
    const mine = await of.debit(source, 4, 1, clerk, project)
    expect((await of.move([mine], 'list')).moved).toEqual([mine])
    const why = await of.refusedToMove(theirs, 'list', other)
    expect(why).toContain('其他支出已替代 4，本条又填 4；其中其他单位 4')
    // What it says beside stays theirs to write, though nothing is left of the project.
    await other.call('updateItem', { register, id: theirs, version: 1, item: { remark: '待办' } })
  })

  it('a refusal names the entry that one sees, and of another county whose it is', async () => {
    const [source, project] = [await of.credit(10), await of.project('1', 4)]
    const theirs = await of.debit(source, 3, 1, other, project)
    expect((await of.move([theirs], 'list', other)).moved).toEqual([theirs])
    const mine = await of.debit(source, 1, 1, clerk, project)
    const { title } = await clerk.call('getItem', { register, id: mine })
    await expect(of.debit(source, 2, 1, clerk, project)).rejects.toThrow(
      `其他支出已替代 4，本条又填 2；其中编号 ${mine}“${title}”（草稿）1、中原区 3（`,
    )
    await expect(of.debit(source, 7)).rejects.toThrow(
      `已用 4，本条需要 7；其中编号 ${mine}“${title}”（草稿）1、中原区 3`,
    )
    const lead = await server.as('shengtai')
    const seen = { register, id: source, version: 2, item: { values: { amount: 1 } } }
    await expect(lead.call('updateItem', seen)).rejects.toThrow(`编号 ${theirs}“`)
  })

  it('counties that list and post at once take no more of a credit than there is', async () => {
    const source = await of.credit(10)
    const drafts = await Promise.all(
      Array.from({ length: 3 }, async () => of.debit(source, 3, 1, other, await of.project('1', 3, other))),
    )
    const listed = drafts.map(async (id) => (await of.move([id], 'list', other)).moved.length)
    const posted = [...drafts, 0].map(() =>
      of
        .debit(source, 3)
        .then(() => 1)
        .catch(() => 0),
    )
    const taken = await Promise.all([...listed, ...posted])
    expect(taken.filter((n) => n === 1)).toHaveLength(3)
    expect(await spentOf(server, source)).toBe(9)
  })
})

describe('削减替代：入账的收支不变，项目不撤', () => {
  async function listedDebit(): Promise<{ id: number; source: number; project: number }> {
    const [source, project] = [await of.credit(10), await of.project('1', 4)]
    const id = await of.debit(source, 4, 1, clerk, project)
    expect((await of.move([id], 'list')).moved).toEqual([id])
    return { id, source, project }
  }

  it.each<[string, Record<string, unknown>]>([
    ['with its project', { side: '削减入账', credit: null }],
    ['without anything of a debit', { side: '削减入账', credit: null, project: null, emission: null, ratio: null }],
  ])('a listed debit does not become a credit %s', async (_what, values) => {
    const { id } = await listedDebit()
    await expect(change(id, values)).rejects.toThrow('“收支”入账后不能改：记错的请移出并写明理由，再登记一条')
  })

  it('nor does a listed credit become a debit', async () => {
    const [source, id] = [await of.credit(10), await of.credit(3)]
    const values = { side: '替代支出', credit: source, emission: 3, ratio: 1, project: await of.project('1', 3) }
    await expect(change(id, values)).rejects.toThrow('“收支”入账后不能改')
  })

  it('a credit says nothing of a project, also a draft that was a debit', async () => {
    const words = '削减入账不填“准入审查条目”“项目VOCs排放量”“替代倍数”'
    for (const values of [{ emission: 2 }, { ratio: 1 }, { project: await of.project('1') }])
      await expect(of.post({ side: '削减入账', amount: 1, ...values })).rejects.toThrow(words)
    const draft = await of.debit(await of.credit(10), 4)
    await expect(change(draft, { side: '削减入账', credit: null })).rejects.toThrow(words)
    const values = { side: '削减入账', credit: null, emission: null, ratio: null }
    expect((await change(draft, values)).values.side).toBe('削减入账')
  })

  it('the project of a debit is not taken out, and emits no less than is offset, until the debit is gone', async () => {
    const { id, project } = await listedDebit()
    const ask = { register: 'projects', ids: [project], move: 'remove' as const, reason: '误录' }
    const told = await clerk.call('moveItems', { ...ask, preview: true })
    expect(told.refused[0]?.why).toContain(`已有 4 t/a 的替代支出按这个项目登记，不能移出；其中编号 ${id}“`)
    expect(await clerk.call('moveItems', ask)).toEqual(told)
    const words = '替代支出已按这个项目替代 4 t/a，排放量不能'
    await expect(change(project, { vocs: 3.9 }, 'projects')).rejects.toThrow(`${words}改为 3.9 t/a；其中编号 ${id}`)
    await expect(change(project, { vocs: null }, 'projects')).rejects.toThrow(`${words}清空`)
    const edit = { register: 'projects', ids: [project], item: { values: { vocs: 3 } } }
    const seen = await clerk.call('editItems', { ...edit, preview: true })
    expect([seen.changed, seen.refused[0]?.why]).toEqual([[], expect.stringContaining(words)])
    expect((await change(project, { vocs: 5 }, 'projects')).values.vocs).toBe(5)
    await of.move([id], 'remove')
    expect((await clerk.call('moveItems', ask)).moved).toEqual([project])
    expect(await of.refusedToMove(id, 'restore')).toContain(`准入审查条目 ${project} 已移出`)
  })

  it('the preview of an import says so as well', async () => {
    const { id, project } = await listedDebit()
    const { title } = await clerk.call('getItem', { register: 'projects', id: project })
    const bytes = new TextEncoder().encode(`编号,项目名称,VOCs排放量（t/a）\n${project},${title},3\n`)
    const job = await clerk.upload('startImport', { register: 'projects' }, '项目.csv', bytes)
    await runImports(server.app)
    const { rows } = await clerk.call('listImportRows', { id: job.id })
    expect(rows.map((r) => [r.kind, r.problems.map((p) => p.message).join('')])).toEqual([
      ['refused', expect.stringContaining(`排放量不能改为 3 t/a；其中编号 ${id}`)],
    ])
  })

  it('what another county wrote as a draft keeps no project from its own desk', async () => {
    const [source, project] = [await of.credit(10), await of.project('1', 4)]
    await of.debit(source, 4, 1, other, project)
    expect((await change(project, { vocs: 3 }, 'projects')).values.vocs).toBe(3)
    const ask = { register: 'projects', ids: [project], move: 'remove' as const, reason: '误录' }
    expect((await clerk.call('moveItems', ask)).moved).toEqual([project])
  })
})
