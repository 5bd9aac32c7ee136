import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Todo } from '@gongjian/domain/overview/contracts.ts'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'
import { openPeriod } from '../src/period/open-period.ts'
import { findPlanId } from '../src/plan/find-plan.ts'
import { startTestServer, type TestServer } from './harness.ts'

const bodies = zhengzhou.units.filter((u) => u.kind === 'body').map((u) => u.code)

describe('the first page on 20 September', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  it('has 23 tasks by 16 bodies, a cell where the body answers for the task', async () => {
    const { matrix, today } = await (await server.as('office')).call('getOverview', {})
    expect(today).toBe('2019-09-20')
    expect(matrix.units.map((u) => u.code)).toEqual(bodies)
    expect(matrix.rows.map((r) => [r.task, r.cells.map((c) => c.unit)])).toEqual(
      zhengzhou.tasks.map((t) => [t.id, t.responsible]),
    )
  })

  it('has what is overdue first, then what comes next, nearest first', async () => {
    const { deadlines } = await (await server.as('office')).call('getOverview', {})
    expect(deadlines.slice(0, 4).map((d) => [d.task, d.date, d.daysLeft])).toEqual([
      ['3.3.2.1', '2019-05-31', -112],
      ['3.1', '2019-06-30', -82],
      ['3.1', '2019-06-30', -82],
      ['3.1', '2019-12-31', 102],
    ])
    // Whole days, so that a count of a day's steps is true: three to come, at most two that are past.
    expect(new Set(deadlines.filter((d) => d.daysLeft >= 0).map((d) => d.date)).size).toBe(3)
    expect(new Set(deadlines.filter((d) => d.daysLeft < 0).map((d) => d.date)).size).toBe(2)
    const steps = zhengzhou.tasks.flatMap((t) => t.milestones).filter((m) => m.date === '2020-12-31')
    expect(deadlines.filter((d) => d.date === '2020-12-31')).toHaveLength(steps.length)
    // 2019-03-31 is reported done by all sixteen.
    expect(deadlines.map((d) => d.date)).not.toContain('2019-03-31')
  })

  it('has every target of the plan, and no figure that nobody gave', async () => {
    const { targets } = await (await server.as('leader')).call('getOverview', {})
    expect(targets).toEqual(zhengzhou.targets)
  })

  it.each([
    ['office', 31],
    ['leader', 31],
    ['gongyi-clerk', 1],
    ['caizheng', 1],
  ])('%s sees the month of %i units', async (login, units) => {
    const { reports } = await (await server.as(login)).call('getOverview', {})
    expect(reports).toMatchObject({ month: '2019-09', dueOn: '2019-09-25', daysLeft: 5, restDay: false })
    expect(reports?.counts.units).toBe(units)
    expect(reports?.units).toHaveLength(units)
    const of = (t: string): number => reports?.units.filter((u) => u.timeliness === t).length ?? 0
    // Five days before the due day nobody is missing yet.
    expect(reports?.counts).toMatchObject({ units, in: of('on-time'), late: 0, missing: 0, open: of('open') })
    expect(reports?.counts.in).toBe(units - of('open'))
    expect(reports?.counts.returned).toBe(reports?.units.filter((u) => u.state === 'returned').length)
  })

  it('shows an inspector no month and nothing to do', async () => {
    const { reports, todos } = await (await server.as('inspector')).call('getOverview', {})
    expect({ reports, todos }).toEqual({ reports: null, todos: [] })
  })

  it.each(['auditor', 'administrator'])('is none of the %s’s', async (login) => {
    await expect((await server.as(login)).call('getOverview', {})).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('what is to do, as October goes round', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ today: '2019-10-10' })
    await openPeriod(server.app, await findPlanId(server.app, 'zhengzhou-2019-37'), '2019-10')
  })
  afterAll(() => server.close())

  async function todosOf(
    login: string,
    at = '/reports/2019-10',
  ): Promise<Pick<Todo, 'kind' | 'link' | 'dueOn' | 'count'>[]> {
    const { todos } = await (await server.as(login)).call('getOverview', {})
    return todos
      .filter((t) => t.link.startsWith(at))
      .map(({ kind, link, dueOn, count }) => ({ kind, link, dueOn, count }))
  }
  const gongyi = zhengzhou.tasks.filter((t) => t.responsible.includes('410181'))
  const ofGongxin = gongyi.filter((t) => t.leads.includes('gongxin')).length
  const own = '/reports/2019-10/410181'
  const dueOn = '2019-10-25'

  async function fill(state: 'draft' | 'returned' = 'draft'): Promise<void> {
    await server.app.connections.owner
      .updateTable('report_line as l')
      .from('unit as u')
      .whereRef('u.id', '=', 'l.unit_id')
      .where('u.code', '=', '410181')
      .where('l.month', '=', '2019-10')
      .where('l.state', '=', state)
      .set({ progress: '本月完成排查。', carried: [] })
      .execute()
  }

  it('a fresh month is to be filled, by clerk and approver', async () => {
    const [todo] = await todosOf('gongyi-clerk')
    expect(todo).toMatchObject({ kind: 'fill-report', link: own, dueOn })
    expect(await todosOf('gongyi-approver')).toEqual([todo])
    expect(await todosOf('gongxin', '/reports/2019-10/review')).toEqual([])
    expect(await todosOf('office')).toEqual([])
  })

  it('a filled one is the approver’s to send', async () => {
    await fill()
    expect(await todosOf('gongyi-clerk')).toEqual([])
    expect(await todosOf('gongyi-approver')).toEqual([{ kind: 'submit-report', link: own, dueOn, count: 1 }])
  })

  it('a sent one is the leads’ to review', async () => {
    await (await server.as('gongyi-approver')).call('submitReport', { month: '2019-10', unit: '410181' })
    expect(await todosOf('gongyi-approver')).toEqual([])
    const review = { kind: 'review-lines', link: '/reports/2019-10/review', dueOn: null }
    expect(await todosOf('gongxin', '/reports/2019-10/review')).toEqual([{ ...review, count: ofGongxin }])
    expect(await todosOf('shuili', '/reports/2019-10/review')).toEqual([{ ...review, count: 1 }])
    expect(await todosOf('office')).toEqual([])
  })

  it('a returned line is the county’s to mend', async () => {
    const lead = await server.as('shuili')
    const { lines } = await lead.call('listReviewLines', { month: '2019-10', state: 'submitted' })
    const line = lines.find((l) => l.unit.code === '410181')
    await lead.call('reviewLines', {
      month: '2019-10',
      decision: 'return',
      reason: '请补充水效数据',
      lines: [{ unit: '410181', task: '6.2', version: line?.version ?? 0 }],
    })
    const mend = { kind: 'mend-returned', link: `${own}?task=6.2`, dueOn, count: 1 }
    expect(await todosOf('gongyi-clerk')).toEqual([mend])
    expect(await todosOf('shuili', '/reports/2019-10/review')).toEqual([])
  })

  it('after the due day the office is told to close it, with who is missing', async () => {
    const later = await startTestServer({ today: '2019-09-26' })
    try {
      const { todos } = await (await later.as('office')).call('getOverview', {})
      const close = todos.find((t) => t.kind === 'close-period')
      expect(close?.link).toBe('/reports/2019-09')
      expect(close?.text).toMatch(/^2019年9月月报已过截止日：\d+ 个单位未报，\d+ 个单位未审结$/)
    } finally {
      await later.close()
    }
  })
})

describe('the one-off plans', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
    await server.app.connections.owner.updateTable('filing').set({ state: 'accepted' }).execute()
  })
  afterAll(() => server.close())

  it.each([
    // kind             state        who sees the todo    which
    ['relocation', 'draft', 'gongyi-clerk', 'fill-filing'],
    ['relocation', 'returned', 'gongyi-approver', 'fill-filing'],
    ['relocation', 'submitted', 'gongxin', 'review-filing'],
    ['implementation', 'submitted', 'office', 'review-filing'],
  ] as const)('%s, %s: %s has %s', async (kind, state, login, todo) => {
    const { owner } = server.app.connections
    const unit = await owner.selectFrom('unit').select('id').where('code', '=', '410181').executeTakeFirstOrThrow()
    const set = (to: 'draft' | 'returned' | 'submitted' | 'accepted') =>
      owner.updateTable('filing').set({ state: to }).where('kind', '=', kind).where('unit_id', '=', unit.id).execute()
    const who = ['gongyi-clerk', 'gongyi-approver', 'xinmi-clerk', 'gongxin', 'shengtai', 'office', 'leader']
    const has = async (): Promise<[string, string][]> => {
      const found: [string, string][] = []
      for (const name of who) {
        const { todos } = await (await server.as(name)).call('getOverview', {})
        for (const t of todos.filter((x) => x.kind.endsWith('filing'))) found.push([name, t.kind])
      }
      return found
    }
    await set(state)
    const found = await has()
    expect(found).toContainEqual([login, todo])
    const desk = todo === 'fill-filing' ? ['gongyi-clerk', 'gongyi-approver'] : [login]
    expect(found.map(([name]) => name)).toEqual(desk)
    await set('accepted')
  })
})
