import { describe, expect, it } from 'vitest'
import type { PlanSetup } from '@gongjian/domain/plan/contracts.ts'
import {
  firstSetup,
  mergeUnits,
  reporters,
  setupProblem,
  withCity,
  withMembers,
  withoutUnit,
  withProposal,
  withUnit,
} from '../src/features/new-plan/setup.ts'

const OFFICE = { name: '某市攻坚办', kind: 'office', words: [] } as const
const HOUSING = { name: '市住建局', kind: 'department', words: ['市住建局', '住建局'] } as const
const ROADS = { name: '市交通局', kind: 'department', words: ['市交通局'] } as const

function setupOf(change: Partial<PlanSetup> = {}): PlanSetup {
  return {
    units: [
      { ...HOUSING, words: [...HOUSING.words] },
      { ...ROADS, words: [...ROADS.words] },
      { ...OFFICE, words: [] },
    ],
    collectives: [{ name: '各县（市、区）政府', kind: 'body', members: null }],
    firstReportMonth: '2019-09',
    reportDueDay: 25,
    filings: [],
    ...change,
  }
}
function named(setup: PlanSetup): string[] {
  return setup.units.map((u) => u.name)
}

describe('members of a collective name', () => {
  const setup = withMembers(setupOf(), '各县（市、区）政府', ['东县', '西县'])
  it('become units of its kind', () => {
    expect(named(setup)).toEqual(['市住建局', '市交通局', '某市攻坚办', '东县', '西县'])
    expect(setup.units.at(-1)).toEqual({ name: '西县', kind: 'body', words: [] })
    expect([reporters(setupOf()), reporters(setup)]).toEqual([3, 4])
  })
  it('go along when the unit is renamed, and go when it goes', () => {
    const renamed = withUnit(setup, 3, { name: '东城县', kind: 'body', words: [] })
    expect(renamed.collectives[0]?.members).toEqual(['东城县', '西县'])
    const less = withoutUnit(setup, 3)
    expect([named(less).includes('东县'), less.collectives[0]?.members]).toEqual([false, ['西县']])
  })
})

describe('after the reading was mended', () => {
  const decided = withMembers(
    withUnit(withoutUnit(setupOf(), 1), 0, { ...HOUSING, name: '市住房城乡建设局', words: [...HOUSING.words] }),
    '各县（市、区）政府',
    ['东县'],
  )
  const kept = { ...firstSetup(setupOf()), setup: decided }
  it('what was decided stands, and what was dropped stays dropped', () => {
    const again = withProposal(kept, setupOf()).setup
    expect(named(again)).toEqual(['市住房城乡建设局', '某市攻坚办', '东县'])
    expect(again.collectives[0]?.members).toEqual(['东县'])
  })
  it('a new name is added, a name that is gone goes', () => {
    const changed = setupOf({
      units: [
        { name: '市水利局', kind: 'department', words: ['市水利局'] },
        { ...OFFICE, words: [] },
      ],
      collectives: [{ name: '相关部门', kind: 'department', members: null }],
    })
    const again = withProposal(kept, changed).setup
    expect(named(again)).toEqual(['市水利局', '某市攻坚办', '东县'])
    expect(again.collectives.map((c) => c.name)).toEqual(['相关部门'])
  })
})

describe('before it is saved', () => {
  const twins = [
    { name: '市住建局', kind: 'department', words: ['市住建局'] },
    { name: '市住建局', kind: 'department', words: ['住建局'] },
    { ...OFFICE, words: [] },
  ] satisfies PlanSetup['units']
  it.each([
    [{}, null],
    [{ units: twins }, '有两个单位都叫“市住建局”，请合并或改名'],
    [
      {
        units: [
          { name: '', kind: 'body', words: ['县政府'] },
          { ...OFFICE, words: [] },
        ],
      },
      '有一个单位没有名称（原文：县政府）',
    ],
    [{ units: [] }, '攻坚办须有且只有一个'],
    [{ filings: [{ kind: 'implementation', title: '', clause: '', dueOn: '2019-10-01' }] }, '报送名称 2 至 60 个字'],
  ] as const)('%j: %s', (change, words) => {
    const problem = setupProblem(setupOf(change as Partial<PlanSetup>))
    if (words === null) expect(problem).toBeNull()
    else expect(problem).toContain(words)
  })
  it('two rows of one name become one that bears both spellings', () => {
    expect(mergeUnits(twins)[0]).toEqual({ name: '市住建局', kind: 'department', words: ['市住建局', '住建局'] })
  })
  it('the office follows the city until it has a name of its own', () => {
    const ours = setupOf({ units: [{ ...OFFICE, name: '本市攻坚办', words: [] }] })
    expect(named(withCity(ours, '', '洛阳市'))).toEqual(['洛阳市攻坚办'])
    expect(named(withCity(setupOf(), '某市', '洛阳市'))).toContain('洛阳市攻坚办')
    expect(named(withCity(setupOf({ units: [{ ...OFFICE, name: '乡建办', words: [] }] }), '某市', '洛阳市'))).toEqual([
      '乡建办',
    ])
  })
})
