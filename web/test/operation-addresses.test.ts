import { expect, test } from 'vitest'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { operationAddresses } from '../operation-addresses.ts'

interface Loading {
  load: (id: string) => string | null
}

test('a page gets every operation’s address and none of its schemas, of that one file alone', () => {
  const { load } = operationAddresses() as unknown as Loading
  const told = load('/any/where/domain/src/operation/operations.ts') ?? ''
  const table = JSON.parse(told.replace('export const OPERATIONS = ', '')) as Record<string, Record<string, unknown>>
  expect(Object.keys(table)).toEqual(Object.keys(OPERATIONS))
  for (const [name, { input: _input, output: _output, ...address }] of Object.entries(OPERATIONS))
    expect(table[name]).toEqual(address)
  expect(load('/any/where/domain/src/register/contracts.ts')).toBeNull()
})
