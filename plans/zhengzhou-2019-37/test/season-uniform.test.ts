import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBelowGeneral, loadOf, type Turn } from '@gongjian/domain/season/below-general.ts'
import { uniformTrades, uniformWords, type OrderGroup } from '@gongjian/domain/season/uniform.ts'
import { MEASURES, TIERS } from '@gongjian/domain/season/words.ts'
import { season } from '../rules/index.ts'

const STOP = {
  trade: '建材',
  measure: '停产',
  percent: null,
  from: '2019-11-15',
  until: '2020-03-15',
  sparedByDays: false,
  lines: 1,
}
function at(percent: number): Omit<OrderGroup, 'tier'> {
  return { ...STOP, measure: '限产', percent }
}
const spared = { ...STOP, measure: '豁免', from: null, until: null }
const { alike } = season.uniform

describe('一刀切', () => {
  it.each<[why: string, groups: OrderGroup[], tiers: string[]]>([
    ['a trade of one class', [{ ...STOP, tier: 'general' }], []],
    [
      'two classes, one measure',
      [
        { ...STOP, tier: 'general' },
        { ...STOP, tier: 'restricted' },
      ],
      ['general', 'restricted'],
    ],
    ['all alike', TIERS.map((tier) => ({ ...STOP, tier })), ['spared', 'general', 'restricted']],
    [
      'limited for two days is spared',
      [
        { ...spared, tier: 'spared' },
        { ...at(30), tier: 'general', from: '2020-03-14', sparedByDays: true },
        { ...STOP, tier: 'restricted' },
      ],
      ['spared', 'general'],
    ],
    ['all spared alike', TIERS.map((tier) => ({ ...spared, tier })), ['spared', 'general', 'restricted']],
    ...([30, 31, 34.99, 35, 50] as const).map((percent): [string, OrderGroup[], string[]] => [
      `30 % and ${percent} %`,
      [
        { ...at(30), tier: 'general' },
        { ...at(percent), tier: 'restricted' },
      ],
      percent < 35 ? ['general', 'restricted'] : [],
    ]),
    ...(['2020-03-15', '2020-03-14', '2020-03-09', '2020-03-08', '2020-02-15'] as const).map(
      (until): [string, OrderGroup[], string[]] => [
        `until ${until}`,
        [
          { ...STOP, tier: 'general', until },
          { ...STOP, tier: 'restricted' },
        ],
        until >= '2020-03-09' ? ['general', 'restricted'] : [],
      ],
    ),
    ...([0, 1, 9, 10, 19] as const).map((odd): [string, OrderGroup[], string[]] => [
      `of 19 general lines ${odd} are ordered otherwise`,
      [
        { ...STOP, tier: 'general', lines: 19 - odd },
        { ...at(50), tier: 'general', lines: odd },
        { ...STOP, tier: 'restricted', lines: 4 },
      ],
      odd < 10 ? ['general', 'restricted'] : [],
    ]),
    [
      'one of 19 stops a day later',
      [
        { ...STOP, tier: 'general', lines: 18 },
        { ...STOP, tier: 'general', from: '2019-11-16' },
        { ...STOP, tier: 'restricted', lines: 4 },
      ],
      ['general', 'restricted'],
    ],
    [
      'every general line by a day of its own',
      [
        ...['2019-11-15', '2019-11-16', '2019-11-17', '2019-11-18'].map((from) => ({
          ...STOP,
          tier: 'general' as const,
          from,
        })),
        { ...STOP, tier: 'restricted' },
      ],
      ['general', 'restricted'],
    ],
    [
      'line by line within a class',
      [
        { ...STOP, tier: 'general' },
        { ...at(50), tier: 'general' },
        { ...STOP, tier: 'restricted' },
      ],
      [],
    ],
    [
      'as the rules say',
      [
        { ...spared, tier: 'spared' },
        { ...at(30), tier: 'general' },
        { ...STOP, tier: 'restricted' },
      ],
      [],
    ],
    [
      'spared differ, the rest alike',
      [
        { ...spared, tier: 'spared' },
        { ...STOP, tier: 'general' },
        { ...STOP, tier: 'restricted' },
      ],
      ['general', 'restricted'],
    ],
  ])('%s', (_why, groups, tiers) =>
    expect(uniformTrades(groups, alike).flatMap((u) => u.tiers.map((t) => t.tier))).toEqual(tiers),
  )

  it('says of whom, how many of each, and from when on two orders are one', () => {
    const [found] = uniformTrades(
      [
        { ...STOP, tier: 'general', lines: 18 },
        { ...at(99), tier: 'general' },
        { ...STOP, tier: 'restricted', lines: 4 },
      ],
      alike,
    )
    expect(found && uniformWords(found, alike)).toBe(
      '建材行业的一般企业（19 条中 18 条）、限制类企业（4 条中 4 条）多数都是“停产（2019-11-15 至 2020-03-15）”，没有按绩效和目录类别区别；比例相差不到 5 个百分点、起止日期相差不到 7 天的，算同一措施',
    )
  })

  const group = fc.record({
    trade: fc.constantFrom('建材', '钢铁'),
    tier: fc.constantFrom(...TIERS),
    measure: fc.constantFrom(...MEASURES),
    percent: fc.constantFrom(null, 30, 33, 50),
    from: fc.constantFrom('2019-11-15', '2019-11-18', '2019-12-01'),
    until: fc.constant('2020-03-15'),
    sparedByDays: fc.boolean(),
    lines: fc.integer({ min: 1, max: 9 }),
  })
  it('does not hang on the order of rows, nor on whether they are counted together', () => {
    const told = (g: OrderGroup[]) =>
      uniformTrades(g, alike)
        .map((u) => `${u.trade} ${u.order} ${u.tiers.map((t) => `${t.tier} ${t.alike} ${t.lines}`).join()}`)
        .sort()
    fc.assert(
      fc.property(fc.array(group, { maxLength: 8 }), (groups) => {
        const single = groups.flatMap((g) => Array.from({ length: g.lines }, () => ({ ...g, lines: 1 })))
        expect(told(single.reverse())).toEqual(told(groups))
      }),
    )
  })
  it('names two tiers at least, and most lines of a named tier get just that', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 8 }), (groups) => {
        for (const { trade, tiers, groups: its } of uniformTrades(groups, alike)) {
          expect(tiers.length).toBeGreaterThan(1)
          expect(new Set(its.map((g) => (g.sparedByDays ? '豁免' : g.measure))).size).toBe(1)
          for (const t of tiers) {
            const mine = groups.filter((g) => g.trade === trade && g.tier === t.tier)
            expect(t.lines).toBe(mine.reduce((n, g) => n + g.lines, 0))
            expect(t.alike).toBeGreaterThan(t.lines / 2)
          }
        }
      }),
    )
  })
  it('is not hidden by one line of many that is ordered otherwise', () => {
    fc.assert(
      fc.property(group, fc.integer({ min: 3, max: 40 }), (odd, lines) => {
        const all = [
          { ...STOP, tier: 'general' as const, lines },
          { ...STOP, tier: 'restricted' as const, lines },
        ]
        expect(uniformTrades([...all, { ...odd, trade: STOP.trade, lines: 1 }], alike)).toHaveLength(1)
      }),
    )
  })
})

describe('限制类: more than the general lines of the trade', () => {
  const turn = (measure: string, percent: number | null, until = STOP.until): Turn => ({
    measure,
    percent,
    from: measure === '豁免' ? null : STOP.from,
    until: measure === '豁免' ? null : until,
  })
  const [stopped, at10, at30, at31, at60] = [turn('停产', null), ...[10, 30, 31, 60].map((p) => turn('限产', p))] as [
    Turn,
    Turn,
    Turn,
    Turn,
    Turn,
  ]
  const aDay = turn('停产', null, STOP.from)
  it.each<[why: string, line: Turn, generals: [Turn, number][], is: boolean | null]>([
    ['limited by 10 %, general lines stopped', at10, [[stopped, 19]], true],
    ['stopped as they are', stopped, [[stopped, 19]], false],
    ['the same per cent', at30, [[at30, 19]], true],
    ['a higher one', at31, [[at30, 19]], false],
    [
      'most general lines are limited by more',
      at31,
      [
        [at30, 9],
        [at60, 10],
      ],
      true,
    ],
    [
      'half of them are',
      at31,
      [
        [at30, 10],
        [at60, 10],
      ],
      false,
    ],
    [
      'one general line stops of its own',
      at60,
      [
        [at30, 18],
        [stopped, 1],
      ],
      false,
    ],
    ['a stop of one day', aDay, [[at30, 19]], true],
    ['a stop that is six days shorter', turn('停产', null, '2020-03-09'), [[stopped, 19]], false],
    ['a stop that is a week shorter', turn('停产', null, '2020-03-08'), [[stopped, 19]], true],
    ['general lines are spared', at10, [[turn('豁免', null), 3]], false],
    ['nobody to compare with', at10, [], null],
    ['its per cent is not written', turn('限产', null), [[at30, 3]], null],
    ['its days are not written', { ...stopped, until: null }, [[at30, 3]], null],
  ])('%s', (_why, line, generals, is) => {
    const loads = generals.flatMap(([t, lines]) => {
      const load = loadOf(t, [t])
      return load === null ? [] : [{ ...load, lines }]
    })
    expect(isBelowGeneral(loadOf(line, [line]), loads, alike)).toBe(is)
  })
  it('counts all turns of a line', () => {
    const turns = [turn('停产', null, '2019-12-31'), { ...stopped, from: '2020-01-10' }]
    expect(loadOf(turns[0] as Turn, turns)).toEqual({ percent: 100, percentDays: 100 * (47 + 66) })
  })
})
