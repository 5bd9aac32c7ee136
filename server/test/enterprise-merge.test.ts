import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import type { Client, TestServer } from './harness.ts'
import { noComebackByMerging, noTieBesideClosed, shutAndRunning, tieAndUntie } from './facility-ties.ts'
import { anySide, buildSide } from './hub-sides.ts'
import { closeKiln, everything, kilnOf, makeEnterprise, startHub } from './hub.ts'
import { madeUpCode, makeKiln, moveItem, photo } from './register-items.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
let approver: Client
let other: Client
let office: Client
beforeAll(async () => {
  ;({ server, clerk, approver, other, office } = await startHub())
})
afterAll(() => server.close())

function make(values: Record<string, string | boolean | null>, rest: object = {}, client = clerk) {
  return makeEnterprise(client, values, rest)
}

function merge(into: EnterpriseDetail, from: EnterpriseDetail, client = approver): Promise<EnterpriseDetail> {
  return client.call('mergeEnterprises', { enterprise: into.id, from: from.id, reason: '同一家两次登记' })
}

async function undo(into: EnterpriseDetail, client = approver): Promise<EnterpriseDetail> {
  const { merges } = await client.call('getEnterprise', { enterprise: into.id })
  const standing = merges.find((m) => m.mayUndo)
  return client.call('undoMerge', { enterprise: into.id, merge: standing?.id ?? 0, reason: '查明是两家' })
}

describe('合并', () => {
  it('takes along items, facilities and evidence, fills what was not known, and keeps both histories', async () => {
    const into = await make({ name: '并入甲厂', size: '中' }, { township: '米河镇' })
    const from = await make(
      { name: '被并乙厂', creditCode: madeUpCode(70_001), size: '小', address: '乙路1号' },
      { point: { longitude: 113, latitude: 34.7 } },
    )
    const line = await clerk.call('addFacility', { enterprise: from.id, facility: { kind: '生产线', name: '1线' } })
    await kilnOf(clerk, into, '1#炉')
    const kiln = await kilnOf(clerk, from, '2#炉')
    await moveItem(clerk, kiln, 'list', 'start')
    const file = await clerk.upload(
      'uploadStepFile',
      { register: 'kilns', id: kiln.id, step: '主体移位' },
      '现场.jpg',
      await photo(113, 34.7),
    )
    expect((await clerk.call('getEnterprise', { enterprise: from.id })).facilities.length).toBe(
      line.facilities.length + 1,
    )

    const told = await approver.call('previewMerge', { enterprise: into.id, from: from.id })
    expect(told).toMatchObject({ items: 1, facilities: 2, documents: 1, sameFacilities: [], problems: [] })
    expect(told.fills).toEqual([
      { label: '统一社会信用代码', value: madeUpCode(70_001) },
      { label: '地址', value: '乙路1号' },
      { label: '坐标', value: '113, 34.7' },
    ])
    const merged = await merge(into, from)
    expect(merged).toMatchObject({
      id: into.id,
      name: '并入甲厂',
      creditCode: madeUpCode(70_001),
      township: '米河镇',
      point: { longitude: 113, latitude: 34.7 },
      values: { size: '中', address: '乙路1号' },
      items: 2,
      documentCount: 1,
    })
    expect(merged.facilities.map((f) => f.name).sort()).toEqual(['1#炉', '1线', '2#炉'])
    expect(merged.documents.map((d) => [d.id, d.item, d.step])).toEqual([[file.id, kiln.id, '主体移位']])
    expect(merged.merges).toMatchObject([
      { from: from.id, name: '被并乙厂', reason: '同一家两次登记', mayUndo: true, undone: null },
    ])
    const item = await clerk.call('getItem', { register: 'kilns', id: kiln.id })
    expect(item).toMatchObject({
      title: '并入甲厂 2#炉',
      enterprise: { id: into.id, creditCode: madeUpCode(70_001) },
      stage: 'underway',
    })
    const { entries } = await approver.call('listEnterpriseHistory', { enterprise: into.id })
    expect(entries.map((e) => e.action)).toEqual(
      expect.arrayContaining(['登记企业合并 被并乙厂', '并入企业 被并乙厂', '新建企业 被并乙厂', '新建企业 并入甲厂']),
    )
    // The old number leads to it, the old name finds it, and nothing is written to what is no more.
    expect((await clerk.call('getEnterprise', { enterprise: from.id })).id).toBe(into.id)
    expect((await clerk.call('listEnterprises', { q: '被并乙' })).rows.map((r) => r.id)).toEqual([into.id])
    const gone = await refusal(clerk.call('updateEnterprise', { enterprise: from.id, version: 2, change: {} }))
    expect(gone).toMatchObject({ code: 'enterprise-merged', details: { id: into.id } })
    // A county's workbook goes on naming it, by its name or number.
    const named = await makeKiln(clerk, { name: '被并乙厂', facility: '3#炉' })
    expect(named.enterprise).toMatchObject({ id: into.id, name: '并入甲厂' })
    expect((await kilnOf(clerk, from, '4#炉')).enterprise?.id).toBe(into.id)
  })

  it('an item that would stand twice is refused with the two by name; two closed ones stand beside each other', async () => {
    const [into, from] = [await make({}), await make({})]
    const [mine, its] = [await kilnOf(clerk, into, '1#炉'), await kilnOf(clerk, from, ' 1# 炉')]
    const said = await refusal(merge(into, from))
    expect(said.code).toBe('merge-refused')
    expect(said.message).toBe(
      `不能合并：两家在“工业窑炉”里各有一条相同的条目：“${mine.title}”（编号 ${mine.id}）和“${its.title}”（编号 ${its.id}），请先移出或改写其中一条`,
    )
    expect((await approver.call('previewMerge', { enterprise: into.id, from: from.id })).problems.length).toBe(1)
    for (const id of [mine.id, its.id]) await closeKiln(server, id)
    const before = await everything(server, [into.id, from.id])
    const merged = await merge(into, from)
    expect(merged.registers.map((r) => [r.id, r.stage])).toEqual([
      [mine.id, 'closed'],
      [its.id, 'closed'],
    ])
    await undo(into)
    expect(await everything(server, [into.id, from.id])).toEqual(before)
  })

  it.each<[string, () => Promise<[EnterpriseDetail, EnterpriseDetail]>, RegExp]>([
    [
      'itself',
      async () => Array.from({ length: 2 }).fill(await make({})) as [EnterpriseDetail, EnterpriseDetail],
      /请选择两家不同的企业/,
    ],
    [
      'two codes',
      async () => [await make({ creditCode: madeUpCode(71_001) }), await make({ creditCode: madeUpCode(71_002) })],
      /属于不同的组织机构/,
    ],
    [
      'a closed facility for one that runs',
      async () => {
        const pair: [EnterpriseDetail, EnterpriseDetail] = [await make({}), await make({})]
        for (const e of pair) {
          const { facilities } = await clerk.call('addFacility', {
            enterprise: e.id,
            facility: { kind: '窑炉', name: '1#炉' },
          })
          if (e === pair[1])
            await clerk.call('updateFacility', {
              enterprise: e.id,
              facility: facilities[0]?.id ?? 0,
              version: 1,
              state: '已关停',
            })
        }
        return pair
      },
      /两家都有窑炉“1#炉”，一台已关停、一台没有关停/,
    ],
  ])('refuses %s', async (_what, pair, words) => {
    const [into, from] = await pair()
    expect((await refusal(merge(into, from))).message).toMatch(words)
  })

  it('never mixes what the plan names with what is made up; the office merges across counties, a county its own', async () => {
    const { rows } = await office.call('listEnterprises', { q: '韩春化工' })
    const named = await office.call('getEnterprise', { enterprise: rows[0]?.id ?? 0 })
    const made = await make({}, { unit: '410184' }, office)
    await sql`update enterprise set trial = true where id = ${made.id}`.execute(server.app.connections.owner)
    expect((await refusal(merge(named, made, office))).message).toMatch(/方案点名的企业不能与演示企业合并/)
    const [own, foreign] = [await make({}), await make({}, {}, other)]
    expect((await refusal(merge(own, foreign))).code).toBe('enterprise-not-found')
    expect((await refusal(merge(own, foreign, clerk))).code).toBe('not-allowed')
    const item = await kilnOf(other, foreign, '1#炉')
    const merged = await merge(own, foreign, office)
    // The item stays with its county, which goes on reading its enterprise.
    expect(merged.registers).toMatchObject([{ id: item.id, unit: { code: '410102' } }])
    expect((await other.call('getEnterprise', { enterprise: foreign.id })).id).toBe(own.id)
  })

  it('is undone from the last one on, once, and chains lead to who stands', async () => {
    const [a, b, c] = [await make({}), await make({}), await make({})]
    await merge(b, c)
    await merge(a, b)
    expect((await clerk.call('getEnterprise', { enterprise: c.id })).id).toBe(a.id)
    const { merges } = await approver.call('getEnterprise', { enterprise: a.id })
    expect((await refusal(approver.call('undoMerge', { enterprise: b.id, merge: 1, reason: '先撤里面' }))).code).toBe(
      'enterprise-merged',
    )
    const d = await make({})
    await merge(a, d)
    const early = await refusal(
      approver.call('undoMerge', { enterprise: a.id, merge: merges[0]?.id ?? 0, reason: '先撤前面' }),
    )
    expect(early).toMatchObject({ code: 'merge-undo-refused' })
    expect(early.message).toContain(`“${d.name}”是之后并入的`)
    await undo(a)
    const back = await undo(a)
    expect(back.merges.map((m) => [m.name, m.undone?.reason, m.mayUndo])).toEqual([
      [d.name, '查明是两家', false],
      [b.name, '查明是两家', false],
    ])
    expect((await clerk.call('getEnterprise', { enterprise: c.id })).id).toBe(b.id)
    expect(
      (await refusal(approver.call('undoMerge', { enterprise: a.id, merge: back.merges[0]?.id ?? 0, reason: '再撤' })))
        .message,
    ).toMatch(/已经撤销/)
  })

  it('what came since stays where it was put: a new item of a device that goes back has a device of its own', async () => {
    const [into, from] = [await make({ name: '后到甲厂' }), await make({ name: '后到乙厂', address: '乙路' })]
    await clerk.call('addFacility', { enterprise: from.id, facility: { kind: '生产线', name: '2线' } })
    const kiln = await kilnOf(clerk, from, '1#炉')
    const { version } = await merge(into, from)
    const later = await clerk.call('createItem', {
      register: 'capacity',
      item: { enterpriseId: into.id, facility: '2线', values: {} },
    })
    await clerk.call('updateEnterprise', { enterprise: into.id, version, change: { values: { phone: '1' } } })
    const item = await clerk.call('getItem', { register: 'kilns', id: kiln.id })
    await clerk.call('updateItem', {
      register: 'kilns',
      id: kiln.id,
      version: item.version,
      item: { remark: '并后改' },
    })
    const back = await undo(into)
    expect(back.values).toMatchObject({ phone: '1', address: null })
    expect(back.registers.map((r) => r.id)).toEqual([later.id])
    const its = await clerk.call('getEnterprise', { enterprise: from.id })
    expect(its.registers.map((r) => r.id)).toEqual([kiln.id])
    expect((await clerk.call('getItem', { register: 'kilns', id: kiln.id })).remark).toBe('并后改')
    const [own, theirs] = [back.facilities, its.facilities].map((tree) => tree.filter((f) => f.name === '2线'))
    expect([own?.length, theirs?.length]).toEqual([1, 1])
    expect(back.registers[0]?.facility).toBe(own?.[0]?.id)
  })

  it('merge, then undo: everything as before; refused: nothing has changed', async () => {
    let code = 60_000
    let done = 0
    await fc.assert(
      fc.asyncProperty(anySide, anySide, async (x, y) => {
        code += 1
        const [into, from] = [
          await buildSide(clerk, x, code),
          await buildSide(clerk, { ...y, code: y.code && !x.code }, code),
        ]
        const ids = [into.id, from.id]
        const before = await everything(server, ids)
        const collides = x.kilns.some((k) => y.kilns.includes(k)) || (x.relocates && y.relocates)
        const { problems } = await approver.call('previewMerge', { enterprise: into.id, from: from.id })
        expect(problems.length > 0).toBe(collides)
        if (collides) {
          expect((await refusal(merge(into, from))).code).toBe('merge-refused')
        } else {
          done += 1
          const merged = await merge(into, from)
          expect(merged.items).toBe(x.kilns.length + y.kilns.length + (x.relocates ? 1 : 0) + (y.relocates ? 1 : 0))
          const gone = await everything(server, [from.id])
          expect(gone[`item_index t where enterprise_id = any ($1)`]).toEqual([])
          await undo(into)
        }
        expect(await everything(server, ids)).toEqual(before)
      }),
      { numRuns: 14 },
    )
    expect(done).toBeGreaterThan(3)
  }, 180_000)

  it('two who merge and undo at once, and an item that comes in between, leave nothing on what is no more', async () => {
    for (let i = 0; i < 4; i++) {
      const [into, from] = [await make({}), await make({})]
      const results = await Promise.allSettled([
        merge(into, from),
        merge(from, into),
        kilnOf(clerk, from, '1#炉'),
        kilnOf(clerk, into, '2#炉'),
      ])
      const merges = results.slice(0, 2)
      expect(merges.filter((r) => r.status === 'fulfilled').length).toBe(1)
      const { rows } =
        await sql`select i.id from item_index i join enterprise e on e.id = i.enterprise_id where e.merged_into is not null`.execute(
          server.app.connections.owner,
        )
      expect(rows).toEqual([])
    }
  })
})

describe('合并时名称相近的设施', () => {
  it('facilities that are alike are offered as pairs; the chosen become one with what stands on them, and come apart again', () =>
    tieAndUntie({ server, clerk, approver }))

  it('no pair is offered that would bear the name of what is closed beside it', () =>
    noTieBesideClosed({ server, clerk, approver }))

  it('what is closed in one does not come back by the other', () => noComebackByMerging({ server, clerk, approver }))

  it('neither takes a shutting back nor leaves what runs in what is shut', () =>
    shutAndRunning({ server, clerk, approver }))
})
