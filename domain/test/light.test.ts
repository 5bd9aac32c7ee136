import { describe, expect, it } from 'vitest'
import { lightOf, type StandingFacts } from '../src/light/light.ts'

const line = { reached: [], standing: 'on-track', notApplicable: false, returned: false } as const
const open: StandingFacts = {
  today: '2019-09-20',
  milestones: [{ id: 'a', date: '2020-12-31', text: '完成' }],
  line,
  itemDue: null,
  itemStart: null,
}

describe('一项任务在一个单位的灯：月报与台账取较差者', () => {
  const table: readonly (readonly [string, Partial<StandingFacts>, string, string])[] = [
    ['nothing is due', { itemDue: null }, 'green', '下一节点 2020-12-31'],
    [
      'no milestone has a last day',
      { milestones: [{ id: 'a', date: null, text: '鼓励申报' }] },
      'green',
      '按计划推进，没有截止日',
    ],
    ['an item was due yesterday', { itemDue: '2019-09-19' }, 'red', '台账有事项 2019-09-19 到期未销号'],
    ['an item is due today: not yet late', { itemDue: '2019-09-20' }, 'yellow', '台账有事项 2019-09-20 到期'],
    ['in thirty days', { itemDue: '2019-10-20' }, 'yellow', '台账有事项 2019-10-20 到期'],
    ['an item had to begin yesterday', { itemStart: '2019-09-19' }, 'red', '台账有事项最迟 2019-09-19 启动，尚未启动'],
    ['an item must begin soon', { itemStart: '2019-10-20' }, 'yellow', '台账有事项最迟 2019-10-20 启动'],
    ['in thirty-one', { itemDue: '2019-10-21' }, 'green', '下一节点 2020-12-31'],
    [
      'reported done, but an item is late',
      { line: { ...line, reached: ['a'] }, itemDue: '2019-06-30' },
      'red',
      '台账有事项 2019-06-30 到期未销号',
    ],
    [
      'reported done, items later',
      { line: { ...line, reached: ['a'] }, itemDue: '2020-12-31' },
      'grey',
      '各时间节点均已报完成',
    ],
    [
      'called not applicable, but an item is late',
      { line: { ...line, notApplicable: true }, itemDue: '2019-06-30' },
      'red',
      '台账有事项 2019-06-30 到期未销号',
    ],
    [
      'a milestone is late, an item only soon',
      { milestones: [{ id: 'a', date: '2019-06-30', text: '启动' }], itemDue: '2019-10-01' },
      'red',
      '2019-06-30 到期未报完成：启动',
    ],
    [
      'no report yet, an item is late',
      { line: null, itemDue: '2019-06-30' },
      'red',
      '台账有事项 2019-06-30 到期未销号',
    ],
    ['no report yet', { line: null, itemDue: null }, 'none', '尚无已提交的月报'],
  ]
  it.each(table)('%s', (_what, change, light, because) =>
    expect(lightOf({ ...open, ...change })).toEqual({ light, because }),
  )
})
