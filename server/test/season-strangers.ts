import { expect } from 'vitest'
import { ORDINARY, proposed, type SeasonOffice } from './seasons.ts'

const XINMI = '410183'
const HELD = '在“散乱污”企业台账，没有销号，按四（一）处置，不列入错峰'

/** 按规则生成: whom a plan takes over, and whom it leaves out with the reason (四（六）2（2）). */
export async function takenOver({ server, desk }: Pick<SeasonOffice, 'server' | 'desk'>): Promise<void> {
  const xinmi = await server.as('xinmi-clerk')
  const before = { season: '2018-2019', ...ORDINARY, measure: '停产', minimumRun: 15 }
  const lastWinter = async (enterprise: string) => {
    const item = { enterprise, facility: '老线', values: before }
    const made = await xinmi.call('createItem', { register: 'staggered', item })
    await xinmi.call('moveItems', { register: 'staggered', ids: [made.id], move: 'list' })
    return made.enterprise?.id ?? 0
  }
  await lastWinter('试新密耐材厂')
  // Shut since, whatever the hub says of its lines.
  const shut = await xinmi.call('getEnterprise', { enterprise: await lastWinter('试新密停办厂') })
  const change = { values: { state: '关停' } }
  await xinmi.call('updateEnterprise', { enterprise: shut.id, version: shut.version, change })
  const works = { unit: XINMI, values: { name: '试新密水泥厂', industry: '3011' } }
  const hub = await xinmi.call('createEnterprise', works)
  const line = { parent: null, kind: '生产线', name: '熟料线', point: null }
  await xinmi.call('addFacility', { enterprise: hub.id, facility: line })
  await xinmi.call('createEnterprise', { unit: XINMI, values: { name: '试新密家具厂', industry: '2110' } })
  await xinmi.call('createEnterprise', { unit: XINMI, values: { name: '试新密铸件厂', industry: '3391' } })
  const there = { ...desk.here, unit: XINMI }
  // A yard that is put right by 四（一） is no works of the season, whatever its class; nor is a trade that 四（六） does not name.
  await xinmi.call('createEnterprise', { unit: XINMI, values: { name: '试新密作坊', industry: '3099' } })
  // Nor one of which the hub has no class, and which was staggered last winter.
  await lastWinter('试新密老作坊')
  for (const name of ['试新密作坊', '试新密老作坊']) {
    const yard = { enterprise: name, values: { foundOn: '2019-07-01', disposal: '整改提升' } }
    const { id } = await xinmi.call('createItem', { register: 'scattered', item: yard })
    await xinmi.call('moveItems', { register: 'scattered', ids: [id], move: 'list' })
  }
  const result = await proposed(server, xinmi, there)
  expect(result).toMatchObject({ added: 3, filled: 1, undecided: 2, leftCount: 3 })
  expect(result?.left).toEqual([
    { enterprise: '试新密作坊', why: HELD },
    {
      enterprise: '试新密家具厂',
      why: '国民经济行业代码 2110 不属于方案四（六）2（2）的钢铁、建材、铸造、有色、化工',
    },
    { enterprise: '试新密老作坊', why: HELD },
  ])
  const found = (await xinmi.call('listSeasonRows', there)).rows
  const seen = found.map((r) => [r.enterprise.name, r.facility, r.level, r.trade, r.minimumRun, r.measure])
  expect(seen.sort()).toEqual([
    ['试新密水泥厂', '熟料线', '生产线', '建材', null, null],
    ['试新密耐材厂', '老线', '生产线', '建材', 15, '限产'],
    ['试新密铸件厂', '全厂', '企业', '铸造', null, null],
  ])
  expect((await proposed(server, xinmi, there))?.added).toBe(0)
}
