import { expect, test } from 'vitest'
import { hasWindow, inOrder, lanesOf, scaleOf, type MilestoneView } from '../src/features/task/time-line.ts'

function step(id: string, date: string | null): MilestoneView {
  return { id, date, text: id, clause: '3.1.1', daysLeft: null, reachedBy: 0, of: 16 }
}

const STEPS = [
  step('3.1/全部完成', '2022-12-31'),
  step('3.1/退城入园-中小型完成', '2022-12-31'),
  step('3.1/退城入园-启动', '2019-12-31'),
  step('3.1/关闭退出-完成', '2020-12-31'),
  step('3.1/持续', null),
]

test('the steps of one pathway share a lane, and what has no day is not drawn', () => {
  expect(lanesOf(STEPS).map((l) => [l.name, l.steps.length])).toEqual([
    ['全部完成', 1],
    ['退城入园', 2],
    ['关闭退出', 1],
  ])
})

test('a window needs a day on which it begins', () => {
  expect(lanesOf(STEPS).map(hasWindow)).toEqual([false, true, false])
})

test('in order of the day, the undated last', () => {
  expect(inOrder(STEPS).map((s) => s.date)).toEqual(['2019-12-31', '2020-12-31', '2022-12-31', '2022-12-31', null])
})

test('the scale holds whole years', () => {
  const scale = scaleOf(['2019-09-20', '2020-12-31'])
  expect(scale.years).toEqual([2019, 2020])
  expect(scale.at('2019-01-01')).toBe(0)
  expect(scale.at('2020-12-31')).toBeGreaterThan(99)
})
