import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MOVES, Move, type Stage } from '@gongjian/domain/register/life.ts'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import type { Actor } from '../src/db/actor.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { rowsOf } from '@gongjian/domain/register/figure-words.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { closeKiln } from './hub.ts'
import { readCast, type Cast } from './permission-cast.ts'
import { makeKiln, moveItem, proveSteps } from './register-items.ts'
import { assignOntoTwin, mistakenRelapse, relapseOfSite, relapseSeen, restoreBesideTwin } from './relapses.ts'
import { refusal, setClock, tryAs } from './support.ts'

let server: TestServer
let cast: Cast
let clerk: Client
let lead: Client
let office: Client
beforeAll(async () => {
  server = await startTestServer()
  cast = await readCast(server)
  clerk = await server.as('gongyi-clerk')
  lead = await server.as('shengtai')
  office = await server.as('office')
})
afterAll(() => server.close())

function go(client: Client, id: number, ...moves: Move[]): Promise<void> {
  return moveItem(client, { register: 'kilns', id }, ...moves)
}

async function closed(): Promise<number> {
  const { id } = await makeKiln(clerk)
  await closeKiln(server, id)
  return id
}

describe('销号', () => {
  it('from the first entry to the closing, each step by who may, with who, when and why', async () => {
    const id = await closed()
    const item = await office.call('getItem', { register: 'kilns', id })
    expect(item).toMatchObject({ stage: 'closed', light: 'grey', done: '2019-09-20' })
    expect(item.moves.map((m) => [m.move, m.to])).toEqual([
      ['create', 'draft'],
      ['list', 'listed'],
      ['start', 'underway'],
      ['claim', 'claimed'],
      ['verify', 'verified'],
      ['close', 'closed'],
    ])
    // Who entered it stands as whoever moved it does: with the unit.
    expect(item.moves[0]).toMatchObject({ unit: item.moves[1]?.unit, by: item.moves[1]?.by })
    expect(item.moves[4]).toMatchObject({ by: expect.stringContaining('shengtai') as string, verifiedBy: '现场核查' })
    expect(item.rechecks.map((r) => r.dueOn)).toEqual(['2019-12-19', '2020-03-18', '2020-06-16', '2020-09-14'])
    expect(item.lock).toMatch(/已由 演示·攻坚办（office） 于 2019-09-20 .* 销号/)
  })

  it('claiming asks for the evidence of every step', async () => {
    const made = await makeKiln(clerk)
    await go(clerk, made.id, 'list', 'start')
    const ask = async () =>
      (await clerk.call('moveItems', { register: 'kilns', ids: [made.id], move: 'claim' })).refused[0]?.why
    expect(await ask()).toBe(
      '步骤未齐：主体移位（完成日期、照片）、切断连接（完成日期、照片）、清除燃料（完成日期、照片）、永不复用（完成日期、照片）',
    )
    const step = { register: 'kilns', id: made.id, step: '主体移位', doneOn: '2019-09-10' }
    await clerk.call('saveItemStep', { ...step, planned: '2019-09-30', note: '已拆' })
    // What is not said stays.
    const { steps } = await clerk.call('saveItemStep', step)
    expect(steps[0]).toMatchObject({ planned: '2019-09-30', doneOn: '2019-09-10', note: '已拆' })
    expect(await ask()).toMatch(/^步骤未齐：主体移位（照片）/)
    await proveSteps(clerk, made)
    expect(await ask()).toBeUndefined()
  })

  it('what decides the steps must be known first: a kiln without a measure is closed with nothing shown otherwise', async () => {
    const bare = { enterprise: '没写措施厂', facility: '1#', values: { kind: '热风炉', fuel: '煤' } }
    const { id } = await clerk.call('createItem', { register: 'kilns', item: bare })
    await go(clerk, id, 'list', 'start')
    for (const preview of [true, false]) {
      const answer = await clerk.call('moveItems', { register: 'kilns', ids: [id], move: 'claim', preview })
      expect(answer.refused.map((r) => r.why)).toEqual(['先填写“治理措施”，才知道要办哪些步骤'])
    }
  })

  it('what was removed does not come back beside its twin: it is named', () => restoreBesideTwin(clerk))

  it('what nobody answered for is not assigned onto its twin: it is named', () => assignOntoTwin(clerk, lead))

  it('a preview tells the same and changes nothing', async () => {
    const made = [await makeKiln(clerk), await makeKiln(clerk)]
    await go(clerk, made[0]?.id ?? 0, 'list')
    const ids = made.map((m) => m.id)
    const ask = { register: 'kilns', ids, move: 'start' as const }
    const told = await clerk.call('moveItems', { ...ask, preview: true })
    expect(told).toEqual({
      moved: [ids[0]],
      refused: [{ id: ids[1], title: made[1]?.title, why: '当前状态为“草稿”，不能开始整治' }],
    })
    expect((await clerk.call('getItem', { register: 'kilns', id: ids[0] ?? 0 })).stage).toBe('listed')
    expect(await clerk.call('moveItems', ask)).toEqual(told)
  })

  it('returning asks for the reason, and opens the item again', async () => {
    const made = await makeKiln(clerk)
    await go(clerk, made.id, 'list', 'start')
    await proveSteps(clerk, made)
    await go(clerk, made.id, 'claim')
    const locked = await refusal(
      clerk.call('updateItem', { register: 'kilns', id: made.id, version: 1, item: { remark: 'x' } }),
    )
    expect(locked.message).toMatch(/申报完成.*正在等待市生态环境局核查；确需修改请联系市生态环境局退回/)
    expect((await refusal(lead.call('moveItems', { register: 'kilns', ids: [made.id], move: 'return' }))).code).toBe(
      'reason-required',
    )
    await lead.call('moveItems', { register: 'kilns', ids: [made.id], move: 'return', reason: '照片不清' })
    const item = await clerk.call('getItem', { register: 'kilns', id: made.id })
    expect(item).toMatchObject({ stage: 'underway', lock: null, allowed: { edit: true } })
    expect(item.moves.at(-1)?.reason).toBe('照片不清')
    // It was not done after all: the next claim has a day of its own.
    expect(item.done).toBeNull()
  })

  it('verifying says how: on site or by documents', async () => {
    const made = await makeKiln(clerk)
    await go(clerk, made.id, 'list', 'start')
    await proveSteps(clerk, made)
    await go(clerk, made.id, 'claim')
    const ask = { register: 'kilns', ids: [made.id], move: 'verify' as const }
    expect((await lead.call('moveItems', { ...ask, preview: true })).moved).toEqual([made.id])
    await expect(lead.call('moveItems', ask)).rejects.toThrow(/须注明核查方式.*现场核查或资料核查/)
    expect((await lead.call('moveItems', { ...ask, verifiedBy: '资料核查' })).moved).toEqual([made.id])
  })

  it('what stands in the ledger cannot lose what it needs there', async () => {
    const made = await makeKiln(clerk)
    await go(clerk, made.id, 'list')
    await expect(
      clerk.call('updateItem', { register: 'kilns', id: made.id, version: 2, item: { values: { kind: null } } }),
    ).rejects.toThrow(/不能清空：窑炉类型/)
  })
})

describe('回头看与反弹', () => {
  const isRefused = (of: { register: string; id: number }, doneOn: string, words: RegExp) =>
    expect(clerk.call('recordRecheck', { ...of, doneOn, found: false, note: '' })).rejects.toThrow(words)

  it('a relapse has of the closed item what the thing is, and neither its days, its term nor what came of it', () =>
    relapseOfSite(server, clerk))

  it('one that was entered by mistake goes out, and all is as before', () => mistakenRelapse(server, clerk))

  it('what is found again is a new item that names the closed one, which stays closed', async () => {
    const id = await closed()
    const of = { register: 'kilns', id }
    const seen = await clerk.call('recordRecheck', { ...of, doneOn: '2019-09-20', found: false, note: '无异常' })
    expect(seen.rechecks[0]).toMatchObject({ doneOn: '2019-09-20', found: false, by: '演示·巩义填报员' })
    const where = JSON.stringify(rowsOf({ kind: 'rechecks', where: [] }))
    const opened = (await clerk.call('listItems', { register: of.register, where })).rows.map((r) => r.id)
    expect(opened).toEqual([id])
    await isRefused(of, '2019-09-19', /检查日期 2019-09-19 早于销号日期 2019-09-20/)
    await isRefused(of, '2019-09-20', /第 2 轮在 2019-12-19 之后、2020-03-18 前检查/)
    setClock(server, '2019-09-21T10:00:00+08:00')
    const again = await clerk.call('recordRecheck', { ...of, doneOn: '2019-09-21', found: true, note: '又点火了' })
    expect(again.stage).toBe('closed')
    const [found] = again.relapses
    const relapse = found?.id ?? 0
    expect(found).toEqual({ register: 'kilns', id: relapse, title: again.title })
    expect(await clerk.call('getItem', { register: 'kilns', id: relapse })).toMatchObject({
      relapseOf: id,
      references: { relapseOf: { register: 'kilns', id, title: again.title } },
      stage: 'listed',
      title: again.title,
      done: null,
    })
    expect(again.allowed.recheck).toBe(false)
    await relapseSeen(clerk, of, relapse)
    const past = (await clerk.call('listItemHistory', of)).entries.map((e) => e.action)
    expect(past.slice(0, 5)).toEqual([
      `登记反弹 → 编号 ${relapse}`,
      '完成第 2 轮回头看：发现反弹',
      '完成第 1 轮回头看：未见反弹',
      expect.stringMatching(/^安排第 \d 轮回头看$/),
      expect.stringMatching(/^安排第 \d 轮回头看$/),
    ])
    expect(past).not.toContain('修改')
    await isRefused(of, '2019-09-20', /没有待办的回头看/)
    await expect(clerk.call('relapseItem', { ...of, foundOn: '2019-09-20', reason: '再报' })).rejects.toThrow(
      `已登记为编号 ${relapse}`,
    )
  })
})

function stageAfter(actor: Actor, id: number, work: string): Promise<Stage | undefined> {
  return tryAs(server.app, actor, async (tx) => {
    await sql`select set_config('app.why', '试', true)`.execute(tx)
    await sql`savepoint s`.execute(tx)
    await sql
      .raw(work)
      .execute(tx)
      .catch(() => sql`rollback to s`.execute(tx))
    await sql`set local role none`.execute(tx)
    const { rows } = await sql<{ stage: Stage }>`select stage from reg_kilns where id = ${id}`.execute(tx)
    return rows[0]?.stage
  })
}

describe('直接改库也跳不过一步', () => {
  it('a stage changes along MOVES only, and only for whom the permission reaches', async () => {
    const ids = new Map<Stage, number>()
    const { rows } = await sql<{ id: number; stage: Stage }>`
      insert into reg_kilns (plan_id, unit_id, task_id, enterprise, facility, stage, kind, verified_by, created_by, created_at, updated_by, updated_at)
      select t.plan_id, u.id, t.id, '阶段厂', s, s, '热风炉', (select account_id from membership m where m.plan_id = t.plan_id and m.role = 'office' limit 1), 'x', now(), 'x', now()
      from task t join unit u on u.plan_id = t.plan_id and u.code = '410181',
        unnest(array['draft', 'listed', 'underway', 'claimed', 'verified', 'closed', 'removed']) s
      where t.code = '4.3' returning id, stage`.execute(server.app.connections.owner)
    for (const r of rows) ids.set(r.stage, r.id)
    const stages = [...ids.keys()]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...cast.actors),
        fc.constantFrom(...stages),
        fc.constantFrom(...stages),
        async (actor, from, to) => {
          const id = ids.get(from) ?? 0
          const after = await stageAfter(actor, id, `update reg_kilns set stage = '${to}' where id = ${id}`)
          if (from === to || after === from) return
          const move = Move.options.find((m) => MOVES[m].to === to && MOVES[m].from.includes(from))
          expect(move, `${actor.login} ${from} → ${to}`).toBeDefined()
          const reach = move && reachOf(actor.role as 'office', MOVES[move].permission)
          const isOwn = actor.unitCode === '410181'
          const leads = actor.leads.includes(cast.tasks.find((t) => t.code === '4.3')?.id ?? 0)
          expect(
            reach === 'all' || (reach === 'own' && isOwn) || (reach === 'tasks' && (isOwn || leads)),
            `${actor.login} ${from} → ${to}`,
          ).toBe(true)
          // The account that verified does not close.
          expect([to, actor.role === 'office' && actor.login === 'office']).not.toEqual(['closed', true])
        },
      ),
      { numRuns: 250 },
    )
  }, 120_000)

  it.each([
    [`update reg_kilns set remark = 'x' where id = ID`, 'claimed'],
    [`update reg_kilns set verified_by = 1 where id = ID`, 'claimed'],
    [
      `insert into reg_kilns (plan_id, unit_id, task_id, stage, created_by, created_at, updated_by, updated_at) select plan_id, unit_id, task_id, 'closed', 'x', now(), 'x', now() from reg_kilns where id = ID`,
      'claimed',
    ],
    [
      `insert into item_move (plan_id, register, item_id, move, from_stage, to_stage, by, by_unit, at) select plan_id, register, id, 'close', 'claimed', 'closed', 'x', 'x', now() from item_index where id = ID`,
      'claimed',
    ],
    [`delete from reg_kilns where id = ID`, 'claimed'],
    [`update item_index set stage = 'closed' where id = ID`, 'claimed'],
  ])('%s', async (statement, stage) => {
    const { rows } = await sql<{
      id: number
    }>`select id from reg_kilns where stage = ${stage} and enterprise = '阶段厂'`.execute(server.app.connections.owner)
    const actor = cast.actors.find((a) => a.login === 'gongyi-clerk')
    if (!actor || !rows[0]) throw new Error('no cast')
    const id = rows[0].id
    const work = inTransaction(server.app, actor, ({ tx }) =>
      sql.raw(statement.replaceAll('ID', String(id))).execute(tx),
    )
    await expect(work).rejects.toThrow(/permission denied|stands fast|begins as a draft|row-level security/)
  })
})
