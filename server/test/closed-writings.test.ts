import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { comesBackAs } from '@gongjian/domain/enterprise/named-facility.ts'
import { runImports } from '../src/register/import/run-imports.ts'
import { addFacility, changeByHand } from './facility-states.ts'
import type { Client, TestServer } from './harness.ts'
import { makeEnterprise, startHub } from './hub.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
let approver: Client
beforeAll(async () => {
  ;({ server, clerk, approver } = await startHub())
})
afterAll(() => server.close())

/** An enterprise in which these are closed. */
async function closedIn(...stands: readonly (readonly [kind: string, name: string])[]) {
  const e = await makeEnterprise(clerk, {})
  for (const [kind, name] of stands) {
    await addFacility(clerk, e, kind, name)
    await changeByHand(clerk, e, name, { state: '已关停', on: '2019-08-01' })
  }
  return e
}

function said(words: string): unknown {
  return expect.stringContaining(words)
}

async function namesOf(id: number): Promise<string[]> {
  return (await clerk.call('getEnterprise', { enterprise: id })).facilities.map((f) => f.name).sort()
}

const SEVENTH = ['7#', '7号', '7', '七号', '7号（窑）', '7号窑。', 'Ⅶ号窑', 'VII号窑', '“7号窑”', '7号窑（1座）']
const FIFTH = [
  ...['5号（隧道窑）', '5号窑（隧道窑）', '5#', '隧道窑–5', '“5号隧道窑”', '5号隧道窑、', '5号隧道窑/', '5 号隧道窑*'],
  ...['5号隧道窑，1条', '1条5号隧道窑', '5号隧道窑1座（隧道窑）'],
  ...['5号隧道窑（1台）', '5号隧道窑(1座)', '五号隧道窑1台', '5號隧道窑生產线', '五号'],
]

it('a county’s sheet brings no closed kiln back, however its head and its names are written', async () => {
  const e = await closedIn(['窑炉', '7号窑'], ['窑炉', '5号隧道窑'])
  const names = [...SEVENTH, ...FIFTH]
  const lines = names.map((n, i) => `${i + 1},${e.name},"${n}",热风炉,淘汰`)
  const csv = `﻿${['序号,企业名称,窑炉编号,窑炉类别,整治措施', ...lines].join('\n')}`
  const job = await clerk.upload('startImport', { register: 'kilns' }, '窑炉.csv', new TextEncoder().encode(csv))
  await runImports(server.app)
  const { rows } = await clerk.call('listImportRows', { id: job.id, kind: 'refused' })
  expect(rows.map((r) => r.problems.map((p) => p.message).join('；'))).toEqual(
    names.map((n) => said(`窑炉“${SEVENTH.includes(n) ? '7号窑' : '5号隧道窑'}”已于 2019-08-01 关停`)),
  )
  expect(await namesOf(e.id)).toEqual(['5号隧道窑', '7号窑'])
})

it('nor does the hub, an item, another register or a renaming', async () => {
  const e = await closedIn(['窑炉', '7号窑'], ['窑炉', '5号隧道窑'])
  await addFacility(clerk, e, '窑炉', '9号窑')
  const staggered = { season: '2019-2020', trade: '建材', measure: '停产' }
  for (const facility of [...SEVENTH, ...FIFTH]) {
    expect((await refusal(addFacility(clerk, e, '窑炉', facility))).code, facility).toBe('facility-closed')
    expect((await refusal(changeByHand(clerk, e, '9号窑', { name: facility }))).code, facility).toBe('facility-closed')
    for (const [register, values] of [
      ['kilns', { kind: '热风炉', measure: '淘汰' }],
      ['staggered', staggered],
    ] as const)
      await expect(
        clerk.call('createItem', { register, item: { enterpriseId: e.id, facility, values } }),
        `${register} ${facility}`,
      ).rejects.toThrow(/已于 2019-08-01 关停/)
  }
  expect(await namesOf(e.id)).toEqual(['5号隧道窑', '7号窑', '9号窑'])
})

it('how many there are brings no closed furnace without a number back, whichever of the two is counted', async () => {
  const [plain, counted] = [await closedIn(['窑炉', '加热炉']), await closedIn(['窑炉', '加热炉（1台）'])]
  const writings = ['加热炉（1台）', '加热炉1台', '加热炉（一台）', '加热炉(1座)', '加热炉', '加热炉共1台'].concat([
    '1台加热炉',
    '加热炉，1台',
    '加热炉（合计1台）',
    '加热炉1台（套）',
    '加热炉数量1',
    '加热炉（1）',
    '两台加热炉',
    '加热炉一部',
  ])
  for (const e of [plain, counted])
    for (const facility of writings) {
      expect((await refusal(addFacility(clerk, e, '窑炉', facility))).code, facility).toBe('facility-closed')
      const item = { enterpriseId: e.id, facility, values: { kind: '热风炉', measure: '淘汰' } }
      await expect(clerk.call('createItem', { register: 'kilns', item }), facility).rejects.toThrow(
        /已于 2019-08-01 关停/,
      )
    }
  expect([await namesOf(plain.id), await namesOf(counted.id)]).toEqual([['加热炉'], ['加热炉（1台）']])
})

/** What a preview of these devices says, row by row, of what is closed. */
async function closedSaid(
  name: string,
  rows: readonly (readonly [device: string, near: string | null])[],
): Promise<string[][]> {
  const csv = ['企业名称,窑炉编号,窑炉类别,整治措施', ...rows.map(([n]) => `${name},${n},热风炉,淘汰`)].join('\n')
  const job = await clerk.upload('startImport', { register: 'kilns' }, '窑炉.csv', new TextEncoder().encode(csv))
  await runImports(server.app)
  const { rows: made } = await clerk.call('listImportRows', { id: job.id, kind: 'created' })
  return made.map((r) => r.problems.map((p) => p.message).filter((m) => m.includes('关停')))
}

it('what is only near a closed one is entered, and said', async () => {
  const e = await closedIn(['窑炉', '5号隧道窑'], ['窑炉', '7#'])
  const rows = [
    ['5号隧道窑东', '5号隧道窑'],
    ['7号回转窑', '7#'],
    ['6号隧道窑', null],
    ['5号热风炉', null],
    ...['5号隧道窑（120m）', '5号隧道窑×1', '5号燧道窑', '5号大隧道窑', '5号窑'].map((n) => [n, '5号隧道窑'] as const),
    ['7号回转窑（Φ3m）', '7#'],
    ['6号隧道窑（5m）', null],
  ] as const
  expect(await closedSaid(e.name, rows)).toEqual(
    rows.map(([, near]) => (near === null ? [] : [said(`与已于 2019-08-01 关停的窑炉“${near}”名称相近，如是同一台`)])),
  )
})

it('so is one whose size or count is written otherwise, with and without a number', async () => {
  const e = await closedIn(
    ...['锅炉（10t）', '7号轮窑', '5号隧道窑', '熔炼炉', '冲天炉', '退火炉'].map((n) => ['窑炉', n] as const),
  )
  const rows = [
    ...['锅炉（10吨）', '锅炉（10t/h）', '锅炉（10蒸吨）'].map((n) => [n, '锅炉（10t）'] as const),
    ...['5号隧道窑120m', '5号隧道窑Φ3×120', '5号隧道窑（2019年）'].map((n) => [n, '5号隧道窑'] as const),
    ...['0.5t熔炼炉', '熔炼炉0.5t'].map((n) => [n, '熔炼炉'] as const),
    ['7号轮窑（24门）', '7号轮窑'],
    ['3t/h冲天炉', '冲天炉'],
    ['1座退火炉', '退火炉'],
    ['退火炉（2）', '退火炉'],
    ['1号回火炉', null],
  ] as const
  expect(await closedSaid(e.name, rows)).toEqual(
    rows.map(([, near]) => (near === null ? [] : [said(`窑炉“${near}”名称相近，如是同一台`)])),
  )
})

it('an item says so too, before it is saved and in its answer, and when it is named anew', async () => {
  const e = await closedIn(['窑炉', '熔炼炉'])
  const near = said('已于 2019-08-01 关停的窑炉“熔炼炉”名称相近，如是同一台')
  const item = (facility: string) => ({
    register: 'kilns',
    item: { enterpriseId: e.id, facility, values: { kind: '热风炉', measure: '淘汰' } },
  })
  expect(await clerk.call('noticeItem', item('0.5t熔炼炉'))).toEqual([near])
  expect((await clerk.call('createItem', item('0.5t熔炼炉'))).notices).toEqual([near])
  const { id, version, notices } = await clerk.call('createItem', item('退火炉'))
  expect(notices).toEqual([])
  const change = { register: 'kilns', id, version, item: { facility: '3t熔炼炉' } }
  expect((await clerk.call('updateItem', change)).notices).toEqual([near])
})

it('a merge does not set a bare number beside the kiln that was closed', async () => {
  const [into, from] = [await closedIn(['窑炉', '7号窑']), await makeEnterprise(clerk, {})]
  await addFacility(clerk, from, '窑炉', '7#')
  const { problems } = await approver.call('previewMerge', { enterprise: into.id, from: from.id })
  expect(problems).toEqual([expect.stringMatching(/窑炉“7号窑”已关停，.*窑炉“7#”没有关停，名称实为同一个/)])
})

it('no statement of somebody’s own does what the rule forbids: the database tells as the domain does', async () => {
  const names = [
    '7#',
    '7号窑',
    '7号隧道窑',
    '7号锅炉',
    '7号炉',
    '7号线',
    '17号窑',
    '7-1',
    '7井',
    'A7',
    'A7窑',
    '隧道窑',
    '7号风机',
    '隧道窑（1座）',
  ]
  const kinds = ['窑炉', '锅炉', '生产线', '自备井']
  const wrong: string[] = []
  for (const closed of kinds.flatMap((kind) => names.map((name) => ({ kind, name }))).filter((_, i) => i % 3 === 0)) {
    const e = await closedIn([closed.kind, closed.name])
    await server.app.connections.owner.transaction().execute(async (tx) => {
      await sql`select set_config('app.role', 'clerk', true)`.execute(tx)
      for (const kind of kinds)
        for (const name of names.filter((n) => kind !== closed.kind || n !== closed.name)) {
          await sql`savepoint one`.execute(tx)
          const came =
            await sql`insert into facility (plan_id, enterprise_id, kind, name, unit_id, created_by, created_at, updated_by, updated_at)
            select plan_id, enterprise_id, ${kind}, ${name}, unit_id, '某', now(), '某', now() from facility where enterprise_id = ${e.id} limit 1`
              .execute(tx)
              .then(
                () => true,
                () => false,
              )
          await sql`rollback to savepoint one`.execute(tx)
          if (came === comesBackAs({ kind, name }, closed))
            wrong.push(`${closed.kind}${closed.name} ${kind}${name} ${came}`)
        }
    })
  }
  expect(wrong).toEqual([])
})
