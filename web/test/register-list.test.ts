import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choice, count, day, quantity, required, yesNo } from '@gongjian/domain/register/field.ts'
import { by } from '@gongjian/domain/register/due.ts'
import { Operator, type Condition } from '@gongjian/domain/register/filter.ts'
import { isOver, Stage } from '@gongjian/domain/register/life.ts'
import { register } from '@gongjian/domain/register/register.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import { lanesOf } from '../src/features/register/lanes.ts'
import { moved } from '../src/components/list/column-order.ts'
import { chosenOf, conditionOf, conditionWords, withChosen, withCondition } from '../src/components/list/conditions.ts'
import {
  listStateOf,
  ListUrl,
  nextSort,
  patchOf,
  sortFromText,
  sortToText,
  whereFromText,
} from '../src/components/list/list-state.ts'
import { listOfRegister } from '../src/components/list/list-definition.ts'
import { narrowedOf } from '../src/features/register/narrowed.ts'
import { movesFor } from '../src/features/register/move-words.ts'
import { choiceOf } from '../src/features/sweep/use-sweep.ts'

const kilns = register('kilns', {
  title: '工业窑炉',
  purpose: '一台一行，记录窑炉的治理。',
  clause: '4.3',
  subject: 'facility',
  fields: {
    kind: required(choice('窑炉类型', ['热风炉', '加热炉'])),
    diameter: quantity('炉膛直径', 'm'),
    sets: count('台数', '台'),
    compliant: yesNo('达标排放'),
    checked: day('检查日期'),
  },
  due: by('2020-12-31', '4.3.1'),
})
const units: UnitRef[] = [{ code: '410181', name: '巩义市', short: '巩义', kind: 'body' }]

function stateOf(search: Record<string, string>) {
  return listStateOf(listOfRegister(kilns), ListUrl.parse(search), [])
}

describe('a list and its address', () => {
  it('an empty address is the first view as it stands', () => {
    const state = stateOf({})
    expect(state.view.name).toBe('未销号')
    expect(state.where).toEqual(kilns.views[0]?.where)
    expect(state.columns).toEqual(kilns.views[0]?.columns)
    expect([state.show, state.isChanged]).toEqual(['table', false])
  })

  it('any filter of the register survives the address', () => {
    const condition = fc.record({
      field: fc.constantFrom('kind', 'diameter', 'compliant', 'unit', 'stage', 'due'),
      op: fc.constantFrom(...Operator.options),
      value: fc.oneof(fc.string({ maxLength: 20 }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
    })
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 8 }), (where) => {
        // -0 is 0 in JSON, and no amount differs by it.
        const plain = JSON.parse(JSON.stringify(where)) as Condition[]
        const { view } = stateOf({})
        const patch = patchOf(view, { where: plain })
        const search = new URLSearchParams(patch.where === undefined ? {} : { where: patch.where })
        expect(stateOf(Object.fromEntries(search)).where).toEqual(plain)
      }),
    )
  })

  it('what the view says already is not said again', () => {
    const { view } = stateOf({})
    expect(patchOf(view, { where: view.where, columns: view.columns, sort: view.sort })).toEqual({
      where: undefined,
      columns: undefined,
      sort: undefined,
    })
  })

  it.each([
    ['{', null],
    ['{"field":"kind"}', null],
    ['[{"field":"kind","op":"resembles"}]', null],
    ['[]', []],
  ])('%s typed into an address', (text, expected) => {
    expect(whereFromText(text)).toEqual(expected)
  })

  it('keys that are no columns are left out', () => {
    const state = stateOf({ columns: 'title,kind,nonsense', sort: '-nonsense' })
    expect(state.columns).toEqual(['title', 'kind'])
    expect(state.sort).toBeNull()
  })

  it('a sort goes both ways, and the third click gives it back to the view', () => {
    expect(sortFromText(sortToText({ field: 'due', descending: true }))).toEqual({ field: 'due', descending: true })
    const first = nextSort(null, 'kind')
    const second = nextSort(first, 'kind')
    expect([first?.descending, second?.descending, nextSort(second, 'kind')]).toEqual([false, true, null])
  })

  it('the operations get conditions as JSON, and nothing that is empty', () => {
    expect(narrowedOf('kilns', { where: [], q: '', asOf: undefined, rule: undefined })).toEqual({ register: 'kilns' })
    expect(
      narrowedOf('kilns', {
        where: [{ field: 'kind', op: 'known' }],
        q: 'gy',
        asOf: '2019-08-31',
        rule: 'kiln.coal:unknown',
      }),
    ).toEqual({
      register: 'kilns',
      rule: 'kiln.coal:unknown',
      where: '[{"field":"kind","op":"known"}]',
      q: 'gy',
      asOf: '2019-08-31',
    })
  })
})

describe('conditions in words', () => {
  it.each<[Condition, string]>([
    [{ field: 'unit', op: 'in', value: ['410181'] }, '责任单位：巩义市'],
    [{ field: 'unit', op: 'unknown' }, '责任单位：待定'],
    [{ field: 'stage', op: 'in', value: ['listed', 'underway'] }, '状态：在账、整治中'],
    [{ field: 'light', op: 'in', value: ['red'] }, '灯：逾期'],
    [{ field: 'diameter', op: 'atLeast', value: 3 }, '炉膛直径：≥ 3 m'],
    [{ field: 'kind', op: 'isNot', value: '热风炉' }, '窑炉类型：不是 热风炉'],
    [{ field: 'compliant', op: 'is', value: false }, '达标排放：否'],
    [{ field: 'checked', op: 'below', value: '2019-09-01' }, '检查日期：早于 2019-09-01'],
    [{ field: 'diameter', op: 'unknown' }, '炉膛直径：未填'],
    [{ field: 'enterprise', op: 'has', value: '耐材' }, '企业名称：含“耐材”'],
  ])('%j', (condition, words) => {
    const { label, value } = conditionWords(listOfRegister(kilns), condition, units)
    expect(`${label}：${value}`).toBe(words)
  })

  it('what is typed is read as the column reads it', () => {
    const field = kilns.fields.diameter
    const yes = kilns.fields.compliant
    if (!field || !yes) throw new Error('fields')
    expect(conditionOf('diameter', field, 'below', ['１２00 mm'])).toEqual({
      field: 'diameter',
      op: 'below',
      value: 1.2,
    })
    expect(conditionOf('diameter', field, 'below', ['大约'])).toHaveProperty('problem')
    expect(conditionOf('diameter', field, 'below', [])).toHaveProperty('problem')
    expect(conditionOf('compliant', yes, 'is', ['否'])).toEqual({ field: 'compliant', op: 'is', value: false })
    expect(conditionOf('diameter', field, 'unknown', [])).toEqual({ field: 'diameter', op: 'unknown' })
  })

  it('a second condition of the same kind takes the place of the first', () => {
    const at: Condition = { field: 'diameter', op: 'atLeast', value: 3 }
    const most: Condition = { field: 'diameter', op: 'atMost', value: 5 }
    expect(withCondition([at], { ...at, value: 4 })).toEqual([{ ...at, value: 4 }])
    expect(withCondition([at], most)).toEqual([at, most])
  })

  it('choosing nothing takes the condition away', () => {
    const where = withChosen([], 'stage', ['listed'])
    expect(chosenOf(where, 'stage')).toEqual(['listed'])
    expect(withChosen(where, 'stage', [])).toEqual([])
  })
})

describe('the board', () => {
  it.each<[Condition[], string[]]>([
    [[], ['draft', 'listed', 'underway', 'claimed', 'verified', 'closed']],
    [[{ field: 'stage', op: 'in', value: ['listed', 'underway'] }], ['listed', 'underway']],
    [[{ field: 'stage', op: 'isNot', value: 'closed' }], ['draft', 'listed', 'underway', 'claimed', 'verified']],
  ])('%j', (where, lanes) => {
    expect(lanesOf('worked-off', where)).toEqual(lanes)
  })
})

it('what is closed or removed waits for no day', () => {
  expect(Stage.options.filter(isOver)).toEqual(['closed', 'removed'])
})

it('columns move, but not before the title', () => {
  expect(moved(['title', 'a', 'b'], 'b', -1)).toEqual(['title', 'b', 'a'])
  expect(moved(['title', 'a', 'b'], 'a', -1)).toEqual(['title', 'a', 'b'])
  expect(moved(['title', 'a', 'b'], 'b', 1)).toEqual(['title', 'a', 'b'])
})

it('moves for many: what one of them could make and the person may', () => {
  const rows = [{ stage: 'listed' as const }, { stage: 'claimed' as const }]
  expect(movesFor(rows, 'worked-off', (p) => p === 'item.progress')).toEqual(['start', 'remove'])
  expect(movesFor(rows, 'worked-off', (p) => p === 'item.verify')).toEqual(['verify', 'return'])
  expect(movesFor(rows, 'record', () => true)).toEqual(['remove'])
})

it('what a sweep found is chosen as far as something can be done with it, and no more than goes at once', () => {
  const rows = Array.from({ length: 1200 }, (_, id) => ({ id, allowed: id % 2 === 0 ? ['confirm' as const] : [] }))
  const choice = choiceOf(rows, new Set([1, 2, 4]))
  expect(choice.its.map((c) => c.id)).toEqual([2, 4])
  expect(choice.able).toHaveLength(500)
  expect(choiceOf(rows, new Set(rows.map((c) => c.id))).its).toEqual(choice.able)
})
