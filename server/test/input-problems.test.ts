import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldTitle, inputProblems, issuesOf } from '@gongjian/domain/operation/input-problems.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import { startTestServer, type Refused, type TestServer } from './harness.ts'

type Def = Record<string, unknown> & { type: string }
type Schema = z.core.$ZodType

function defOf(schema: Schema): Def {
  return schema._zod.def as unknown as Def
}

/** Every path of keys that an input knows; a list's rows stand under 0. */
function pathsIn(schema: Schema): string[][] {
  const def = defOf(schema)
  if (def.type === 'object')
    return Object.entries(def.shape as Record<string, Schema>).flatMap(([key, inner]) =>
      [[], ...pathsIn(inner)].map((rest) => [key, ...rest]),
    )
  if (def.type === 'array') return pathsIn(def.element as Schema).map((rest) => ['0', ...rest])
  const inner = (def.innerType ?? def.in) as Schema | undefined
  return inner ? pathsIn(inner) : []
}

/** What the product itself wrote and reads again: a newer or older version may have other keys. */
const OWN_WRITING = ['reading', 'setup']

/** Paths of the objects within an input that would drop a key that they do not know. */
function openIn(schema: Schema, path: string): string[] {
  const def = defOf(schema)
  if (OWN_WRITING.some((key) => path.endsWith(`.${key}`))) return []
  if (def.type === 'object') {
    const isStrict = def.catchall !== undefined && defOf(def.catchall as Schema).type === 'never'
    const within = Object.entries(def.shape as Record<string, Schema>).flatMap(([k, x]) => openIn(x, `${path}.${k}`))
    return [...(isStrict || !path.includes('.') ? [] : [path]), ...within]
  }
  if (def.type === 'pipe') return [def.in, def.out].flatMap((x) => openIn(x as Schema, path))
  const inner = (def.innerType ?? def.element ?? def.valueType) as Schema | undefined
  if (inner) return openIn(inner, path)
  return ((def.options ?? []) as Schema[]).flatMap((x) => openIn(x, path))
}

describe('a wrong input is answered in Chinese, its fields by name', () => {
  it.each(Object.keys(OPERATIONS) as OperationName[])('%s: every field has a name', (name) => {
    const input: Schema = OPERATIONS[name].input
    for (const path of pathsIn(input))
      expect(`${path.join('.')} ${fieldTitle(input, path)}`).not.toMatch(/这一项$|[a-z]$/)
  })

  it.each(Object.keys(OPERATIONS) as OperationName[])('%s: no object within drops what it does not know', (name) =>
    // What stands at the top is made strict by the door (http-operations.ts).
    expect(openIn(OPERATIONS[name].input, name)).toEqual([]),
  )

  const Row = z.object({
    name: z.string().min(2).max(4),
    value: z.number().min(3),
    units: z.array(z.string()).max(1),
    state: z.enum(['在用', '已关停']),
  })
  const whole = { name: '甲乙', value: 3, units: [], state: '在用' }
  it.each([
    [{ name: undefined }, '名称：请填写'],
    [{ name: 1 }, '名称：格式不对'],
    [{ name: '甲' }, '名称：至少 2 个字'],
    [{ name: '甲乙丙丁戊' }, '名称：不超过 4 个字'],
    [{ value: 1 }, '数值：不小于 3'],
    [{ state: '坏了' }, '状态：只能是 在用、已关停'],
    [{ units: ['a', 'b'] }, '单位：不超过 1 项'],
    [{ units: [1] }, '单位第 1 项：格式不对'],
    [{ name: '甲', value: 1 }, '名称：至少 2 个字；数值：不小于 3'],
  ])('%j: %s', (wrong, words) => {
    const parsed = Row.safeParse({ ...whole, ...wrong })
    expect(parsed.error && inputProblems(Row, issuesOf(parsed.error))).toBe(words)
  })
})

describe('at the door', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  it.each([
    ['administrator', 'createAccount', {}, /账号：请填写；|姓名：请填写/],
    [
      'administrator',
      'createAccount',
      { login: 'ABC', name: '', role: 'king', unit: 'X' },
      /姓名：请填写；角色：只能是.*；账号：账号用小写字母/,
    ],
    ['administrator', 'listAccounts', { limit: 'many' }, /每页条数：格式不对/],
    ['office', 'savePlan', { code: 'x', city: '', text: '', reading: {} }, /城市：请填写城市.*解读的标题：请填写/],
    ['office', 'getBoard', { month: '2019-13' }, /月份：/],
    ['gongyi-clerk', 'updateEnterprise', { enterprise: 1, version: 1 }, /所作修改：请填写/],
    [
      'gongyi-clerk',
      'createItem',
      { register: 'limits', item: { title: '县里的限值', values: {} } },
      /由任务的牵头单位登记，您所在的单位不登记这个台账/,
    ],
  ] as const)('%s %s %j', async (login, name, input, words) => {
    const client = await server.as(login)
    const refused = await client.call(name, input as never).catch((error: unknown) => error as Refused)
    expect(refused).toMatchObject({ code: 'bad-input', status: 400 })
    const { message } = refused as Refused
    expect(message).toMatch(words)
    expect(message.replace(/只能是 [a-z、-]+/g, '')).not.toMatch(/[a-z]{3,}/i)
  })

  it.each([
    ['createEnterprise', { values: { name: '多写一栏厂' }, foo: 1 }],
    ['updateEnterprise', { enterprise: 1, version: 1, change: { values: {}, foo: 1 } }],
    ['updateEnterprise', { enterprise: 1, version: 1, change: { values: {} }, foo: 1 }],
    ['createEnterprise', { values: { name: '多写一栏厂' }, point: { longitude: 113, latitude: 34.5, foo: 1 } }],
    ['saveView', { register: 'kilns', view: '多写', columns: [], where: [], sort: null, sharedWith: 'none', foo: 1 }],
    [
      'saveView',
      {
        register: 'kilns',
        view: '多写',
        columns: [],
        where: [{ field: 'stage', op: 'is', value: 'listed', foo: 1 }],
        sort: null,
        sharedWith: 'none',
      },
    ],
    ['listItems', { register: 'kilns', where: '[{"field":"stage","op":"is","value":"listed","foo":1}]' }],
    ['listItems', { register: 'kilns', sort: '{"field":"title","descending":false,"foo":1}' }],
    ['createItem', { register: 'kilns', item: { point: { longitude: 113, latitude: 34.7, foo: 1 } } }],
    [
      'saveSeries',
      { register: 'coal', series: 'monthly', cells: [{ item: 1, period: '2019-08', values: {}, foo: 1 }] },
    ],
    ['assignItem', { register: 'kilns', id: 1, unit: '410181', reason: '迁址', foo: 1 }],
    ['keepApart', { enterprise: 1, other: 2, reason: '不是一家', foo: 1 }],
    ['mergeEnterprises', { enterprise: 1, from: 2, reason: '同一家', ties: [{ from: 1, into: 2, foo: 1 }] }],
    ['changePassword', { current: 'a', next: 'b', foo: 1 }],
    ['signOut', { foo: 1 }],
  ] as const)('%s %j: a key that is none is refused by name, never dropped', async (name, input) => {
    const clerk = await server.as('gongyi-clerk')
    await expect(clerk.call(name, input as never)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('没有“foo”这一栏') as string,
    })
  })
})
