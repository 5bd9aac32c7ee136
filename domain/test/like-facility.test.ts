import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chooseNamed, type NamedFacility } from '../src/enterprise/named-facility.ts'
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

function named(id: number, kind: string, name: string, asked: string, isClosed = false): NamedFacility {
  return {
    id,
    kind,
    name,
    is_same: name === asked,
    is_closed: isClosed,
    closed_on: isClosed ? '2019-08-01' : null,
    former: null,
  }
}

it.each<[what: string, kind: string, name: string, there: [kind: string, name: string, closed?: true][], is: string]>([
  ['nothing of the name', '生产线', '1号窑', [], 'new'],
  ['its own', '窑炉', '1号窑', [['窑炉', '1号窑']], 'taken 1'],
  ['its own, closed', '窑炉', '1号窑', [['窑炉', '1号窑', true]], 'closed 1'],
  ['its own, written alike', '窑炉', '1#窑', [['窑炉', '1号窑']], 'new, like 1'],
  ['its own, written alike and closed', '窑炉', '1#窑', [['窑炉', '1号窑', true]], 'closed 1'],
  ['a line that is a kiln', '生产线', '1号窑', [['窑炉', '1号窑']], 'taken 1'],
  ['a line that is a kiln, written alike', '生产线', '1#窑', [['窑炉', '1号窑']], 'taken 1'],
  ['a line that is a closed kiln', '生产线', '1#窑', [['窑炉', '1号窑', true]], 'closed 1'],
  [
    'its own kind first',
    '生产线',
    '1号',
    [
      ['窑炉', '1号'],
      ['生产线', '1号'],
    ],
    'taken 2',
  ],
  [
    'its own of that name, though the kiln is closed',
    '生产线',
    '1号',
    [
      ['窑炉', '1号', true],
      ['生产线', '1号'],
    ],
    'taken 2',
  ],
  [
    'its own alike, the closed kiln of that name',
    '生产线',
    '1号',
    [
      ['窑炉', '1号', true],
      ['生产线', '1#'],
    ],
    'closed 1',
  ],
  [
    'the very name before one alike',
    '生产线',
    '1号',
    [
      ['生产线', '1#'],
      ['窑炉', '1号'],
    ],
    'taken 2',
  ],
  [
    'a boiler and a kiln',
    '生产线',
    '1号',
    [
      ['锅炉', '1号'],
      ['窑炉', '1号'],
    ],
    'several 1 2',
  ],
  [
    'a closed boiler and a kiln',
    '生产线',
    '1号',
    [
      ['锅炉', '1号', true],
      ['窑炉', '1号'],
    ],
    'several 1 2',
  ],
  ['a kiln is no boiler', '窑炉', '1号', [['锅炉', '1号', true]], 'new'],
  ['a well is no line', '生产线', '1号', [['自备井', '1号', true]], 'new'],
  ["a closed line of a kiln's name", '窑炉', '1#窑', [['生产线', '1号窑', true]], 'closed 1'],
  ['a closed line of a bare number', '窑炉', '1号', [['生产线', '1号', true]], 'new'],
  ['a closed machine of the very name', '窑炉', '5号隧道窑', [['设备', '5号隧道窑', true]], 'closed 1'],
  ['a closed outlet of a bare number', '窑炉', '5号', [['排放口', '5号', true]], 'new'],
  ['a bare number of a closed kiln', '窑炉', '7#', [['窑炉', '7号窑', true]], 'closed 1'],
  ['a bare number of a closed kiln of a kind', '窑炉', '5', [['窑炉', '5号隧道窑', true]], 'closed 1'],
  ['a bare number of a closed kiln, in a ledger of lines', '生产线', '5#', [['窑炉', '5号隧道窑', true]], 'closed 1'],
  ['a kiln that was closed as a bare number', '窑炉', '7号窑', [['窑炉', '7#', true]], 'closed 1'],
  ['a boiler that was closed as a bare number', '锅炉', '7号锅炉', [['锅炉', '7#', true]], 'closed 1'],
  ['a bare number closed, of a kind that it does not say', '窑炉', '7号隧道窑', [['窑炉', '7#', true]], 'new, near 1'],
  ['a bare number of another kind', '窑炉', '7#', [['锅炉', '7号锅炉', true]], 'new'],
  ['another number', '窑炉', '7#', [['窑炉', '17号窑', true]], 'new'],
  [
    'a bare number that runs under its very name',
    '窑炉',
    '7#',
    [
      ['窑炉', '7号窑', true],
      ['窑炉', '7#'],
    ],
    'taken 2',
  ],
  ['near a closed one', '窑炉', '5号隧道窑东', [['窑炉', '5号隧道窑', true]], 'new, near 1'],
  ['near a closed one of another kind', '窑炉', '5号隧道窑东', [['设备', '5号隧道窑', true]], 'new, near 1'],
  ['near one that runs', '窑炉', '5号隧道窑东', [['窑炉', '5号隧道窑']], 'new'],
  ['the number of a closed one of another make', '窑炉', '5号热风炉', [['窑炉', '5号隧道窑', true]], 'new'],
  ['a line that runs', '窑炉', '1号窑', [['生产线', '1号窑']], 'new'],
])('%s: %s %s', (_, kind, name, there, is) => {
  const all = there.map(([k, n, closed], i) => named(i + 1, k, n, name, closed))
  const choice = chooseNamed({ kind, name }, all)
  const likes = choice.is === 'new' ? [choice.alike ?? choice.closed].filter((f) => f !== null) : []
  const ids = 'all' in choice ? choice.all : 'one' in choice ? [choice.one] : likes
  const like = choice.is === 'new' ? (choice.alike ? ', like' : choice.closed ? ', near' : '') : ''
  expect([`${choice.is}${like}`, ...ids.map((f) => f.id)].join(' ')).toBe(is)
})
