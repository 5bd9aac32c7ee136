import fc from 'fast-check'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import type { Client } from './harness.ts'
import { kilnOf, makeEnterprise } from './hub.ts'
import { madeUpCode } from './register-items.ts'

/** One of two that are merged: what is known of it, its devices, and what stands in the ledgers. */
export const anySide = fc.record({
  code: fc.boolean(),
  size: fc.constantFrom('小', '大', null),
  address: fc.constantFrom('某路1号', null),
  isPlaced: fc.boolean(),
  devices: fc.subarray(['1#炉', '2#炉', '3#炉']),
  onLine: fc.boolean(),
  kilns: fc.subarray(['1#炉', '4#炉']),
  relocates: fc.boolean(),
})
export type Side = typeof anySide extends fc.Arbitrary<infer T> ? T : never

/** `serial`: the number of its code, where it has one (madeUpCode). */
export async function buildSide(clerk: Client, s: Side, serial: number): Promise<EnterpriseDetail> {
  const e = await makeEnterprise(
    clerk,
    { creditCode: s.code ? madeUpCode(serial) : null, size: s.size, address: s.address },
    s.isPlaced ? { point: { longitude: 113, latitude: 34.7 }, township: '米河镇' } : {},
  )
  let parent: number | null = null
  if (s.onLine) {
    const made = await clerk.call('addFacility', { enterprise: e.id, facility: { kind: '生产线', name: '1线' } })
    parent = made.facilities[0]?.id ?? null
  }
  for (const name of s.devices)
    await clerk.call('addFacility', { enterprise: e.id, facility: { kind: '窑炉', name, parent } })
  for (const name of s.kilns) await kilnOf(clerk, e, name)
  if (s.relocates)
    await clerk.call('createItem', {
      register: 'relocation',
      item: { enterpriseId: e.id, ownDue: '2022-06-30', values: { trade: '铸造', pathway: '退城入园' } },
    })
  return e
}
