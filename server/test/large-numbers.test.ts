import { afterAll, beforeAll, expect, it } from 'vitest'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import type { Client, TestServer } from './harness.ts'
import { makeEnterprise, startHub } from './hub.ts'
import { attempt, takesUpload } from './permission-attempt.ts'
import { readCast } from './permission-cast.ts'
import { INPUTS, type Target } from './permission-inputs.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  ;({ server, clerk } = await startHub())
})
afterAll(() => server.close())

/** More than int4 holds, and still a whole number. */
const LARGE = [3_000_000_000, 1_000_000_000_000, Number.MAX_SAFE_INTEGER]

it('an enterprise of a number that no row can bear is none, in the words of one that is not there', async () => {
  const item = (enterpriseId: number) => ({
    register: 'scattered',
    item: { enterpriseId, title: '某场', values: {} },
  })
  const { id } = await makeEnterprise(clerk, {})
  const { message } = await refusal(clerk.call('createItem', item(id + 100_000)))
  expect(message).toContain('没有找到所选企业')
  for (const large of LARGE) {
    expect((await refusal(clerk.call('createItem', item(large)))).message).toBe(message)
    expect((await refusal(clerk.call('getEnterprise', { enterprise: large }))).code).toBe('enterprise-not-found')
  }
})

const NOBODY: Target = {
  unit: 'gongyi',
  task: '1',
  month: '2019-09',
  kind: 'implementation',
  ...{ file: 0, notice: 0, number: 0, item: 0, enterprise: 0, facility: 0, merge: 0 },
}

/** The keys of the operation alone, some of which the inputs of the permission test leave out. */
function inputOf(name: OperationName, large: number): unknown {
  const target = Object.fromEntries(Object.entries(NOBODY).map(([k, v]) => [k, typeof v === 'number' ? large : v]))
  const asked = { before: large, number: large, enterpriseId: large, ...(INPUTS[name](target as never) as object) }
  const keys = Object.keys(OPERATIONS[name].input.shape)
  return Object.fromEntries(Object.entries(asked).filter(([key]) => keys.includes(key)))
}

it('no operation fails on a number that no row can bear', async () => {
  const { actors } = await readCast(server)
  const wrong: string[] = []
  // One of each role: what one of them may not do, another one may.
  const asked = [...new Map(actors.map((a) => [a.role, a])).values()]
  for (const name of (Object.keys(OPERATIONS) as OperationName[]).filter((n) => !takesUpload(n)))
    for (const large of LARGE) {
      const { success, data } = OPERATIONS[name].input.safeParse(inputOf(name, large))
      if (!success) continue
      for (const actor of asked)
        await attempt(server.app, actor, name, data).catch((e: unknown) => wrong.push(`${name} ${large}: ${String(e)}`))
    }
  expect([...new Set(wrong)]).toEqual([])
}, 120_000)
