import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import { runImports } from '../src/register/import/run-imports.ts'
import type { Client, TestServer } from './harness.ts'
import { makeEnterprise, startHub } from './hub.ts'
import { madeUpCode } from './register-items.ts'

let server: TestServer
let clerk: Client
let approver: Client
beforeAll(async () => {
  ;({ server, clerk, approver } = await startHub())
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

describe('items of two that were merged and taken apart', () => {
  const HEADS = '企业名称,统一社会信用代码,设备（产线）名称,窑炉类型'

  async function load(lines: readonly string[]): Promise<string[]> {
    const bytes = new TextEncoder().encode([HEADS, ...lines].join('\n'))
    const { id } = await clerk.upload('startImport', { register: 'kilns' }, '窑炉.csv', bytes)
    await runImports(server.app)
    const { rows } = await clerk.call('listImportRows', { id })
    await clerk.call('takeImport', { id })
    await runImports(server.app)
    return rows.map((r) => r.kind)
  }

  async function standing(id: number): Promise<unknown[]> {
    const { registers, facilities } = await clerk.call('getEnterprise', { enterprise: id })
    const names = new Map(facilities.map((f) => [f.id, f.name]))
    expect(registers.every((r) => names.has(r.facility ?? 0))).toBe(true)
    return [registers.map((r) => names.get(r.facility ?? 0)).sort(), [...names.values()].sort()]
  }

  it('stand with the one under whose name they were entered, before, meanwhile and after; a sheet imports again unchanged', async () => {
    const into = await makeEnterprise(clerk, { name: '留名厂' })
    const from = await makeEnterprise(clerk, { name: '并名厂', creditCode: CODES[3] ?? '' })
    await kiln({ enterpriseId: into.id, facility: '留前窑' })
    await kiln({ enterpriseId: from.id, facility: '并前窑' })
    const of = { enterprise: into.id }
    await approver.call('mergeEnterprises', { ...of, from: from.id, reason: '同一家两次登记' })
    // By name, by number, by name and code (the kept one has the code meanwhile), and under the name that stands.
    const sheet = [`并名厂,${CODES[3]},并表窑,热风炉`, '留名厂,,留表窑,热风炉']
    expect(await load(sheet)).toEqual(['created', 'created'])
    await kiln({ enterprise: '并名厂', facility: '并名窑' })
    await kiln({ enterpriseId: from.id, facility: '并号窑' })
    await kiln({ enterprise: '留名厂', facility: '留名窑' })
    const { merges } = await approver.call('getEnterprise', of)
    await approver.call('undoMerge', { ...of, merge: merges[0]?.id ?? 0, reason: '查明是两家' })
    const its = ['并前窑', '并名窑', '并号窑', '并表窑'].sort()
    const mine = ['留前窑', '留名窑', '留表窑'].sort()
    expect(await standing(from.id)).toEqual([its, its])
    expect(await standing(into.id)).toEqual([mine, mine])
    expect(await load(sheet)).toEqual(['unchanged', 'unchanged'])
    await kiln({ enterprise: '并名厂', facility: '并后窑' })
    expect(await standing(from.id)).toEqual([[...its, '并后窑'].sort(), [...its, '并后窑'].sort()])
  })

  it('of one that was merged further go back step by step; what stood there before stays', async () => {
    const [a, b, c] = [
      await makeEnterprise(clerk, { name: '连并甲厂' }),
      await makeEnterprise(clerk, { name: '连并乙厂' }),
      await makeEnterprise(clerk, { name: '连并丙厂' }),
    ]
    const merge = (into: EnterpriseDetail, from: EnterpriseDetail) =>
      approver.call('mergeEnterprises', { enterprise: into.id, from: from.id, reason: '同一家' })
    const undo = async ({ id: enterprise }: EnterpriseDetail) => {
      const { merges } = await approver.call('getEnterprise', { enterprise })
      const merge = merges.find((m) => m.mayUndo)?.id ?? 0
      await approver.call('undoMerge', { enterprise, merge, reason: '查明是两家' })
    }
    await kiln({ enterpriseId: c.id, facility: '丙窑' })
    await merge(b, a)
    await merge(c, b)
    await kiln({ enterprise: '连并甲厂', facility: '甲窑' })
    // The kept one's own item is not the other's for being named so in a sheet.
    expect(await load(['连并甲厂,,丙窑,加热炉'])).toEqual(['updated'])
    await undo(c)
    expect([await standing(c.id), await standing(b.id)]).toEqual([
      [['丙窑'], ['丙窑']],
      [['甲窑'], ['甲窑']],
    ])
    await undo(b)
    expect([await standing(b.id), await standing(a.id)]).toEqual([
      [[], []],
      [['甲窑'], ['甲窑']],
    ])
  })
})
