import type { Plugin } from 'vite'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'

const TABLE = /\/domain\/src\/operation\/operations\.ts$/

/** What a page needs of an operation to call it: its address, not the shapes that the server holds it to. */
function addresses(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(OPERATIONS).map(([name, { input: _input, output: _output, ...address }]) => [name, address]),
  )
}

/** The table of operations without its schemas: to build some hundreds of them took a fifth of every page's load. */
export function operationAddresses(): Plugin {
  return {
    name: 'gongjian-operation-addresses',
    enforce: 'pre',
    load: (id) => (TABLE.test(id) ? `export const OPERATIONS = ${JSON.stringify(addresses())}` : null),
  }
}
