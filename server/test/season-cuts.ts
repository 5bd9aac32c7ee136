import { expect } from 'vitest'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import type { SeasonOffice } from './seasons.ts'

type Drawing = Pick<SeasonOffice, 'clerk' | 'desk'>

export function dustOf({ clerk, desk }: Drawing) {
  return async () => (await clerk.call('getSeasonReduction', { ...desk.here }))[0]
}

/** 设备 → 生产线: of a line that is limited and a kiln of it that is limited alike the emission is cut once. */
export async function linkedOnce({ clerk, desk }: Drawing, line: number, order: FieldValues): Promise<void> {
  const { enterprise } = await desk.rowOf(line)
  const { facilities } = await clerk.call('getEnterprise', { enterprise: enterprise.id ?? 0 })
  const parent = facilities.find((f) => f.name === '1#窑')?.id ?? null
  const kiln = { parent, kind: '设备', name: '焙烧窑车', point: null }
  await clerk.call('addFacility', { enterprise: enterprise.id ?? 0, facility: kiln })
  const dust = dustOf({ clerk, desk })
  const before = await dust()
  const id = await desk.row('试砖厂', { ...order, level: '设备', emissionShare: 20 }, '焙烧窑车')
  const after = await dust()
  expect([after?.total, after?.known]).toEqual([before?.total, (before?.known ?? 0) + 1])
  await clerk.call('moveItems', { register: 'staggered', ids: [id], move: 'remove', reason: '试' })
}

export async function askedAnew({ clerk, desk }: Drawing, id: number, order: FieldValues): Promise<void> {
  const dust = dustOf({ clerk, desk })
  await desk.write(id, { measure: '停产', limitPercent: null, reason: '试' })
  expect((await desk.rowOf(id)).cutBefore).toBe(
    '颗粒物减排量 2.5 t（错峰措施 限产，限产比例（%） 30，起始日期 2019-11-15，结束日期 2020-03-15）',
  )
  expect(await dust()).toMatchObject({ written: 0, setAside: 1 })
  // Written together with the measure it is of the new one, and the old words go.
  await desk.write(id, { ...order, dustCut: 2.5, reason: null })
  expect((await desk.rowOf(id)).cutBefore).toBeNull()
  expect(await dust()).toMatchObject({ written: 2.5, setAside: 0 })
  await desk.write(id, { emissionShare: 90 })
  expect(await dust()).toMatchObject({ written: 2.5 })
}
