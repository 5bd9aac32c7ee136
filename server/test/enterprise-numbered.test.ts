import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import { tokenMaker } from './api-send.ts'
import type { Client, TestServer } from './harness.ts'
import { makeEnterprise, startHub } from './hub.ts'
import { madeUpCode } from './register-items.ts'

type Sent = { readonly status: number; readonly said: string; readonly name: string | null }

let server: TestServer
let clerk: Client
let other: Client
let approver: Client
let senders: Record<'clerk' | 'token' | 'token of kilns', (item: ItemInput) => Promise<Sent>>
let serial = 0

function kiln(item: ItemInput) {
  const facility = `${(serial += 1)}#`
  return { register: 'kilns', item: { facility, values: { kind: '热风炉' }, ...item } }
}

beforeAll(async () => {
  ;({ server, clerk, other, approver } = await startHub())
  const makeToken = tokenMaker(server)
  const byToken = (of: Awaited<ReturnType<typeof makeToken>>) => async (item: ItemInput) => {
    const { status, body: got } = await of.call('POST', '/registers/kilns/items', { item: kiln(item).item })
    return { status, said: got.error?.message ?? '', name: got.enterprise?.name ?? null }
  }
  senders = {
    clerk: (item) =>
      clerk.call('createItem', kiln(item)).then(
        (made) => ({ status: 201, said: '', name: made.enterprise?.name ?? null }),
        (error: unknown) => ({ status: 422, said: String(error), name: null }),
      ),
    token: byToken(await makeToken('gongyi-approver', ['items:write'])),
    'token of kilns': byToken(await makeToken('gongyi-approver', ['items:write:kilns'])),
  }
})
afterAll(() => server.close())

describe.each(['clerk', 'token', 'token of kilns'] as const)('an enterprise by its number, from a %s', (who) => {
  let own: EnterpriseDetail
  let foreign: EnterpriseDetail
  const CODE = madeUpCode({ clerk: 61_001, token: 61_002, 'token of kilns': 61_003 }[who])
  beforeAll(async () => {
    own = await makeEnterprise(clerk, { name: `单甲厂${who}` })
    await makeEnterprise(clerk, { name: `双乙厂${who}`, creditCode: CODE })
    foreign = await makeEnterprise(other, { name: `别县厂${who}` })
  })

  it('of its own unit is found, though no item names it yet, also beside its own name', async () => {
    expect(await senders[who]({ enterpriseId: own.id })).toMatchObject({ said: '', name: own.name })
    expect(await senders[who]({ enterpriseId: own.id, enterprise: ` ${own.name}` })).toMatchObject({ name: own.name })
  })

  it.each<[string, () => ItemInput]>([
    ['of another county', () => ({ enterpriseId: foreign.id })],
    ['of another county, beside its name', () => ({ enterpriseId: foreign.id, enterprise: foreign.name })],
    ['of another county, beside a name that stands', () => ({ enterpriseId: foreign.id, enterprise: `双乙厂${who}` })],
    ['that nobody has, beside a name that stands', () => ({ enterpriseId: 999_999, enterprise: `双乙厂${who}` })],
    ['that nobody has, beside a new name', () => ({ enterpriseId: 999_999, enterprise: `全新厂${who}` })],
    ['that nobody has, beside a code', () => ({ enterpriseId: 999_999, creditCode: CODE })],
    [
      'that nobody has, beside a code that nobody has',
      () => ({ enterpriseId: 999_999, creditCode: madeUpCode(61_009) }),
    ],
  ])('%s, is refused', async (_what, item) => {
    const { said, name } = await senders[who](item())
    expect([said, name]).toEqual([expect.stringMatching(/没有找到所选企业/), null])
    expect(said).not.toMatch(/别县厂|企业库里没有代码/)
  })

  it.each([
    ['that stands', '双乙厂'],
    ['that nobody has', '无此厂'],
    ['of another county', '别县厂'],
  ])('beside a name %s, is refused and both are named', async (_what, name) => {
    const { said } = await senders[who]({ enterpriseId: own.id, enterprise: `${name}${who}` })
    expect(said).toMatch(new RegExp(`单甲厂${who}.*${name}${who}`))
  })
})

it('of an enterprise is taken beside a name that it bore, or that went into it, and not beside one that another bears since', async () => {
  const made = await makeEnterprise(clerk, { name: '旧名厂' })
  const change = { values: { name: '新名厂' } }
  const into = await clerk.call('updateEnterprise', { enterprise: made.id, version: made.version, change })
  const from = await makeEnterprise(clerk, { name: '并入厂' })
  await approver.call('mergeEnterprises', { enterprise: into.id, from: from.id, reason: '同一家两次登记' })
  for (const enterpriseId of [into.id, from.id])
    for (const enterprise of ['新名厂', '旧名厂', '并入厂', '新 名厂'])
      expect(await senders.clerk({ enterpriseId, enterprise })).toMatchObject({ said: '', name: '新名厂' })
  await makeEnterprise(clerk, { name: '旧名厂' })
  expect((await senders.clerk({ enterpriseId: into.id, enterprise: '旧名厂' })).said).toMatch(/新名厂.*旧名厂/)
})

it('of a change is held as that of a new item', async () => {
  const [own, next] = [await makeEnterprise(clerk, {}), await makeEnterprise(clerk, {})]
  const { id, version } = await clerk.call('createItem', kiln({ enterpriseId: own.id }))
  const update = (item: ItemInput) => clerk.call('updateItem', { register: 'kilns', id, version, item })
  await expect(update({ enterpriseId: 999_999, enterprise: next.name })).rejects.toThrow(/没有找到所选企业/)
  await expect(update({ enterpriseId: next.id, enterprise: own.name })).rejects.toThrow(
    new RegExp(`${next.name}.*${own.name}`),
  )
  expect((await update({ enterpriseId: next.id, enterprise: next.name })).enterprise?.id).toBe(next.id)
})

it('of another county is found where an item of the unit names it, by a token only in a ledger that it may read', async () => {
  const creditCode = madeUpCode(61_010)
  const { id: enterpriseId } = await makeEnterprise(other, { name: '客户厂', creditCode })
  await clerk.call('createItem', { register: 'scattered', item: { creditCode, values: { product: '其他' } } })
  expect((await senders['token of kilns']({ enterpriseId })).said).toMatch(/没有找到所选企业/)
  expect(await senders.token({ enterpriseId })).toMatchObject({ said: '', name: '客户厂' })
})
