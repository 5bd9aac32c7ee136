import { expect, test } from 'vitest'
import { paths, safeReturn } from '../src/app/paths.ts'

test('a clause with its words', () => {
  expect(paths.document('3.1', 120, 180)).toBe('/plan?clause=3.1&start=120&end=180')
  expect(paths.document()).toBe('/plan')
})

test.each([
  ['/tasks/3.1?unit=410181', '/tasks/3.1?unit=410181'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  [undefined, '/'],
])('a return link stays inside: %s', (given, expected) => {
  expect(safeReturn(given)).toBe(expected)
})
