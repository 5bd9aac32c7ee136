import { expect, test } from 'vitest'
import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { visibleMatrix } from '../src/features/overview/visible.ts'

function unit(code: string) {
  return { code, name: code, short: code, kind: 'body' as const }
}
function cell(code: string) {
  return { unit: code, light: 'green' as const, because: '' }
}

const MATRIX: Overview['matrix'] = {
  units: [unit('aa'), unit('bb')],
  rows: [
    { task: '1', label: '一', title: '甲', cells: [cell('aa'), cell('bb')] },
    { task: '2', label: '二', title: '乙', cells: [cell('bb')] },
  ],
}

test('a unit’s own people see its column and the tasks that it has', () => {
  const seen = visibleMatrix(MATRIX, (_, u) => u === 'aa')
  expect(seen.units.map((u) => u.code)).toEqual(['aa'])
  expect(seen.rows.map((r) => r.task)).toEqual(['1'])
})

test('a lead sees its tasks in every unit; who sees nothing gets nothing', () => {
  expect(visibleMatrix(MATRIX, (t) => t === '2').units.map((u) => u.code)).toEqual(['bb'])
  expect(visibleMatrix(MATRIX, () => false)).toEqual({ units: [], rows: [] })
  expect(visibleMatrix(MATRIX, () => true)).toEqual(MATRIX)
})
