import { expect, it } from 'vitest'
import { facilityLikeness, likeFacilities, type Comparable } from '../src/enterprise/like-facility.ts'

it.each([
  ['1#热风炉', '1号热风炉', true],
  ['1#热风炉', '一号 热风炉', true],
  ['第1座隧道窑', '1#隧道窑', true],
  ['隧道窑生产线', '隧道窑产线', true],
  ['1#热风炉', '2#热风炉', false],
  ['1#热风炉', '1#隧道窑', false],
  ['10t/h锅炉', '4t/h锅炉', false],
  ['炉', '#', false],
])('%s and %s may be one: %s', (a, b, alike) => {
  expect(facilityLikeness(a, b) >= 0.5).toBe(alike)
  expect(facilityLikeness(b, a)).toBe(facilityLikeness(a, b))
})

function facility(id: number, name: string, rest: Partial<Comparable> = {}): Comparable {
  return { id, name, kind: '窑炉', isClosed: false, sizes: new Map(), ...rest }
}
function ids(pairs: readonly { from: Comparable; into: Comparable }[]): number[][] {
  return pairs.map((p) => [p.from.id, p.into.id])
}

it('pairs each with the one most like it, of one kind, state and size', () => {
  const size = (n: number) => ({ sizes: new Map([['kilns/hearthDiameter', n]]) })
  expect(
    ids(likeFacilities([facility(1, '1#热风炉')], [facility(2, '1号热风炉房'), facility(3, '1号热风炉')])),
  ).toEqual([[1, 3]])
  expect(ids(likeFacilities([facility(1, '1#炉', size(3))], [facility(2, '1号炉', size(3))]))).toEqual([[1, 2]])
  expect(ids(likeFacilities([facility(1, '1#炉', size(3))], [facility(2, '1号炉')]))).toEqual([[1, 2]])
  expect(likeFacilities([facility(1, '1#炉', size(3))], [facility(2, '1号炉', size(2.6))])).toEqual([])
  expect(likeFacilities([facility(1, '1#炉')], [facility(2, '1号炉', { kind: '锅炉' })])).toEqual([])
  expect(likeFacilities([facility(1, '1#炉')], [facility(2, '1号炉', { isClosed: true })])).toEqual([])
})
