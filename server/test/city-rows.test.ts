import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { Actor } from '../src/db/actor.ts'
import { SQL as CITY_ROWS } from '../src/db/migrations/034-city-rows.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { systemActor } from '../src/session/find-actor.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { makeKiln } from './register-items.ts'

let server: TestServer
let clerk: Client
let other: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
  other = await server.as('zhongyuan-clerk')
})
afterAll(() => server.close())

describe('what the city keeps for all', () => {
  it('is read by every county and inspector, in the list, by search, by itself and as it stood; another’s ledger is not', async () => {
    const gongxin = await server.as('gongxin')
    const item = { title: '福星综合标准', values: {} }
    const made = await gongxin.call('createItem', { register: 'standards', item })
    const key = { register: 'standards', id: made.id }
    for (const login of ['gongyi-clerk', 'inspector', 'caizheng', 'leader']) {
      const reader = await server.as(login)
      const { rows } = await reader.call('listItems', { register: 'standards', q: '福星' })
      expect([login, rows.map((r) => r.id)]).toEqual([login, [made.id]])
      expect((await reader.call('getItem', key)).allowed.edit).toBe(false)
      expect((await reader.call('listItemHistory', key)).entries).toHaveLength(1)
      const then = await reader.call('listItems', { register: 'standards', asOf: server.app.clock.today() })
      expect(then.rows.map((r) => r.id)).toContain(made.id)
      const summary = (await reader.call('listRegisters', {})).find((r) => r.id === 'standards')
      expect(summary).toMatchObject({ work: null })
    }
    await expect(clerk.call('createItem', { register: 'standards', item })).rejects.toThrow()
    const { rows } = await sql<{
      id: number
      plan: number
    }>`select id, plan_id as plan from unit where code = '410181'`.execute(server.app.connections.owner)
    const [{ id: unitId, plan } = { id: 0, plan: 0 }] = rows
    const county: Actor = { ...systemActor(plan), role: 'county-clerk', unitId }
    const beside = inTransaction(server.app, county, ({ tx }) =>
      sql`insert into reg_standards (plan_id, unit_id, task_id, title, created_by, created_at, updated_by, updated_at)
        select t.plan_id, ${unitId}, t.id, '县里的综合标准', 'x', now(), 'x', now() from task t where t.code = '2.2.1'`.execute(
        tx,
      ),
    )
    await expect(beside).rejects.toThrow('row-level security policy for table "reg_standards"')
    const kiln = await makeKiln(clerk, { name: '别县窑业' })
    await expect(other.call('getItem', { register: 'kilns', id: kiln.id })).rejects.toThrow()
  })
})

describe('the city’s own figure', () => {
  const row = (level: string, title: string, unit?: string) => ({
    register: 'coal-balance',
    item: { title, ...(unit === undefined ? {} : { unit }), values: { level, part: '合计' } },
  })

  it.each<[string, string, string, string | undefined, RegExp | null]>([
    ['a county writes the city’s', 'gongyi-clerk', '全市', undefined, /“全市”的数由任务的牵头单位或市攻坚办填写/],
    ['a county writes its own', 'gongyi-clerk', '县（市、区）', undefined, null],
    ['and once only', 'gongyi-clerk', '县（市、区）', undefined, /已有相同的条目/],
    ['another county writes its own', 'zhongyuan-clerk', '县（市、区）', undefined, null],
    ['the lead writes a county’s as its own', 'fagai', '县（市、区）', '市发展改革委', /由该县（市、区）自己填写/],
    ['the lead writes the city’s', 'fagai', '全市', '市发展改革委', null],
    ['the office writes a second one', 'office', '全市', undefined, /同一口径的条目已经有了/],
  ])('%s', async (title, login, level, unit, refused) => {
    const sent = (await server.as(login)).call('createItem', row(level, title, unit))
    if (refused) await expect(sent).rejects.toThrow(refused)
    else expect(await sent).toMatchObject({ register: 'coal-balance', stage: 'draft' })
  })

  it('is held by the database whoever sends the statement: neither written nor turned into', async () => {
    const { owner } = server.app.connections
    const change = (set: string) => sql.raw(`update reg_coal_balance set ${set}`).execute(owner)
    await expect(change(`level = '全市' where level <> '全市'`)).rejects.toMatchObject({ code: 'GJ014' })
    await expect(
      change(`unit_id = (select id from unit where code = '410181') where level = '全市'`),
    ).rejects.toMatchObject({
      code: 'GJ014',
    })
    const copy = `insert into reg_coal_balance (plan_id, unit_id, task_id, title, level, part, natural_key, created_by, created_at, updated_by, updated_at)
      select plan_id, (select id from unit where kind = 'office' limit 1), task_id, '另一条', level, part, natural_key, 'x', now(), 'x', now()
      from reg_coal_balance where level = '全市'`
    await expect(sql.raw(copy).execute(owner)).rejects.toMatchObject({ constraint: 'reg_coal_balance_city' })
  })

  it('is one after the migration too: a county’s becomes its own, of two of one scope the first stays', async () => {
    const { owner } = server.app.connections
    const before = `
      alter table reg_economy disable trigger reg_economy_city_rows;
      insert into reg_economy (plan_id, unit_id, title, level, scope, natural_key, stage, created_by, created_at, updated_by, updated_at)
      select p.id, u.id, x.title, '全市', '规模以上工业', x.title || chr(31) || '规模以上工业', 'listed', 'x', now(), 'x', now()
      from plan p join unit u on u.plan_id = p.id
      join (values (1, 'gongjian-office', '全市甲'), (2, 'gongjian-office', '全市乙'), (3, '410181', '县写的全市')) x (n, code, title) on x.code = u.code order by x.n;
      alter table reg_economy enable trigger reg_economy_city_rows;`
    await sql.raw(`drop index reg_economy_city`).execute(owner)
    await sql.raw(before).execute(owner)
    await sql.raw(CITY_ROWS).execute(owner)
    const { rows } =
      await sql`select title, level, stage, replace(natural_key, chr(31), '/') as key from reg_economy order by id`.execute(
        owner,
      )
    expect(rows).toEqual([
      { title: '全市甲', level: '全市', stage: 'listed', key: '全市/规模以上工业' },
      { title: '全市乙', level: '全市', stage: 'removed', key: '全市/规模以上工业' },
      { title: '县写的全市', level: '县（市、区）', stage: 'listed', key: '县(市、区)/规模以上工业' },
    ])
    const { rows: why } = await sql`select move, by, reason from item_move where register = 'economy'`.execute(owner)
    expect(why).toEqual([
      { move: 'remove', by: '系统', reason: '同一统计口径已有一条，升级时只留最早的一条，以免重复相加' },
    ])
  })
})
