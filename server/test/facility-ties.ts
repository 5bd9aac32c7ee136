import { expect } from 'vitest'
import type { Client, TestServer } from './harness.ts'
import { everything, kilnOf, makeEnterprise } from './hub.ts'
import { refusal } from './support.ts'

interface Hub {
  readonly server: TestServer
  readonly clerk: Client
  readonly approver: Client
}

/** Two of which three facilities are alike, and what is offered of them before they are merged. */
async function twoAlike({ clerk, approver }: Hub) {
  const [into, from] = [
    await makeEnterprise(clerk, { name: '相近甲厂' }),
    await makeEnterprise(clerk, { name: '相近乙厂' }),
  ]
  for (const [e, name] of [
    [into, '1#热风炉'],
    [into, '3#热风炉'],
    [from, '2号热风炉'],
    [from, '三号热风炉'],
  ] as const)
    await clerk.call('addFacility', { enterprise: e.id, facility: { kind: '窑炉', name } })
  const kiln = await kilnOf(clerk, from, '1号热风炉')
  await kilnOf(clerk, into, '4#炉')
  await kilnOf(clerk, from, '4号炉')
  const asked = { enterprise: into.id, from: from.id }
  const told = await approver.call('previewMerge', asked)
  const pairs = told.likeFacilities.map((p) => [p.from.name, p.into.name, p.both] as const)
  expect(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
    ['1号热风炉', '1#热风炉', []],
    ['4号炉', '4#炉', ['工业窑炉']],
    ['三号热风炉', '3#热风炉', []],
  ])
  const tie = (name: string) => {
    const pair = told.likeFacilities.find((p) => p.from.name === name)
    return { from: pair?.from.id ?? 0, into: pair?.into.id ?? 0 }
  }
  return { into, from, kiln, asked, tie }
}

/** Facilities of both that are written differently: the chosen become one with what stands on them, and come apart again. */
export async function tieAndUntie(hub: Hub): Promise<void> {
  const { server, clerk, approver } = hub
  const { into, from, kiln, asked, tie } = await twoAlike(hub)
  const before = await everything(server, [into.id, from.id])
  const reason = '同一家两次登记'
  expect(
    (await refusal(approver.call('mergeEnterprises', { ...asked, reason, ties: [tie('4号炉')] }))).message,
  ).toMatch(/两家在“工业窑炉”里各有一条相同的条目/)
  const strange = { from: tie('三号热风炉').from, into: tie('4号炉').into }
  expect((await refusal(approver.call('mergeEnterprises', { ...asked, reason, ties: [strange] }))).code).toBe(
    'merge-refused',
  )
  expect(await everything(server, [into.id, from.id])).toEqual(before)
  const merged = await approver.call('mergeEnterprises', { ...asked, reason, ties: [tie('1号热风炉')] })
  expect(merged.facilities.map((f) => f.name).sort()).toEqual([
    '1#热风炉',
    '2号热风炉',
    '3#热风炉',
    '4#炉',
    '4号炉',
    '三号热风炉',
  ])
  const item = await clerk.call('getItem', { register: 'kilns', id: kiln.id })
  expect([item.title, merged.registers.find((r) => r.id === kiln.id)?.facility]).toEqual([
    '相近甲厂 1#热风炉',
    tie('1号热风炉').into,
  ])
  const merge = merged.merges.find((m) => m.mayUndo)?.id ?? 0
  await approver.call('undoMerge', { enterprise: into.id, merge, reason: '查明是两家' })
  const back = await clerk.call('getItem', { register: 'kilns', id: kiln.id })
  expect([back.title, back.facility]).toEqual(['相近乙厂 1号热风炉', '1号热风炉'])
  const names = (await clerk.call('getEnterprise', { enterprise: from.id })).facilities.map((f) => f.name)
  expect(names.sort()).toEqual(['1号热风炉', '2号热风炉', '4号炉', '三号热风炉'])
}

/** A running facility that would bear the name of what is closed beside it is no counterpart. */
export async function noTieBesideClosed({ clerk, approver }: Hub): Promise<void> {
  const [into, from] = [
    await makeEnterprise(clerk, { name: '邻关甲厂' }),
    await makeEnterprise(clerk, { name: '邻关乙厂' }),
  ]
  const add = (enterprise: number, name: string) =>
    clerk.call('addFacility', { enterprise, facility: { kind: '窑炉', name } })
  const [stands] = (await add(into.id, '9号热风炉')).facilities
  const [shut] = (await add(from.id, '9#热风炉')).facilities
  const runs = (await add(from.id, '9号热风')).facilities.find((f) => f.name === '9号热风')
  const asked = { enterprise: into.id, from: from.id }
  const offered = async () =>
    (await approver.call('previewMerge', asked)).likeFacilities.map((p) => [p.from.name, p.into.name])
  expect(await offered()).toEqual([['9#热风炉', '9号热风炉']])
  const closing = { enterprise: from.id, facility: shut?.id ?? 0, version: shut?.version ?? 0 }
  await clerk.call('updateFacility', { ...closing, state: '已关停', on: '2019-09-01' })
  expect(await offered()).toEqual([])
  const ties = [{ from: runs?.id ?? 0, into: stands?.id ?? 0 }]
  const merging = approver.call('mergeEnterprises', { ...asked, reason: '同一家', ties })
  expect((await refusal(merging)).code).toBe('merge-refused')
}
