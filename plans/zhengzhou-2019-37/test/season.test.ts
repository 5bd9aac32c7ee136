import { describe, expect, it } from 'vitest'
import {
  isOpenTo,
  SEASON_ACTIONS,
  SeasonAction,
  SeasonState,
  type SeasonAction as Action,
} from '@gongjian/domain/season/season.ts'
import { departs, gapsOf } from '@gongjian/domain/season/proposal.ts'
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
  const proposed = { measure: '限产', percent: 30 } as const
  it.each([
    ['限产', 30, false],
    ['限产', 29.99, true],
    ['限产', 50, false],
    ['限产', null, false],
    ['停产', null, true],
    ['豁免', null, true],
    [null, null, false],
  ])('%s %s departs from 限产 30 %%: %s', (measure, percent, is) =>
    expect(departs({ measure, percent }, proposed)).toBe(is),
  )
  it('departs from nothing where the rules cannot tell, or the season sets no per cent', () => {
    expect(departs({ measure: '停产', percent: null }, null)).toBe(false)
    expect(departs({ measure: '限产', percent: 1 }, { measure: '限产', percent: null })).toBe(false)
  })

  const whole = {
    isNamed: true,
    measure: '限产',
    percent: 30,
    from: '2019-11-15',
    until: '2020-03-15',
    reason: null,
    hasTier: true,
    proposed,
  }
  it.each<[change: Partial<Parameters<typeof gapsOf>[0]>, gaps: string[]]>([
    [{}, []],
    [{ isNamed: false }, ['named']],
    [{ measure: null }, ['measure']],
    [{ percent: null }, ['percent']],
    [{ until: null }, ['days']],
    [{ measure: '豁免', from: null, until: null, reason: '试' }, []],
    [{ measure: '豁免', from: null, until: null }, ['reason']],
    [{ from: '2019-11-14' }, ['outside']],
    [{ until: '2020-03-16' }, ['outside']],
    [{ hasTier: false }, ['tier']],
    [{ measure: '停产', percent: null, reason: '  ' }, ['reason']],
  ])('%j lacks %j', (change, gaps) =>
    expect(gapsOf({ ...whole, ...change }, { from: '2019-11-15', until: '2020-03-15' })).toEqual(gaps),
  )
})
