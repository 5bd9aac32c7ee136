import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import { ENTERPRISE_FIELDS } from '@gongjian/domain/enterprise/enterprise.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { madeUpCode, makeKiln } from './register-items.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
let other: Client
let office: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
  other = await server.as('zhongyuan-clerk')
  office = await server.as('office')
})
afterAll(() => server.close())

const CODE = '91410181MA9GA1L173'
const OTHER_CODE = '91410183MA9G49R304'

function make(client: Client, values: Record<string, string | boolean | null>, rest: object = {}) {
  return client.call('createEnterprise', { values, ...rest })
}

function change(
  client: Client,
  e: EnterpriseDetail,
  values: Record<string, string | boolean | null>,
  rest: object = {},
) {
  return client.call('updateEnterprise', { enterprise: e.id, version: e.version, change: { values, ...rest } })
}

describe('企业', () => {
  it('is made once, however often it is sent', async () => {
    const send = () => make(clerk, { name: '一次建档厂' }, { idempotencyKey: 'enterprise-key-1' })
    const made = await Promise.all([send(), send(), send()])
    expect(new Set(made.map((m) => m.id)).size).toBe(1)
    expect((await clerk.call('listEnterprises', { q: '一次建档厂' })).count).toBe(1)
  })

  it('is entered by its county, with what is known of it, and found by name, pinyin and code', async () => {
    const made = await make(
      clerk,
      {
        name: ' 试验一厂 ',
        creditCode: ` ${CODE.toLowerCase()} `,
        industry: '3011',
        size: '中',
        inPark: true,
        person: '王工',
      },
      { township: '米河', point: { longitude: 113.02, latitude: 34.75 } },
    )
    expect(made).toMatchObject({
      name: '试验一厂',
      creditCode: CODE,
      isMadeUpCode: false,
      isUnchecked: false,
      fromPlan: false,
      trial: false,
      unit: { code: '410181' },
      township: '米河镇',
      point: { longitude: 113.02, latitude: 34.75 },
      industryName: '水泥制造',
      items: 0,
      light: 'none',
      mayEdit: true,
      mayMerge: false,
      version: 1,
      values: { size: '中', inPark: true, inBuiltUp: null, person: '王工' },
    })
    for (const q of ['试验', 'syyc', CODE.slice(0, 10)]) {
      const { rows } = await clerk.call('listEnterprises', { q })
      expect(
        rows.map((r) => r.id),
        q,
      ).toContain(made.id)
      expect((await other.call('listEnterprises', { q })).rows, q).toEqual([])
    }
  })

  it.each<[string, Record<string, string | boolean>, object, RegExp]>([
    ['no name', { size: '小' }, {}, /请填写企业名称/],
    ['an empty name', { name: ' ' }, {}, /请填写企业名称/],
    ['a wrong check sign', { name: '甲', creditCode: '91410181MA9GA1L17X' }, {}, /校验位不对/],
    ['a code too short', { name: '甲', creditCode: '914101' }, {}, /应为 18 位，现为 6 位/],
    ['a trade that is none', { name: '甲', industry: '9999' }, {}, /没有代码 9999/],
    ['a size that is none', { name: '甲', size: '巨' }, {}, /企业规模应为：大、中、小、微/],
    ['a field that is none', { name: '甲', colour: '红' }, {}, /没有“colour”这一栏/],
    ['another county', { name: '甲' }, { unit: '410102' }, /由市攻坚办调整/],
    ['a township of another county', { name: '甲' }, { township: '林山寨街道' }, /巩义市没有“林山寨街道”/],
  ])('refuses %s in words', async (_what, values, rest, words) => {
    await expect(make(clerk, values, rest)).rejects.toThrow(words)
  })

  it('is narrowed and sorted by how it stands in the registers, in the list as on the map', async () => {
    await makeKiln(clerk, { name: '灯试窑业一厂', facility: '1#' })
    await makeKiln(clerk, { name: '灯试窑业一厂', facility: '2#' })
    await make(clerk, { name: '灯试空厂' }, { point: { longitude: 113.03, latitude: 34.76 } })
    const names = async (where: object[], sort?: object) => {
      const input = { q: '灯试', where: JSON.stringify(where), ...(sort ? { sort: JSON.stringify(sort) } : {}) }
      const { rows, count } = await clerk.call('listEnterprises', input)
      expect(count).toBe(rows.length)
      return rows.map((r) => r.name)
    }
    expect(await names([{ field: 'light', op: 'in', value: ['green'] }])).toEqual(['灯试窑业一厂'])
    expect(await names([{ field: 'light', op: 'is', value: 'none' }])).toEqual(['灯试空厂'])
    expect(await names([{ field: 'light', op: 'isNot', value: 'green' }])).toEqual(['灯试空厂'])
    expect(await names([{ field: 'items', op: 'atLeast', value: 2 }])).toEqual(['灯试窑业一厂'])
    expect(await names([{ field: 'isUnchecked', op: 'is', value: true }])).toHaveLength(2)
    expect(await names([], { field: 'items', descending: true })).toEqual(['灯试窑业一厂', '灯试空厂'])
    expect(await names([], { field: 'light', descending: false })).toEqual(['灯试空厂', '灯试窑业一厂'])
    await expect(names([{ field: 'light', op: 'above', value: 'green' }])).rejects.toThrow('只能选是哪种灯')
    const window = { west: 112, south: 34, east: 114, north: 35, zoom: 18 }
    const spots = await clerk.call('mapEnterprises', { q: '灯试', ...window })
    expect(spots.map((x) => [x.title, x.light, x.count])).toEqual([
      ['灯试窑业一厂', 'green', 1],
      ['灯试空厂', 'none', 1],
    ])
    expect(await other.call('mapEnterprises', { q: '灯试', ...window })).toEqual([])
  })

  it('without a code is 待核, and gets one later', async () => {
    const made = await make(clerk, { name: '无码一厂' })
    expect(made).toMatchObject({ creditCode: null, isUnchecked: true })
    const coded = await change(clerk, made, { creditCode: OTHER_CODE })
    expect(coded).toMatchObject({ creditCode: OTHER_CODE, isUnchecked: false, version: 2, name: '无码一厂' })
    expect((await change(clerk, coded, { creditCode: '' })).isUnchecked).toBe(true)
  })

  it('made by a ledger is 待核 until somebody has looked at it and it has a code', async () => {
    const { enterprise } = await makeKiln(clerk, { name: '台账带出一厂' })
    const made = await clerk.call('getEnterprise', { enterprise: enterprise?.id ?? 0 })
    expect(made).toMatchObject({ isUnchecked: true, items: 1, light: 'green' })
    const code = madeUpCode(90_001)
    const seen = await change(clerk, made, { creditCode: code, size: '小' })
    // The trial's own range passes the check, and is marked.
    expect(seen).toMatchObject({ isUnchecked: false, isMadeUpCode: true })
    // The items follow: the code, and the size that a last day may hang on.
    const item = await clerk.call('getItem', { register: 'kilns', id: made.registers[0]?.id ?? 0 })
    expect(item.enterprise).toMatchObject({ creditCode: code })
  })

  it('bears a code alone, and a name that somebody else bears only with a code', async () => {
    const first = await make(clerk, { name: '重名一厂' })
    expect(await refusal(make(clerk, { name: '重名一厂', creditCode: madeUpCode(90_010) }))).toMatchObject({
      code: 'enterprise-exists',
      status: 409,
      details: { id: first.id },
    })
    await change(clerk, first, { creditCode: madeUpCode(90_011) })
    const second = await make(clerk, { name: '重名一厂', creditCode: madeUpCode(90_010) })
    const taken = await refusal(change(clerk, second, { creditCode: madeUpCode(90_011) }))
    expect(taken).toMatchObject({ code: 'enterprise-code-taken', details: { id: first.id } })
    // Another county is told that it is taken, and not by whom.
    const elsewhere = await refusal(make(other, { name: '别处一厂', creditCode: madeUpCode(90_011) }))
    expect(elsewhere.code).toBe('enterprise-code-elsewhere')
    expect(elsewhere.message).not.toContain('重名一厂')
  })

  it('is made once by a button that is pressed twice', async () => {
    const { owner } = server.app.connections
    const name = '连点一厂'
    const waiting = sql<{ n: number }>`select count(*)::int as n from pg_locks
      where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`
    // All three stand before the door at once, and go in one after another.
    const asked = await owner.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 1))`.execute(tx)
      const all = ['甲路', '乙路', '丙路'].map((address) => make(clerk, { name, address }))
      await expect.poll(async () => (await waiting.execute(owner)).rows[0]?.n).toBe(3)
      return { settled: Promise.allSettled(all) }
    })
    const pressed = await asked.settled
    expect(pressed.filter((r) => r.status === 'fulfilled').length).toBe(1)
    expect((await clerk.call('listEnterprises', { q: '连点一厂' })).rows).toHaveLength(1)
  })

  it('is not overwritten by who read an older version', async () => {
    const made = await make(clerk, { name: '并发一厂' })
    await change(clerk, made, { address: '新址' })
    const late = await refusal(change(clerk, made, { address: '旧址' }))
    expect(late).toMatchObject({ code: 'enterprise-changed', status: 409 })
    expect(late.message).toMatch(/gongyi-clerk|巩义/)
    const raced = await Promise.allSettled(
      ['甲', '乙', '丙'].map((address) =>
        clerk.call('updateEnterprise', { enterprise: made.id, version: 2, change: { values: { address } } }),
      ),
    )
    expect(raced.filter((r) => r.status === 'fulfilled').length).toBe(1)
  })

  it('goes to another county by the office alone, with its facilities, and loses the old one’s township', async () => {
    const made = await make(clerk, { name: '迁址一厂' }, { township: '米河镇' })
    await clerk.call('addFacility', { enterprise: made.id, facility: { kind: '生产线', name: '1线' } })
    expect((await refusal(change(clerk, made, {}, { unit: '410102' }))).message).toMatch(/由市攻坚办调整/)
    const moved = await change(office, made, {}, { unit: '410102' })
    expect(moved).toMatchObject({ unit: { code: '410102' }, township: null })
    expect((await refusal(clerk.call('getEnterprise', { enterprise: made.id }))).code).toBe('enterprise-not-found')
    expect((await other.call('getEnterprise', { enterprise: made.id })).facilities.map((f) => f.name)).toEqual(['1线'])
    expect((await make(office, { name: '待定一厂' })).unit).toBeNull()
    expect((await refusal(make(office, { name: '局属一厂' }, { unit: 'gongxin' }))).message).toMatch(
      /归县（市、区）|没有找到单位/,
    )
  })

  it('of another county is read as far as an item of one’s own names it', async () => {
    const made = await make(clerk, { name: '跨县一厂', creditCode: madeUpCode(90_020) }, { township: '米河镇' })
    expect((await refusal(other.call('getEnterprise', { enterprise: made.id }))).code).toBe('enterprise-not-found')
    const item = await other.call('createItem', {
      register: 'kilns',
      item: { enterprise: '跨县一厂', creditCode: madeUpCode(90_020), facility: '1#', values: { kind: '热风炉' } },
    })
    const seen = await other.call('getEnterprise', { enterprise: made.id })
    expect(seen).toMatchObject({ mayEdit: false, items: 1 })
    expect(seen.registers.map((r) => r.id)).toEqual([item.id])
    expect((await other.call('listEnterprises', { q: '跨县' })).rows.map((r) => r.id)).toEqual([made.id])
    expect((await refusal(change(other, seen, { address: '改' }))).code).toBe('outside-scope')
    // The own county sees that it stands in a ledger of its own county only.
    expect((await clerk.call('getEnterprise', { enterprise: made.id })).registers).toEqual([])
  })

  it('that the plan names carries no invented fact', async () => {
    const { rows } = await office.call('listEnterprises', { q: '韩春化工' })
    const named = rows[0]
    expect(named).toMatchObject({ fromPlan: true, trial: false, isUnchecked: true, creditCode: null })
    const facts = Object.keys(ENTERPRISE_FIELDS).filter((k) => k !== 'name')
    expect(facts.filter((k) => named?.values[k] !== null)).toEqual([])
    const detail = await office.call('getEnterprise', { enterprise: named?.id ?? 0 })
    expect((await refusal(change(office, detail, { creditCode: madeUpCode(90_030) }))).message).toMatch(
      /演示专用的号段/,
    )
  })

  it('tells its history: who, when, what', async () => {
    const made = await make(clerk, { name: '史册一厂' })
    const withLine = await clerk.call('addFacility', { enterprise: made.id, facility: { kind: '生产线', name: '1线' } })
    await clerk.call('updateFacility', {
      enterprise: made.id,
      facility: withLine.facilities[0]?.id ?? 0,
      version: 1,
      state: '已关停',
      reason: '能耗不达标',
    })
    await change(clerk, made, { size: '大', phone: '0371-1234567' })
    const { entries, next } = await clerk.call('listEnterpriseHistory', { enterprise: made.id })
    expect(next).toBeNull()
    expect(entries.map((e) => e.action)).toEqual([
      '修改企业 史册一厂',
      '关停设施 1线',
      '新建设施 1线',
      '新建企业 史册一厂',
    ])
    expect(entries[0]).toMatchObject({ unit: '巩义市' })
    expect(entries[0]?.changes).toEqual([
      { label: '规模', from: '', to: '大' },
      { label: '联系电话', from: '', to: '0371-1234567' },
    ])
    expect(entries[1]).toMatchObject({ why: '能耗不达标' })
    expect(entries[1]?.changes).toContainEqual({ label: '关停日期', from: '', to: '2019-09-20' })
  })
})
