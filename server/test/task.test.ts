import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallOf } from '@gongjian/domain/operation/contract.ts'
import type { taskContracts } from '@gongjian/domain/task/contracts.ts'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'
import { startTestServer, type Client, type TestServer } from './harness.ts'

let server: TestServer
let office: Client
beforeAll(async () => {
  server = await startTestServer()
  office = await server.as('office')
})
afterAll(() => server.close())

describe('the list of tasks', () => {
  it('has the 23 of the plan in its order', async () => {
    const rows = await office.call('listTasks', {})
    expect(rows.map((r) => [r.id, r.label, r.title])).toEqual(zhengzhou.tasks.map((t) => [t.id, t.label, t.title]))
  })

  type Filter = CallOf<typeof taskContracts.listTasks>
  const ids = (wanted: (t: (typeof zhengzhou.tasks)[number]) => boolean): string[] =>
    zhengzhou.tasks.filter(wanted).map((t) => t.id)
  it.each<[string, Filter, string[]]>([
    ['a lead', { lead: 'shuili' }, ['6.2']],
    ['words of the title', { q: '窑炉' }, ['4.3']],
    ['the number of the clause', { q: '2.2.1' }, ['2.2.1']],
    ['no such words', { q: '绝无此事' }, []],
    ['what is overdue or due first', { dueBefore: '2019-12-01' }, ['3.1', '3.3.2.1']],
    ['a unit without a part', { mine: 'true' }, []],
    ['a colour', { light: 'red' }, ['3.1', '3.3.2.1']],
    ['two filters', { lead: 'gongxin', light: 'red' }, ['3.1']],
  ])('by %s', async (_what, filter, expected) => {
    expect((await office.call('listTasks', filter)).map((r) => r.id)).toEqual(expected)
  })

  it.each([
    ['shuili', ids((t) => t.leads.includes('shuili') || t.cooperating.includes('shuili'))],
    ['410181', ids((t) => t.responsible.includes('410181'))],
  ])('mine: %s', async (unit, expected) => {
    const client = await server.as(unit === '410181' ? 'gongyi-clerk' : unit)
    expect((await client.call('listTasks', { mine: 'true' })).map((r) => r.id)).toEqual(expected)
  })
})

describe('a task', () => {
  it('has its clause whole, its steps with those who reported them, its targets and its bodies', async () => {
    const task = await office.call('getTask', { taskId: '4.4' })
    expect(task.text).toBe(zhengzhou.document.slice(task.start, task.end))
    expect(task.text).toMatch(/实施 VOCs 专项整治[\s\S]*牵头单位：市生态环境局/)
    expect(task.milestones.map((m) => m.id)).toEqual(
      zhengzhou.tasks.find((t) => t.id === '4.4')?.milestones.map((m) => m.id),
    )
    expect(
      task.milestones.every((m) => m.of === task.bodies.filter((b) => b.because !== '本地不适用（已说明理由）').length),
    ).toBe(true)
    expect(task.targets.map((t) => t.id)).toEqual(['1.3/VOCs', '4.4/VOCs'])
    expect(task.bodies).toHaveLength(16)
    expect(task.bodies.every((b) => b.month !== null && b.progress !== null)).toBe(true)
  })
  it('that is none', async () => {
    await expect(office.call('getTask', { taskId: '9.9' })).rejects.toMatchObject({ code: 'task-not-found' })
  })
})

describe('whose lights an actor knows', () => {
  /** How many of the 16 bodies' lights of a task are known. */
  it.each([
    ['office', '4.4', 16],
    ['leader', '4.4', 16],
    ['shengtai', '4.4', 16],
    ['shengtai', '2.1', 0],
    ['fagai', '2.1', 16],
    ['gongyi-clerk', '4.4', 1],
    ['gongyi-approver', '4.4', 1],
    ['caizheng', '4.4', 0],
    ['inspector', '4.4', 0],
  ])('%s of task %s: %i', async (login, taskId, known) => {
    const client = await server.as(login)
    const { bodies } = await client.call('getTask', { taskId })
    const unknown = bodies.filter((b) => b.because.startsWith('您的角色看不到'))
    expect(bodies.length - unknown.length).toBe(known)
    expect(unknown.every((b) => b.light === 'none' && b.progress === null && b.month === null)).toBe(true)
  })

  it('a task, its row, the matrix and the margin say the same', async () => {
    for (const login of ['office', 'gongyi-clerk', 'shengtai']) {
      const client = await server.as(login)
      const rows = await client.call('listTasks', {})
      const { matrix } = await client.call('getOverview', {})
      const { lights } = await client.call('getDocument', {})
      expect(lights).toEqual(rows.map((r) => ({ task: r.id, light: r.light, counts: r.counts })))
      const task = await client.call('getTask', { taskId: '3.1' })
      expect(task.bodies.map(({ unit, light, because }) => ({ unit, light, because }))).toEqual(
        matrix.rows.find((r) => r.task === '3.1')?.cells,
      )
    }
  })
})

describe('the lines of a task', () => {
  it.each([
    // September of 巩义 is being written: a draft is nobody's to read before it is sent.
    ['office', {}, ['2019-08', '2019-07']],
    ['gongyi-clerk', {}, ['2019-08', '2019-07']],
    ['gongyi-clerk', { month: '2019-08' }, ['2019-08']],
    ['gongyi-clerk', { month: '2019-09' }, []],
  ])('%s %o: %o', async (login, asked, months) => {
    const client = await server.as(login)
    const { lines } = await client.call('listTaskLines', { taskId: '4.1', unit: '410181', ...asked })
    expect(lines.map((l) => [l.unit.code, l.month])).toEqual(months.map((m) => ['410181', m]))
  })

  it('of another county are not there for a clerk', async () => {
    const clerk = await server.as('gongyi-clerk')
    expect(await clerk.call('listTaskLines', { taskId: '4.1', unit: '410183' })).toEqual({ months: [], lines: [] })
    const all = await clerk.call('listTaskLines', { taskId: '4.1' })
    expect(new Set(all.lines.map((l) => l.unit.code))).toEqual(new Set(['410181']))
  })
  it('are not an inspector’s', async () => {
    const inspector = await server.as('inspector')
    await expect(inspector.call('listTaskLines', { taskId: '4.1' })).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('what is being mended does not speak until it is sent again', () => {
  it('a returned line that says all is done stays yellow', async () => {
    const { owner } = server.app.connections
    const line = await owner
      .selectFrom('report_line as l')
      .innerJoin('task as t', 't.id', 'l.task_id')
      .innerJoin('unit as u', 'u.id', 'l.unit_id')
      .select(['l.id', 't.code as task', 'u.code as unit'])
      .where('l.month', '=', '2019-09')
      .where('l.state', '=', 'submitted')
      .where('t.code', '=', '4.3')
      .where('u.kind', '=', 'body')
      .executeTakeFirstOrThrow()
    const reached = zhengzhou.tasks.find((t) => t.id === '4.3')?.milestones.map((m) => m.id) ?? []
    const light = async (): Promise<unknown> =>
      (await office.call('getTask', { taskId: '4.3' })).bodies.find((b) => b.unit === line.unit)
    await owner.updateTable('report_line').set({ state: 'returned', reached }).where('id', '=', line.id).execute()
    expect(await light()).toMatchObject({ light: 'yellow', because: '本月填报被退回', month: '2019-08' })
    await owner.updateTable('report_line').set({ state: 'submitted' }).where('id', '=', line.id).execute()
    expect(await light()).toMatchObject({ light: 'grey', because: '各时间节点均已报完成', month: '2019-09' })
  })
})
