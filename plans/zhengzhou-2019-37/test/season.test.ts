import { describe, expect, it } from 'vitest'
import {
  isOpenTo,
  SEASON_ACTIONS,
  SeasonAction,
  SeasonState,
  type SeasonAction as Action,
} from '@gongjian/domain/season/season.ts'
import {
  ALERT_COLOURS,
  alertDeparts,
  alertLimitProblems,
  alertProposed,
  isAlerted,
  type AlertColour,
} from '@gongjian/domain/season/alert.ts'
import { daysCovered, isSparedByDays } from '@gongjian/domain/season/days.ts'
import {
  departs,
  departuresOf,
  gapsOf,
  gapWords,
  isSilent,
  proposedOf,
  SEASON_GAPS,
  type Departure,
} from '@gongjian/domain/season/proposal.ts'
import { SEASON_FIELDS } from '@gongjian/domain/season/words.ts'
import { registers } from '../registers/index.ts'
import { ruleSets, season } from '../rules/index.ts'

const register = registers.find((r) => r.id === season.register)

describe('what the pack says of season plans', () => {
  it('stands on a register that has the fields, and names rules and trades that are there', () => {
    expect(SEASON_FIELDS.filter((key) => !register?.fields[key])).toEqual([])
    const rules = ruleSets.find((s) => s.facts.subject === season.subject)?.rules.map((r) => r.id)
    expect(Object.keys(season.proposals).sort()).toEqual([...(rules ?? [])].sort())
    const trade = register?.fields.trade
    const known = trade?.kind === 'choice' ? trade.options : []
    expect(season.trades.map(([, t]) => t).filter((t) => !known.includes(t))).toEqual([])
    const list = registers.find((r) => r.id === season.leaders)
    // What the appraisal reads of an application (server/src/appraisal).
    expect(['round', 'trade', 'applied'].filter((key) => !list?.fields[key])).toEqual([])
    expect(list?.task).toBe(register?.task)
  })
})

describe('the life of a plan', () => {
  const rows: [state: SeasonState, actions: Action[]][] = [
    ['draft', ['edit', 'answer', 'submit']],
    ['submitted', ['judge', 'return', 'approve']],
    ['returned', ['edit', 'answer', 'submit']],
    ['approved', ['reopen']],
  ]
  it.each(rows)('%s', (state, actions) =>
    expect(SeasonAction.options.filter((a) => isOpenTo(a, state))).toEqual(actions),
  )
  it('nobody who submits may judge', () => {
    const of = (action: Action) => SEASON_ACTIONS[action].permission
    expect([of('submit'), of('reopen')].includes(of('approve'))).toBe(false)
    expect(of('judge')).toBe(of('return'))
  })
  it('every state is left, and reached again', () => {
    for (const state of SeasonState.options) {
      expect(SeasonAction.options.some((a) => isOpenTo(a, state) && SEASON_ACTIONS[a].to !== null)).toBe(true)
      expect(state === 'draft' || SeasonAction.options.some((a) => SEASON_ACTIONS[a].to === state)).toBe(true)
    }
  })
})

describe('a row', () => {
  const TRADE = { trade: '建材', codeTrade: '建材' }
  const winter = { from: '2019-11-15', until: '2020-03-15' }
  /** Days of the season. */
  const all = 122
  const proposed = proposedOf('限产', 30, winter)
  it.each<[measure: string | null, percent: number | null, lineDays: number | null, departures: Departure[]]>([
    ['限产', 30, all, []],
    ['限产', 29.99, all, ['percent']],
    ['限产', 50, all, ['percent']],
    ['限产', null, all, []],
    ['限产', 30, 121, ['days']],
    ['限产', 30, 2, ['days']],
    ['限产', 30, null, []],
    ['停产', null, all, ['measure']],
    ['停产', null, 2, ['measure', 'days']],
    ['豁免', null, null, ['measure']],
    [null, null, null, []],
  ])('%s %s on %s days departs from 限产 30 %%: %j', (measure, percent, lineDays, departures) =>
    expect(departuresOf({ measure, percent, lineDays, ...TRADE }, proposed)).toEqual(departures),
  )
  it('says what departs, and from what', () => {
    const row = {
      measure: '限产',
      percent: 50,
      lineDays: 2,
      ...TRADE,
      proposed,
      gaps: ['tier', 'percentReason', 'daysReason'] as const,
    }
    expect(gapWords(row)).toEqual([
      SEASON_GAPS.tier,
      '限产比例与规则建议的不一致：建议 30 %，现为 50 %；没有写理由',
      '起止日期短于错峰季：各轮合计 2 天，错峰季 122 天（2019-11-15 至 2020-03-15）；没有写理由',
    ])
  })
  it.each<[turns: [from: string | null, until: string | null, measure?: string][], days: number]>([
    [[['2019-11-15', '2020-03-15']], 122],
    [[['2020-03-14', '2020-03-15']], 2],
    [
      [
        ['2020-01-01', '2020-03-15'],
        ['2019-11-15', '2019-12-31'],
      ],
      122,
    ],
    [
      [
        ['2019-11-15', '2020-01-31'],
        ['2020-01-01', '2020-03-15'],
        ['2020-01-05', '2020-01-06'],
      ],
      122,
    ],
    [
      [
        ['2019-10-01', '2019-11-15'],
        ['2020-03-15', '2020-04-15'],
      ],
      2,
    ],
    [
      [
        ['2019-11-15', null],
        ['2020-03-01', '2020-03-02', '豁免'],
      ],
      0,
    ],
  ])('the turns %j cover %s days', (turns, days) => {
    const rows = turns.map(([from, until, measure = '限产']) => ({ from, until, measure }))
    expect(daysCovered(rows, winter)).toBe(days)
  })
  it.each<[lineDays: number | null, percent: number, limit: number | null, is: boolean]>([
    [2, 30, 30, true],
    [60, 30, 30, true],
    [61, 30, 30, false],
    [40, 100, 30, false],
    [18, 100, 30, true],
    [19, 100, 30, false],
    [122, 1, 30, false],
    [40, 100, null, true],
    [null, 0, 30, false],
  ])('%s days at %s %% beside a limit of %s are as good as spared: %s', (lineDays, percent, limit, is) => {
    const taken = { lineDays, percentDays: (lineDays ?? 0) * percent }
    expect(isSparedByDays(taken, limit, winter)).toBe(is)
  })
  it('departs from nothing where the rules cannot tell, or the season sets no per cent', () => {
    const row = { ...TRADE, percent: null, lineDays: null }
    expect(departs({ ...row, measure: '停产', lineDays: 1 }, null)).toBe(false)
    const limited = { ...row, measure: '限产', percent: 1, lineDays: all }
    expect(departs(limited, proposedOf('限产', null, winter))).toBe(false)
    expect(departs({ ...row, measure: '豁免' }, proposedOf('豁免', 30, winter))).toBe(false)
  })
  it.each<[trade: string | null, codeTrade: string | null, is: boolean]>([
    ['建材', '建材', false],
    ['其他', '建材', true],
    ['铸造', '建材', true],
    // A class of none of the trades, or none at all, says nothing.
    ['其他', null, false],
    [null, '建材', false],
  ])('that says %s where the class of its works says %s departs: %s', (trade, codeTrade, is) => {
    const row = { measure: null, percent: null, lineDays: null, trade, codeTrade }
    expect(departuresOf(row, null)).toEqual(is ? ['trade'] : [])
    if (is)
      expect(gapWords({ ...row, proposed: null, gaps: ['tradeReason'] })[0]).toContain(`代码属于建材，现写${trade}`)
  })
  it.each([
    ['', true],
    ['。', true],
    ['——？！', true],
    ['  … / ～ 「」', true],
    ['试', false],
    ['1', false],
    ['见附件。', false],
    ['a', false],
  ])('“%s” has no word in it: %s', (reason, is) => expect(isSilent(reason)).toBe(is))

  const whole = {
    isNamed: true,
    measure: '限产',
    percent: 30,
    from: '2019-11-15',
    until: '2020-03-15',
    lineDays: all,
    reason: null,
    hasTier: true,
    proposed,
    ...TRADE,
    alertDeparts: false,
    alertReason: null,
  }
  it.each<[change: Partial<Parameters<typeof gapsOf>[0]>, gaps: string[]]>([
    [{}, []],
    [{ isNamed: false }, ['named']],
    [{ measure: null }, ['measure']],
    [{ percent: null }, ['percent']],
    [{ until: null, lineDays: null }, ['days']],
    [{ lineDays: 2 }, ['daysReason']],
    [{ lineDays: 2, reason: '试' }, []],
    [{ percent: 50 }, ['percentReason']],
    [{ measure: '豁免', percent: null, from: null, until: null, reason: '试' }, []],
    [{ measure: '豁免', percent: null, from: null, until: null }, ['reason']],
    [{ from: '2019-11-14' }, ['outside']],
    [{ until: '2020-03-16' }, ['outside']],
    [{ hasTier: false }, ['tier']],
    [{ measure: '停产', reason: '试' }, ['strayPercent']],
    [{ measure: '停产', percent: null, reason: '  ' }, ['reason']],
    [{ measure: '停产', percent: null, reason: '。' }, ['reason']],
    [{ trade: '其他' }, ['tradeReason']],
    [{ trade: '其他', reason: '试' }, []],
    [{ alertDeparts: true }, ['alertReason']],
    [{ alertDeparts: true, alertReason: '试' }, []],
  ])('%j lacks %j', (change, gaps) =>
    expect(gapsOf({ ...whole, ...change }, { from: '2019-11-15', until: '2020-03-15' })).toEqual(gaps),
  )
})

/** 重污染天气: what each class comes to, by colour. */
const GUIDE = { 黄色: 20, 橙色: 30, 红色: 50 }
const ALERTS: readonly (readonly [
  rule: string,
  clause: string | null,
  by: Readonly<Record<AlertColour, string | null>>,
])[] = [
  ['staggered.leader', null, { 黄色: '自主减排', 橙色: '自主减排', 红色: '自主减排' }],
  ['staggered.standard', '4.6.2.1', { 黄色: null, 橙色: null, 红色: null }],
  ['staggered.upgraded', '3.3.2.2', { 黄色: null, 橙色: null, 红色: null }],
  ['staggered.general', null, { 黄色: '限产 20 %', 橙色: '限产 30 %', 红色: '限产 50 %' }],
  ['staggered.restricted', '4.6.2.2', { 黄色: '停产', 橙色: '停产', 红色: '停产' }],
]

describe('an alert', () => {
  it.each(ALERTS)('adds to %s by %s', (rule, clause, by) => {
    const alert = season.proposals[rule]?.alert
    if (!alert) throw new Error(rule)
    expect(alert.clause).toBe(clause)
    for (const colour of ALERT_COLOURS) {
      expect(alertProposed(alert, { guide: '试指南', percent: GUIDE[colour] })).toBe(by[colour])
      expect(alertProposed(alert, { guide: '', percent: GUIDE[colour] }), 'no guide is named').toBeNull()
    }
  })
  it('of a trade for which the guide sets no per cent is left to the county', () =>
    expect(alertProposed({ kind: 'limited', clause: null }, { guide: '试指南', percent: null })).toBeNull())
  it.each([
    ['限产30%', '限产 30 %', false],
    ['限产３０　％', '限产 30 %', false],
    ['限产 29 %', '限产 30 %', true],
    ['停产', '限产 30 %', true],
    ['', '限产 30 %', true],
    [null, '停产', true],
    ['停产', null, false],
    [null, null, false],
  ])('%s departs from %s: %s', (written, proposed, is) => expect(alertDeparts(written, proposed, false)).toBe(is))
  it.each([
    ['停产', true],
    ['限产 5 %', true],
    ['豁免', false],
    [' ', false],
    [null, false],
  ])('%s departs where the class is spared: %s', (written, is) => {
    expect(alertDeparts(written, null, true)).toBe(is)
    expect(isAlerted(written)).toBe(is)
  })
  it('is not milder for worse air', () => {
    expect(alertLimitProblems({ 建材: GUIDE, 铸造: { 橙色: 30 } })).toEqual([])
    expect(alertLimitProblems({ 建材: { 黄色: 40, 红色: 30 } })).toHaveLength(1)
  })
})
