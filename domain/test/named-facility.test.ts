import { expect, it } from 'vitest'
import { chooseNamed, type NamedFacility } from '../src/enterprise/named-facility.ts'

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
  ['how many of a closed one without a number', '窑炉', '加热炉（1台）', [['窑炉', '加热炉', true]], 'closed 1'],
  ['a closed one without a number, counted', '窑炉', '加热炉', [['窑炉', '加热炉一台', true]], 'closed 1'],
  ...[
    '5号隧道窑（120m）',
    '5号隧道窑(120 米)',
    '5号隧道窑×1',
    '5号隧道窑*1台',
    '5号隧道窑（×1）',
    '五号隧道窑（Φ3×60m）',
  ]
    .concat([
      '5号隧道窑（10t/h）',
      '5号隧道窑（长120m）',
      '5号隧道窑（120立方米）',
      '5号隧道窑（29MW）',
      '5号隧道窑【10蒸吨】',
      '5号隧道窑（10万吨/年）',
      '5#（隧道窑）×1',
    ])
    .concat(['5号燧道窑', '5号大隧道窑', '5号窑', '5号窑（120m）', '5号隧道式窑', '5号隧道炉'])
    .flatMap((name): [string, string, string, [string, string, true][], string][] => [
      [
        'a size, a slip or a short name beside a closed one',
        '窑炉',
        name,
        [['窑炉', '5号隧道窑', true]],
        'new, near 1',
      ],
      ['a closed size, slip or short name', '窑炉', '5号隧道窑', [['窑炉', name, true]], 'new, near 1'],
    ]),
  ...[
    ['锅炉（10吨）', '锅炉（10t）'],
    ['锅炉（10t/h）', '锅炉（10t）'],
    ['锅炉（10蒸吨）', '锅炉（10t）'],
    ['10t/h锅炉', '锅炉（10t）'],
    ['7号轮窑（24门）', '7号轮窑'],
    ['24门轮窑', '轮窑'],
    ['5号隧道窑120m', '5号隧道窑'],
    ['5号隧道窑长120米', '5号隧道窑'],
    ['5号隧道窑Φ3×120', '5号隧道窑'],
    ['5号隧道窑（2019年）', '5号隧道窑'],
    ['5号隧道窑（2019年建成）', '5号隧道窑'],
    ['0.5t熔炼炉', '熔炼炉'],
    ['熔炼炉0.5t', '熔炼炉'],
    ['0.5吨熔炼炉', '熔炼炉0.5t'],
    ['3t/h冲天炉', '冲天炉'],
    ['1号10t锅炉', '1#锅炉'],
  ].flatMap(([one = '', other = '']): [string, string, string, [string, string, true][], string][] => [
    ['a size beside a closed one', '窑炉', one, [['窑炉', other, true]], 'new, near 1'],
    ['a closed size', '窑炉', other, [['窑炉', one, true]], 'new, near 1'],
  ]),
  ['two sizes and no number, before the name', '窑炉', '0.5t熔炼炉', [['窑炉', '1t熔炼炉', true]], 'new'],
  ['another number with a size behind it', '窑炉', '6号隧道窑120m', [['窑炉', '5号隧道窑', true]], 'new'],
  ['another size of a closed one', '窑炉', '7号窑（Φ3m）', [['窑炉', '7号窑（Φ3.2m）', true]], 'new, near 1'],
  ['a size of a bare number that is closed', '窑炉', '7号窑（Φ3m）', [['窑炉', '7#', true]], 'new, near 1'],
  ['a furnace for a kiln', '窑炉', '7号炉', [['窑炉', '7号窑', true]], 'new, near 1'],
  ['another number with a size', '窑炉', '6号隧道窑（120m）', [['窑炉', '5号隧道窑', true]], 'new'],
  ['the size of one is the number of the other', '窑炉', '5号隧道窑', [['窑炉', '1号隧道窑（5m）', true]], 'new'],
  ['two sizes and no number', '锅炉', '锅炉（10t）', [['锅炉', '锅炉（4t）', true]], 'new'],
  ...['1号加热炉', '1#加热炉', '加热炉1'].flatMap(
    (name): [string, string, string, [string, string, true][], string][] => [
      ['how many, or the number of a closed one', '窑炉', '1台加热炉', [['窑炉', name, true]], 'new, near 1'],
      ['the number of what was closed as so many', '窑炉', name, [['窑炉', '加热炉（1）', true]], 'new, near 1'],
    ],
  ),
  ['a number that may be how many', '窑炉', '1座加热炉', [['窑炉', '加热炉', true]], 'new, near 1'],
  ['a closed number that may be how many', '窑炉', '加热炉', [['窑炉', '加热炉（2）', true]], 'new, near 1'],
  ['a number is not how many', '窑炉', '1号加热炉', [['窑炉', '加热炉', true]], 'new'],
  ['a letter is the number', '窑炉', 'A5窑', [['窑炉', 'B5窑', true]], 'new'],
  ['a line for a kiln', '生产线', '7号线', [['窑炉', '7号窑', true]], 'new'],
  ['what stands at a closed kiln', '除尘设施', '7号窑除尘器', [['窑炉', '7号窑', true]], 'new'],
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

it('one that runs and is written alike does not hide a closed one that may be meant', () => {
  const there = [named(1, '窑炉', '加热炉', '两座加热炉', true), named(2, '窑炉', '2座加热炉', '两座加热炉')]
  expect(chooseNamed({ kind: '窑炉', name: '两座加热炉' }, there)).toMatchObject({
    is: 'new',
    alike: { id: 2 },
    closed: { id: 1 },
  })
})
