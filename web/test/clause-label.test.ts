import { expect, test } from 'vitest'
import { tasks } from '@gongjian/plan-zhengzhou-2019-37/tasks/tasks.ts'
import { clauseLabel } from '../src/components/clause-label.ts'

test.each([
  ['1.3', '一（三）'],
  ['2.2.1', '二（二）1'],
  ['2.2.1.2.6', '二（二）1（2）⑥'],
  ['12.20', '十二（二十）'],
])('%s is written %s', (id, label) => {
  expect(clauseLabel(id)).toBe(label)
})

test('the labels of the plan’s own tasks come out as the pack writes them', () => {
  for (const t of tasks) expect(clauseLabel(t.id)).toBe(t.label)
})
