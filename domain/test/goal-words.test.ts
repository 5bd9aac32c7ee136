import { describe, expect, it } from 'vitest'
import { goalInBrief, goalInWords, reachedInWords } from '../src/target/goal-words.ts'

const goal = { kind: 'decrease', comparator: '>=', value: 23, unit: '%', baselineYear: 2015 } as const

describe('a goal in words', () => {
  it.each([
    [goal, '比 2015 年下降不低于 23%', '目标不低于 23%'],
    [{ ...goal, kind: 'increase', baselineYear: null, comparator: '=' }, '提高 23%', '目标 23%'],
    [{ ...goal, kind: 'level', comparator: null, value: 1234, unit: '万吨' }, '达到 1,234 万吨', '目标 1,234 万吨'],
    [{ ...goal, kind: 'all', value: null }, '全部完成', '目标全部'],
  ] as const)('%o: %s', (given, whole, brief) => {
    expect([goalInWords(given), goalInBrief(given)]).toEqual([whole, brief])
  })

  it.each([
    ['decrease', 12.4, '下降 12.4%'],
    ['decrease', -3, '上升 3%'],
    ['increase', 0, '提高 0%'],
    ['increase', -0.5, '降低 0.5%'],
    ['level', 92.36, '92.4%'],
  ] as const)('%s by %d is %s: a change for the worse is told as one', (kind, value, said) => {
    expect(reachedInWords({ kind }, value, '%')).toBe(said)
  })
})
