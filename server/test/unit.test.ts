import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'
import { nameOn } from '../src/unit/unit-reader.ts'
import { applyDueNames } from '../src/unit/rename-unit.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'

let server: TestServer
let office: Client
beforeAll(async () => {
  server = await startTestServer()
  office = await server.as('office')
})
afterAll(() => server.close())

describe('units', () => {
  it('are those of the pack, with their townships and tasks', async () => {
    const units = await office.call('listUnits', {})
    expect(units.map((u) => u.code)).toEqual(zhengzhou.units.map((u) => u.code))
    for (const u of units) {
      expect(u.townships).toBe(zhengzhou.townships.filter((t) => t.unit === u.code).length)
      expect(u.leads).toEqual(zhengzhou.tasks.filter((t) => t.leads.includes(u.code)).map((t) => t.id))
      expect(u.cooperates).toEqual(zhengzhou.tasks.filter((t) => t.cooperating.includes(u.code)).map((t) => t.id))
    }
  })
})

describe('the name in force', () => {
  const names = [
    { name: '甲县', validFrom: '2000-01-01' },
    { name: '甲市', validFrom: '2019-09-20' },
  ]
  it.each([
    ['1999-12-31', '甲县'],
    ['2019-09-19', '甲县'],
    ['2019-09-20', '甲市'],
    ['2030-01-01', '甲市'],
  ])('on %s: %s', (day, name) => expect(nameOn(names, day)).toBe(name))
})

describe('a renaming', () => {
  it('holds from its day on; the old name still finds the unit', async () => {
    const before = await office.call('renameUnit', { code: '410122', name: '中牟新区', validFrom: '2019-10-01' })
    expect(before.name).toBe('中牟县')
    const now = await office.call('renameUnit', { code: '410185', name: '登封新市', validFrom: '2019-09-20' })
    expect(now).toMatchObject({
      name: '登封新市',
      names: [{ name: '登封市' }, { name: '登封新市', validFrom: '2019-09-20' }],
    })
    const row = (await office.call('listUnits', {})).find((u) => u.code === '410185')
    expect(row?.name).toBe('登封新市')
    for (const q of ['登封新市', '登封市', 'dfxs'])
      expect((await office.call('search', { q }))[0]).toMatchObject({ kind: 'unit', title: '登封新市' })
  })
  it('a slip is corrected on the same day', async () => {
    const unit = await office.call('renameUnit', { code: '410185', name: '登封市', validFrom: '2019-09-20' })
    expect(unit.names.map((n) => n.name)).toEqual(['登封市', '登封市'])
  })
  it('a name registered ahead comes into force by itself', async () => {
    const later = {
      ...server.app,
      clock: { now: () => new Date('2019-10-01T08:00:00+08:00'), today: () => '2019-10-01' },
    }
    expect(await applyDueNames(later)).toBe(1)
    expect(await applyDueNames(later)).toBe(0)
    const name = await server.app.connections.owner
      .selectFrom('unit')
      .select('name')
      .where('code', '=', '410122')
      .executeTakeFirst()
    expect(name?.name).toBe('中牟新区')
  })
  it('stands in the history with who did it', async () => {
    const rows = await server.app.connections.owner
      .selectFrom('history')
      .select(['actor', 'noun'])
      .where('noun', '=', 'unit_name')
      .where('actor', '!=', '系统')
      .execute()
    expect(rows.every((r) => r.actor === '演示·攻坚办（office）')).toBe(true)
    expect(rows).toHaveLength(3)
  })
  it.each([
    ['office', true],
    ['administrator', true],
    ['leader', false],
    ['gongyi-approver', false],
    ['auditor', false],
  ])('%s may: %s', async (login, may) => {
    const client = await server.as(login)
    const done = client.call('renameUnit', { code: '410106', name: '上街区', validFrom: '2019-06-10' })
    if (may) expect((await done).name).toBe('上街区')
    else await expect(done).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('townships', () => {
  it.each([
    [{}, zhengzhou.townships.length],
    [{ unit: '410181' }, zhengzhou.townships.filter((t) => t.unit === '410181').length],
    [{ q: '米河' }, 1],
    [{ q: '%' }, 0],
  ])('%o: %i', async (asked, count) => {
    expect(await office.call('listTownships', asked)).toHaveLength(count)
  })
  it('are given to another body, or to none', async () => {
    const [town] = await office.call('listTownships', { q: '米河' })
    const code = town?.code ?? ''
    expect((await office.call('assignTownship', { code, unit: 'gaoxin' })).unit).toBe('gaoxin')
    expect((await office.call('assignTownship', { code, unit: null })).unit).toBeNull()
    expect((await office.call('assignTownship', { code, unit: '410181' })).unit).toBe('410181')
  })
  it.each([
    ['000000000', '410181', 'township-not-found'],
    ['410181100', 'nobody', 'unit-not-found'],
  ])('%s to %s: %s', async (code, unit, refusal) => {
    await expect(office.call('assignTownship', { code, unit })).rejects.toMatchObject({ code: refusal })
  })
})
