import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EnterpriseDetail, Facility } from '@gongjian/domain/enterprise/detail.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import { runImports } from '../src/register/import/run-imports.ts'
import type { Client, TestServer } from './harness.ts'
import { closeItem, makeEnterprise, startHub } from './hub.ts'
import { moveItem } from './register-items.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  ;({ server, clerk } = await startHub())
})
afterAll(() => server.close())

function everyFacility(tree: readonly Facility[]): Facility[] {
  return tree.flatMap((f) => [f, ...everyFacility(f.children)])
}

function statesOf({ facilities }: EnterpriseDetail): unknown[] {
  return everyFacility(facilities).map((f) => [f.name, f.state, f.closedOn])
}

function read(enterprise: number): Promise<EnterpriseDetail> {
  return clerk.call('getEnterprise', { enterprise })
}

async function set(enterprise: number, state: string, rest: object = {}) {
  const { version } = await read(enterprise)
  return clerk.call('updateEnterprise', { enterprise, version, change: { values: { state } }, ...rest })
}

/** 1线 with a kiln on it, 2线 that stands idle, 3线 that was closed before. */
async function works(name: string): Promise<number> {
  const { id } = await makeEnterprise(clerk, { name, state: '在产' })
  const add = async (kind: string, title: string, parent: number | null = null) => {
    const now = await clerk.call('addFacility', { enterprise: id, facility: { kind, name: title, parent } })
    return everyFacility(now.facilities).find((f) => f.name === title)
  }
  const line = await add('生产线', '1线')
  await add('窑炉', '1号窑', line?.id ?? 0)
  const turn = async (title: string, rest: object) => {
    const { id: facility = 0, version = 0 } = (await add('生产线', title)) ?? {}
    await clerk.call('updateFacility', { enterprise: id, facility, version, ...rest })
  }
  await turn('2线', { state: '停用' })
  await turn('3线', { state: '已关停', on: '2019-03-01' })
  return id
}

async function shutWorks(name: string): Promise<number> {
  const id = await works(name)
  await set(id, '关停')
  return id
}

describe('关停 of an enterprise by hand', () => {
  it('closes all that is not closed, tells what, and takes none of it back', async () => {
    const id = await works('手关一厂')
    expect((await set(id, '停产')).closedAlong).toEqual([])
    const shut = await set(id, '关停', { reason: '拆除' })
    expect(shut.closedAlong).toEqual(['生产线 1线', '生产线 2线', '窑炉 1号窑'])
    const closed = [
      ['1线', '已关停', '2019-09-20'],
      ['1号窑', '已关停', '2019-09-20'],
      ['2线', '已关停', '2019-09-20'],
      ['3线', '已关停', '2019-03-01'],
    ]
    expect(statesOf(shut)).toEqual(closed)
    const { entries } = await clerk.call('listEnterpriseHistory', { enterprise: id })
    const deed = entries.filter((x) => x.why === '拆除').map((x) => x.action)
    expect(deed.sort()).toEqual(['修改企业 手关一厂', '关停设施 1号窑', '关停设施 1线', '关停设施 2线'])
    // What is shut already is saved again, and closes nothing.
    expect((await set(id, '关停')).closedAlong).toEqual([])
    expect(statesOf(await set(id, '在产', { reason: '经批准恢复生产' }))).toEqual(closed)
  })

  it('says in the history why a facility closed where nobody gave a reason', async () => {
    const id = await shutWorks('手关二厂')
    const { entries } = await clerk.call('listEnterpriseHistory', { enterprise: id })
    expect(entries.find((x) => x.action === '关停设施 1线')?.why).toBe('企业“手关二厂”关停，设施一并关停')
    expect(entries.find((x) => x.action === '修改企业 手关二厂')?.why).toBeNull()
  })
})

const OUT = { product: '其他' }

function enter(register: string, enterpriseId: number, facility: string, values: ItemInput['values'], rest = {}) {
  return clerk.call('createItem', { register, item: { enterpriseId, facility, values, ...rest } })
}

describe('an old ledger of an enterprise that is shut', () => {
  it('enters what the hub does not know as closed, on the day on which it was done', async () => {
    const id = await shutWorks('旧账一厂')
    await enter('capacity', id, '旧线', OUT, { done: '2018-11-30' })
    await enter('kilns', id, '旧窑', { kind: '热风炉', measure: '淘汰' })
    const states = statesOf(await read(id))
    expect(states).toContainEqual(['旧线', '已关停', '2018-11-30'])
    expect(states).toContainEqual(['旧窑', '已关停', '2019-09-20'])
  })

  it('names what is closed there, and goes on to 销号; its relapse does not open it from below', async () => {
    const id = await shutWorks('旧账二厂')
    const made = await enter('kilns', id, '一号窑', { kind: '热风炉', measure: '淘汰' }, { done: '2019-08-30' })
    expect(everyFacility((await read(id)).facilities).map((f) => f.name)).not.toContain('一号窑')
    await closeItem(server, made)
    const kiln = ['1号窑', '已关停', '2019-09-20']
    expect(statesOf(await read(id))).toContainEqual(kiln)
    await clerk.call('relapseItem', { register: 'kilns', id: made.id, foundOn: '2019-09-20', reason: '又开工' })
    expect(statesOf(await read(id))).toContainEqual(kiln)
  })

  it('that does not tell of an end is refused, new, and as a draft of before', async () => {
    const id = await works('旧账三厂')
    const draft = await enter('kilns', id, '1号窑', { kind: '热风炉', measure: '提标治理' })
    await set(id, '关停')
    await expect(moveItem(clerk, draft, 'list')).rejects.toThrow(/窑炉“1号窑”已于 2019-09-20 关停/)
    const kept = { kind: '热风炉', measure: '提标治理' }
    expect((await refusal(enter('kilns', id, '新窑', kept))).message).toMatch(/“新窑”不能登记为在用/)
    expect((await refusal(enter('kilns', id, '一号窑', kept))).message).toMatch(/窑炉“1号窑”已于/)
  })

  it('is imported so, told beforehand, and imports again unchanged', async () => {
    await shutWorks('旧账四厂')
    const heads = '企业名称,设备（产线）名称,产品,实际完成日期'
    const lines = [heads, '旧账四厂,甲线,其他,2018-06-30', '旧账四厂,乙线,其他,'].join('\n')
    const load = async () => {
      const bytes = new TextEncoder().encode(lines)
      const job = await clerk.upload('startImport', { register: 'capacity' }, '旧账.csv', bytes)
      await runImports(server.app)
      return job.id
    }
    const first = await load()
    const { rows } = await clerk.call('listImportRows', { id: first })
    expect(rows.map((r) => [r.kind, r.problems.map((p) => p.message)])).toEqual([
      ['created', ['企业“旧账四厂”已关停，生产线“甲线”登记为已关停（2018-06-30）']],
      ['created', ['企业“旧账四厂”已关停，生产线“乙线”登记为已关停（2019-09-20）']],
    ])
    await clerk.call('takeImport', { id: first })
    await runImports(server.app)
    const second = await clerk.call('listImportRows', { id: await load() })
    expect(second.rows.map((r) => r.kind)).toEqual(['unchanged', 'unchanged'])
  })
})
