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

const STATES = { closed: '已关停', runs: '在用' } as const
type Stands = readonly [side: 'into' | 'from', kind: string, name: string, state: keyof typeof STATES]
const BESIDE: readonly (readonly [what: string, stands: readonly Stands[], words: RegExp | null])[] = [
  [
    'another writing, another kind',
    [
      ['into', '窑炉', '5号窑', 'closed'],
      ['from', '窑炉', '五号窑', 'runs'],
      ['from', '生产线', '5#窑', 'runs'],
    ],
    /“并入[0-9]厂”的窑炉“5号窑”已关停，“来自[0-9]厂”的生产线“5#窑”没有关停，名称实为同一个.*的窑炉“五号窑”没有关停/,
  ],
  [
    'closed in the one that goes',
    [
      ['from', '窑炉', '5号窑', 'closed'],
      ['into', '设备', '窑5号', 'runs'],
    ],
    /“来自[0-9]厂”的窑炉“5号窑”已关停，“并入[0-9]厂”的设备“窑5号”没有关停/,
  ],
  [
    'a bare number under another kind',
    [
      ['into', '生产线', '1号', 'closed'],
      ['from', '窑炉', '1号', 'runs'],
    ],
    null,
  ],
  [
    'both closed',
    [
      ['into', '窑炉', '5号窑', 'closed'],
      ['from', '窑炉', '五号窑', 'closed'],
    ],
    null,
  ],
]

/** What is closed in one does not stand beside itself, running, after the merge. */
export async function noComebackByMerging({ clerk, approver }: Hub): Promise<void> {
  for (const [i, [what, stands, words]] of BESIDE.entries()) {
    const ids = {
      into: (await makeEnterprise(clerk, { name: `并入${i}厂` })).id,
      from: (await makeEnterprise(clerk, { name: `来自${i}厂` })).id,
    }
    for (const [side, kind, name, state] of stands) {
      const enterprise = ids[side]
      const { facilities } = await clerk.call('addFacility', { enterprise, facility: { kind, name } })
      const made = facilities.find((f) => f.name === name)
      const of = { enterprise, facility: made?.id ?? 0, version: made?.version ?? 0 }
      if (state === 'closed') await clerk.call('updateFacility', { ...of, state: STATES[state] })
    }
    const asked = { enterprise: ids.into, from: ids.from }
    const { problems } = await approver.call('previewMerge', asked)
    const merging = approver.call('mergeEnterprises', { ...asked, reason: '同一家' })
    if (words === null) {
      expect(problems, what).toEqual([])
      await merging
    } else {
      expect(problems.join('；'), what).toMatch(words)
      expect((await refusal(merging)).message, what).toMatch(words)
    }
  }
}

/** A merge neither takes back that an enterprise was shut, nor leaves what runs in one that is. */
export async function shutAndRunning({ clerk, approver }: Hub): Promise<void> {
  const rows: readonly (readonly [
    into: string | null,
    from: string | null,
    runs: 'into' | 'from' | null,
    ok: boolean,
  ])[] = [
    ['在产', '关停', null, false],
    ['关停', '在产', 'from', false],
    [null, '关停', 'into', false],
    ['关停', '在产', null, true],
    [null, '关停', null, true],
    ['关停', '关停', null, true],
  ]
  for (const [i, [into, from, runs, ok]] of rows.entries()) {
    const ids = {
      into: (await makeEnterprise(clerk, { name: `一停${i}厂`, state: into })).id,
      from: (await makeEnterprise(clerk, { name: `二停${i}厂`, state: from })).id,
    }
    const facility = { kind: '窑炉', name: '1号窑' }
    if (runs) await clerk.call('addFacility', { enterprise: ids[runs], facility })
    const { problems } = await approver.call('previewMerge', { enterprise: ids.into, from: ids.from })
    expect(problems, String([into, from, runs])).toEqual(
      ok ? [] : [expect.stringMatching(/已关停，“.*”没有关停，关停的企业不因合并而恢复/)],
    )
  }
}
