import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import { runImports } from '../src/register/import/run-imports.ts'
import type { Client, TestServer } from './harness.ts'
import { makeEnterprise, startHub } from './hub.ts'
import { madeUpCode } from './register-items.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  ;({ server, clerk } = await startHub())
})
afterAll(() => server.close())

const CODES = [60_001, 60_002, 60_003, 60_004].map(madeUpCode)
let facility = 0

function kiln(item: ItemInput) {
  const [of, values] = [{ register: 'kilns' }, { kind: '热风炉' }]
  return clerk.call('createItem', { ...of, item: { facility: `${(facility += 1)}#`, values, ...item } })
}

async function preview(lines: readonly string[]) {
  const text = ['企业名称,统一社会信用代码,设备（产线）名称,窑炉类型', ...lines].join('\n')
  const { id } = await clerk.upload('startImport', { register: 'kilns' }, '窑炉.csv', new TextEncoder().encode(text))
  await runImports(server.app)
  return (await clerk.call('listImportRows', { id })).rows
}

describe('an item that names two enterprises', () => {
  let first: EnterpriseDetail
  let second: EnterpriseDetail
  let codeless: EnterpriseDetail
  beforeAll(async () => {
    first = await makeEnterprise(clerk, { name: '甲名厂', creditCode: CODES[0] ?? '' })
    second = await makeEnterprise(clerk, { name: '乙名厂', creditCode: CODES[1] ?? '' })
    codeless = await makeEnterprise(clerk, { name: '丙名厂' })
  })

  it.each<[string, () => ItemInput, RegExp]>([
    ['by id and code', () => ({ enterpriseId: first.id, creditCode: CODES[1] }), /甲名厂.*乙名厂/],
    [
      'by id and code, without one of its own',
      () => ({ enterpriseId: codeless.id, creditCode: CODES[1] }),
      /丙名厂.*乙名厂/,
    ],
    ['by name and code', () => ({ enterprise: '甲名厂', creditCode: CODES[1] }), /乙名厂.*甲名厂/],
    ['by a name without a code, and a code', () => ({ enterprise: '丙名厂', creditCode: CODES[1] }), /乙名厂.*丙名厂/],
    ['by id and name', () => ({ enterpriseId: first.id, enterprise: '乙名厂' }), /甲名厂.*乙名厂/],
    ['by id and a code that nobody has', () => ({ enterpriseId: first.id, creditCode: CODES[2] }), /“甲名厂”的.*不是/],
  ])('%s, is refused, new or changed, and both are named', async (_what, item, words) => {
    await expect(kiln(item())).rejects.toThrow(words)
    const made = await kiln({ enterpriseId: first.id })
    const change = { register: 'kilns', id: made.id, version: made.version, item: item() }
    await expect(clerk.call('updateItem', change)).rejects.toThrow(words)
  })

  it('by the code that is typed beside the name that stands, is refused; a whole other one is taken', async () => {
    for (const of of [first, codeless]) {
      const made = await kiln({ enterpriseId: of.id })
      const change = (item: ItemInput) =>
        clerk.call('updateItem', { register: 'kilns', id: made.id, version: made.version, item })
      await expect(change({ creditCode: CODES[1] })).rejects.toThrow(new RegExp(`乙名厂.*${of.name}`))
      const moved = await change({ enterpriseId: second.id })
      expect(moved.enterprise).toEqual({ id: second.id, name: '乙名厂', creditCode: CODES[1] })
    }
  })

  it('leaves behind no code of the one that it stood under', async () => {
    const made = await kiln({ enterpriseId: first.id })
    const moved = await clerk.call('updateItem', {
      register: 'kilns',
      id: made.id,
      version: made.version,
      item: { enterpriseId: codeless.id },
    })
    expect(moved.enterprise).toEqual({ id: codeless.id, name: '丙名厂', creditCode: null })
  })

  it('is refused in a sheet by the same words, in the cell of the code', async () => {
    const [both, other] = await preview([`甲名厂,${CODES[1]},一号,热风炉`, `甲名（巩义）厂,${CODES[0]},二号,热风炉`])
    expect(both).toMatchObject({ kind: 'refused' })
    expect(both?.problems.map((p) => [p.cell, p.message])).toEqual([['B2', expect.stringMatching(/乙名厂.*甲名厂/)]])
    // A name that nobody has is another writing of the one whose code it is.
    expect(other).toMatchObject({ kind: 'created' })
  })
})
