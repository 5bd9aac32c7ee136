import fc from 'fast-check'
import { expect, it } from 'vitest'
import { facilityCore, facilityLikeness, likeFacilities, type Comparable } from '../src/enterprise/like-facility.ts'

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

it.each([
  ['5号窑', ['5#窑', '五号窑', '第五座窑', 'No.5窑', '№5 窑', '５＃窑', '05#窑', '#5窑', '⑤号窑']],
  [
    '7号窑',
    [
      '7号（窑）',
      '7号窑。',
      'Ⅶ号窑',
      'ⅶ 号窑',
      'VII号窑',
      '7#（窑炉）',
      '“7号窑”',
      '7号，窑',
      '7号窑（1座）',
      '7号窑2台',
      '窑炉–7#',
    ],
  ],
  [
    '5号隧道窑',
    [
      ...['5号（隧道窑）', '5号窑（隧道窑）', '5号炉（隧道窑）', '【隧道窑】5#隧道窑'],
      ...['隧道窑–5', '隧道窑—5号', '隧道窑‑5', '隧道窑−5', '隧道窑~5', '隧道窑：5号', '隧道窑、5'],
      ...['“5号隧道窑”', '「5号隧道窑」', '5号隧道窑、', '5号隧道窑/', '5 号隧道窑*', '*5号隧道窑', '5号隧道窑…'],
      ...['5号隧道窑（1台）', '5号隧道窑(1座)', '五号隧道窑1台', '五号隧道窑一座', '5號隧道窑生產线', '5号隧道窑线'],
    ],
  ],
  ['3号线', ['III线', 'III号线', 'Ⅲ线', 'ⅲ#线', '3号生產線', '产线Ⅲ', '产线-III', '3号线1条']],
  ['11号线', ['XI号线', 'Ⅺ线', '十一线']],
  ['1号线', ['I号线', 'Ⅰ线', 'i#线']],
  [
    '5号隧道窑',
    [
      '隧道窑5号',
      '隧道窑5#',
      '隧道窑（5号）',
      '5号隧道窑炉',
      '5号隧道窑（煤）',
      '伍号隧道窑',
      '5號隧道窯',
      '5号隧道炉窑',
    ],
  ],
  ['12号线', ['十二号线', '12#线', '012号线', '拾贰号生产线', '产线12', '12号线【停产】']],
  ['A5隧道窑', ['隧道窑A5', 'a5号隧道窑', '隧道窑-A5']],
  ['20号线', ['二十号线', '二〇号线']],
  [
    '加热炉',
    ['加热炉（1台）', '加热炉1台', '加热炉（一台）', '加热炉(1座)', '加热爐一台', '加热炉（共2台）', '加热炉共1台'],
  ],
  ['生产线', ['生产线1条', '生产线（2条）']],
  [
    '加热炉',
    [
      ...[
        '1台加热炉',
        '一台加热炉',
        '加热炉，1台',
        '加热炉：1台',
        '加热炉-1台',
        '加热炉—1台',
        '加热炉（1台套）',
        '加热炉1台（套）',
      ],
      ...[
        '加热炉（合计1台）',
        '加热炉共计1台',
        '加热炉数量1',
        '加热炉（数量：1）',
        '加热炉（1）',
        '加热炉1口',
        '加热炉一部',
        '加热炉2台',
      ],
      ...[
        '加热炉两台',
        '加热爐兩臺',
        '两台加热炉',
        '加热炉（共两台）',
        '共2台加热炉',
        '1台/套加热炉',
        '1套加热炉',
        '加热炉1台/套',
      ],
    ],
  ],
  [
    '5号隧道窑',
    [
      ...[
        '5号隧道窑，1条',
        '1条5号隧道窑',
        '5号隧道窑1座（隧道窑）',
        '1座5号隧道窑',
        '5#隧道窑（合计1座）',
        '5号隧道窑1座（煤）',
      ],
      ...['隧道窑5号，1座', '一条五号隧道窑'],
    ],
  ],
  ['1号加热炉', ['1#加热炉', '加热炉1号', '加热炉1', '加热炉-1', '第1台加热炉', '1座加热炉', '加热炉（1号）']],
  ['5号窑', ['5座窑', '第五座窑']],
  ['台车炉', ['1台台车炉', '台车炉（1台套）']],
  ['1-1窑', ['1#-1窑', '一.一 窑', '1号1窑']],
])('%s is written for %j', (name, others) => {
  expect(others.map(facilityCore)).toEqual(others.map(() => facilityCore(name)))
})

it('numbers that a sign tells apart stay two; a name of signs alone is itself', () => {
  const names = ['1-1窑', '11窑', '1.5t锅炉', '15t锅炉', '105窑', '1-05窑', '5', '#', '号']
    .concat([
      '1号线2号窑',
      '1号线窑2',
      '2号窑1号线',
      '21号线窑',
      '回转窑（石灰）',
      '回转窑（水泥）',
      '隧道窑（东）',
      '隧道窑（西）',
    ])
    .concat(['1号线2座', '1号2台', 'V5窑', 'X窑炉房', 'IIA窑', '5号隧道窑（二期）', '5号热风炉', '5号隧道窑2号线'])
    .concat(['5号窑（新）', '5号窑（旧）', '5号窑（二期）', '5号窑', '5号炉', 'DA005', '（煤）'])
    .concat([
      '加热炉',
      '1号加热炉',
      '加热炉（2）',
      '铸造一部',
      '铸造二部',
      '1台车炉',
      '台车炉',
      '1套筒窑',
      '套筒窑',
      '流量计1台',
      '流量1台',
    ])
  expect(new Set(names.map(facilityCore)).size).toBe(names.length)
})

const WRITINGS: readonly ((n: number) => string)[] = [
  (n) => `${n}`,
  (n) => `0${n}`,
  (n) => '零一二三四五六七八九'.charAt(n),
  (n) => '零壹贰叁肆伍陆柒捌玖'.charAt(n),
]
interface Writing {
  readonly number: (n: number) => string
  readonly counted: string
  readonly what: string
  readonly isBehind: boolean
  readonly remark: string
}
const written: fc.Arbitrary<Writing> = fc.record({
  number: fc.constantFrom(...WRITINGS),
  counted: fc.constantFrom('号', '#', '號', ' 号 ', '＃'),
  what: fc.constantFrom('隧道窑', '隧道窯', '隧道窑炉'),
  isBehind: fc.boolean(),
  remark: fc.constantFrom('', '（煤）', '(天然气)', '【已停】'),
})

it('a number, a thing: however and wherever the number is written, whatever is remarked', () => {
  const digit = fc.integer({ min: 1, max: 9 })
  fc.assert(
    fc.property(digit, digit, written, written, (m, n, x, y) => {
      expect(facilityCore(nameOf(m, x)) === facilityCore(nameOf(n, y))).toBe(m === n)
    }),
  )
})

function nameOf(n: number, w: Writing): string {
  const number = `${w.number(n)}${w.counted}`
  return `${w.isBehind ? `${w.what}${number}` : `${number}${w.what}`}${w.remark}`
}
