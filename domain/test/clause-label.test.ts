import { expect, test } from 'vitest'
import { clauseLabel } from '../src/plan/clause-label.ts'

test.each([
  ['1.3', '一（三）'],
  ['2.2.1', '二（二）1'],
  ['2.2.1.2.6', '二（二）1（2）⑥'],
  ['3.3.2.1', '三（三）2（1）'],
  ['12.20', '十二（二十）'],
])('%s is written %s', (id, label) => {
  expect(clauseLabel(id)).toBe(label)
})
