import { expect, it } from 'vitest'
import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { overallTargets } from '../src/features/overview/overall-targets.ts'

function target(id: string, clause: string): Overview['targets'][number] {
  return { id, clause, subject: id } as Overview['targets'][number]
}

it('the card shows the overall goals; of a plan without that clause, the first few', () => {
  const own = [target('a', '4.1'), target('b', '1.3'), target('c', '1.3')]
  expect(overallTargets(own).map((t) => t.id)).toEqual(['b', 'c'])
  const other = ['1', '2', '3', '4', '5'].map((id) => target(id, '2.1'))
  expect(overallTargets(other).map((t) => t.id)).toEqual(['1', '2', '3', '4'])
  expect(overallTargets([])).toEqual([])
})
