import { expect } from 'vitest'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import type { Client } from './harness.ts'
import { ORDINARY, proposed, type SeasonOffice } from './seasons.ts'

const XINMI = '410183'
const HELD = '在“散乱污”企业台账，没有销号，按四（一）处置，不列入错峰'

/** A line that the hub has since, beside last winter's; lines of a works that is ordered as a whole; a works all of whose lines are closed. */
async function enlarged(
  xinmi: Client,
  lastWinter: (enterprise: string, more?: FieldValues, facility?: string) => Promise<number>,
): Promise<void> {
  // Shut since, whatever the hub says of its lines.
  const shut = await xinmi.call('getEnterprise', { enterprise: await lastWinter('试新密停办厂') })
  const change = { values: { state: '关停' } }
  await xinmi.call('updateEnterprise', { enterprise: shut.id, version: shut.version, change })
  const added = { parent: null, kind: '生产线', point: null }
  const old = await lastWinter('试新密扩建厂')
  await xinmi.call('addFacility', { enterprise: old, facility: { ...added, name: '新线' } })
  await xinmi.call('addFacility', { enterprise: old, facility: { ...added, name: '停线' } })
  const whole = await lastWinter('试新密整厂', { level: '企业' }, '全厂')
  await xinmi.call('addFacility', { enterprise: whole, facility: { ...added, name: '新窑' } })
  const stopped = await xinmi.call('createEnterprise', {
    unit: XINMI,
    values: { name: '试新密停线厂', industry: '3031' },
  })
  await xinmi.call('addFacility', { enterprise: stopped.id, facility: { ...added, name: '停线' } })
  for (const enterprise of [old, stopped.id]) {
    const line = (await xinmi.call('getEnterprise', { enterprise })).facilities.find((f) => f.name === '停线')
    await xinmi.call('updateFacility', {
      enterprise,
      facility: line?.id ?? 0,
      version: line?.version ?? 0,
      state: '已关停',
    })
  }
}

/** A yard that is put right by 四（一） is no works of the season, whatever its class; nor one that was staggered last winter. */
async function yards(xinmi: Client, lastWinter: (enterprise: string) => Promise<number>): Promise<void> {
  // A yard that is put right by 四（一） is no works of the season, whatever its class; nor is a trade that 四（六） does not name.
  await xinmi.call('createEnterprise', { unit: XINMI, values: { name: '试新密作坊', industry: '3099' } })
  // Nor one of which the hub has no class, and which was staggered last winter.
  await lastWinter('试新密老作坊')
  for (const name of ['试新密作坊', '试新密老作坊']) {
    const yard = { enterprise: name, values: { foundOn: '2019-07-01', disposal: '整改提升' } }
    const { id } = await xinmi.call('createItem', { register: 'scattered', item: yard })
    await xinmi.call('moveItems', { register: 'scattered', ids: [id], move: 'list' })
  }
}

/** 按规则生成: whom a plan takes over, and whom it leaves out with the reason (四（六）2（2）). */
export async function takenOver({ server, desk }: Pick<SeasonOffice, 'server' | 'desk'>): Promise<void> {
  const xinmi = await server.as('xinmi-clerk')
  const before = { season: '2018-2019', ...ORDINARY, measure: '停产', minimumRun: 15 }
  const lastWinter = async (enterprise: string, more: FieldValues = {}, facility = '老线') => {
    const item = { enterprise, facility, values: { ...before, ...more } }
    const made = await xinmi.call('createItem', { register: 'staggered', item })
    await xinmi.call('moveItems', { register: 'staggered', ids: [made.id], move: 'list' })
    return made.enterprise?.id ?? 0
  }
  await lastWinter('试新密耐材厂')
  await enlarged(xinmi, lastWinter)
  const works = { unit: XINMI, values: { name: '试新密水泥厂', industry: '3011' } }
  const hub = await xinmi.call('createEnterprise', works)
  const line = { parent: null, kind: '生产线', name: '熟料线', point: null }
  await xinmi.call('addFacility', { enterprise: hub.id, facility: line })
  await xinmi.call('createEnterprise', { unit: XINMI, values: { name: '试新密家具厂', industry: '2110' } })
  await xinmi.call('createEnterprise', { unit: XINMI, values: { name: '试新密铸件厂', industry: '3391' } })
  const there = { ...desk.here, unit: XINMI }
  await yards(xinmi, lastWinter)
  const result = await proposed(server, xinmi, there)
  expect(result).toMatchObject({ added: 6, filled: 3, undecided: 3, leftCount: 6 })
  const byName = (a: { enterprise: string }, b: { enterprise: string }) => (a.enterprise < b.enterprise ? -1 : 1)
  const left = [
    { enterprise: '试新密作坊', why: HELD },
    { enterprise: '试新密停办厂', why: '企业已关停' },
    { enterprise: '试新密停线厂', why: '企业库里的产线都已关停' },
    {
      enterprise: '试新密家具厂',
      why: '国民经济行业代码 2110 不属于方案四（六）2（2）的钢铁、建材、铸造、有色、化工',
    },
    { enterprise: '试新密整厂', why: '产线“新窑”没有另列：该企业已按全厂列入，细化到产线的请把全厂一条改为各产线' },
    { enterprise: '试新密老作坊', why: HELD },
  ]
  expect([...(result?.left ?? [])].sort(byName)).toEqual(left.sort(byName))
  const found = (await xinmi.call('listSeasonRows', there)).rows
  const seen = found.map((r) => [r.enterprise.name, r.facility, r.level, r.trade, r.minimumRun, r.measure])
  const written = [
    ['试新密扩建厂', '新线', '生产线', '建材', null, null],
    ['试新密扩建厂', '老线', '生产线', '建材', 15, '限产'],
    ['试新密整厂', '全厂', '企业', '建材', 15, '限产'],
    ['试新密水泥厂', '熟料线', '生产线', '建材', null, null],
    ['试新密耐材厂', '老线', '生产线', '建材', 15, '限产'],
    ['试新密铸件厂', '全厂', '企业', '铸造', null, null],
  ]
  expect(seen.sort()).toEqual(written.sort())
  expect((await proposed(server, xinmi, there))?.added).toBe(0)
}
