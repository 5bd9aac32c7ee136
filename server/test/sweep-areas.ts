import { describe, expect, it } from 'vitest'
import type { Point } from '@gongjian/domain/register/item.ts'
import { runSweeps } from '../src/sweep/run-sweeps.ts'
import { sweepChangedRows } from '../src/sweep/sweep-changed-rows.ts'
import type { Client, TestServer } from './harness.ts'
import { rowsOf, workbook } from './entry-sheets.ts'
import { candidates } from './sweeps.ts'
import { moveItem } from './register-items.ts'

interface Here {
  readonly server: TestServer
  readonly clerk: Client
  readonly lead: Client
  readonly office: Client
}

function square(west: number, south: number, size: number): [number, number][] {
  const [east, north] = [west + size, south + size]
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

/** A square with a hole, 试核心区, and another square. */
const CENTRE = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: '试核心区' },
      geometry: { type: 'Polygon', coordinates: [square(113, 34.7, 0.1), square(113.04, 34.74, 0.02)] },
    },
    {
      type: 'Feature',
      properties: { name: '试新区' },
      geometry: { type: 'MultiPolygon', coordinates: [[square(113.3, 34.7, 0.1)], [square(113.5, 34.7, 0.01)]] },
    },
  ],
}

const AT = {
  inside: { longitude: 113.01, latitude: 34.71 },
  hole: { longitude: 113.05, latitude: 34.75 },
  border: { longitude: 113.1, latitude: 34.75 },
  part: { longitude: 113.505, latitude: 34.705 },
  outside: { longitude: 113.2, latitude: 34.75 },
} as const

function load(client: Client, kind: '中心城区' | '园区' | '生态红线' | '建成区', whole: 'yes' | 'no') {
  const bytes = Buffer.from(JSON.stringify(CENTRE))
  return client.upload('loadAreaMap', { kind, on: '2019-08-01', source: '市规划局', whole }, '图.geojson', bytes)
}

/** Smelters by their names. */
const smelters: Record<string, number> = {}

/** How the rule of the central urban area (二（二）1（2）③) stands to each of them. */
async function found(clerk: Client): Promise<Record<string, string>> {
  const rows = await candidates(clerk, { subject: 'facility', rule: 'facility.aluminium-central' })
  const byItem = new Map(rows.map((c) => [c.item.id, c.standing]))
  return Object.fromEntries(Object.entries(smelters).map(([name, id]) => [name, byItem.get(id) ?? 'no']))
}

async function enter(clerk: Client, name: string, point: Point | null, inCentralArea: boolean | null): Promise<void> {
  const values = { product: '电解铝', ratedCapacity: 50, capacityUnit: '万吨/年', inCentralArea } as const
  const item = { enterprise: '区域铝业有限公司', facility: name, ...(point ? { point } : {}), values }
  const made = await clerk.call('createItem', { register: 'capacity', item })
  await moveItem(clerk, made, 'list')
  smelters[name] = made.id
}

async function place(clerk: Client, name: string, point: Point): Promise<void> {
  const id = smelters[name] ?? 0
  const { version } = await clerk.call('getItem', { register: 'capacity', id })
  await clerk.call('updateItem', { register: 'capacity', id, version, item: { point } })
}

/** Of maps of areas, and what a row's point tells by them. */
export function testsOfAreas(here: () => Here): void {
  describe('a map of areas', () => {
    it('is loaded by the office and the leads, and refused in words', async () => {
      const { clerk, office } = here()
      await expect(load(clerk, '中心城区', 'yes')).rejects.toThrow('不能进行此操作')
      await expect(
        office.upload(
          'loadAreaMap',
          { kind: '园区', on: '2019-08-01', source: '市规划局' },
          'x.json',
          Buffer.from('{}'),
        ),
      ).rejects.toThrow('区域图没有载入：不是由 Polygon 或 MultiPolygon 组成')
      expect(await clerk.call('listAreaMaps', {})).toEqual([])
    })

    it('without one it is asked; with one the point tells, and which polygon', async () => {
      const { server, clerk, lead } = here()
      for (const [name, point] of Object.entries(AT)) await enter(clerk, name, point, null)
      await enter(clerk, 'typed', AT.outside, true)
      await enter(clerk, 'nowhere', null, null)
      await enter(clerk, 'said', null, true)
      await sweepChangedRows(server.app)
      const asked = { inside: 'unknown', hole: 'unknown', border: 'unknown', part: 'unknown', outside: 'unknown' }
      expect(await found(clerk)).toEqual({ ...asked, typed: 'yes', nowhere: 'unknown', said: 'yes' })

      const map = await load(lead, '中心城区', 'no')
      expect(map).toMatchObject({ isWhole: false, areas: [{ name: '试新区' }, { name: '试核心区' }] })
      expect(await runSweeps(server.app)).toBe(1)
      const inside = { inside: 'yes', border: 'yes', part: 'yes' }
      // Outside of a map that is not whole nothing is told.
      expect(await found(clerk)).toEqual({ ...asked, ...inside, typed: 'yes', nowhere: 'unknown', said: 'yes' })

      await load(lead, '中心城区', 'yes')
      await runSweeps(server.app)
      const outside = { hole: 'no', outside: 'no', typed: 'no' }
      expect(await found(clerk)).toEqual({ ...inside, ...outside, nowhere: 'unknown', said: 'yes' })
      const [first] = await candidates(clerk, { subject: 'facility', rule: 'facility.aluminium-central' })
      expect(first?.finding.because).toContain(
        '位于中心城区为是（按坐标在中心城区“试核心区”内（市规划局，2019-08-01））',
      )
    })
  })
}

/** A point just within the park as a satellite has it is none as 高德 draws it, which lies some 500 m to the east. */
async function batchAt(server: TestServer, client: Client): Promise<void> {
  const head = ['项目名称', '责任单位', '国民经济行业代码', '经度', '纬度', '坐标系']
  const paper = (name: string, crs: string) => [name, '巩义市', '2221', 113.003, 34.71, crs]
  const half = ['试半点', '巩义市', '2221', 113.003, null, '']
  const rows = [paper('试星图', 'WGS84'), paper('试未写', ''), paper('试高德', '高德'), half]
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(await workbook([head, ...rows]))]), '项目.xlsx')
  const answer = await fetch(`${server.url}/api/entry-review-batch`, {
    method: 'POST',
    body: form,
    headers: { cookie: client.cookie },
  })
  const found = await rowsOf(answer)
  const told = found.map((r) => [r['审查结论'], r['理由']?.includes('按坐标在建成区')])
  expect(told.slice(0, 2)).toEqual([
    ['禁止', true],
    ['禁止', true],
  ])
  expect(told[2]?.[1]).toBe(false)
  // Half a point is none: the row gets no verdict as if it lay nowhere.
  expect(found[3]?.['审查结论']).toBe('有误，未审查')
  expect(Object.values(found[3] ?? {}).join()).toContain('第 5 行“经度”：经度、纬度要同时填写')
}

/** A row of the county's list: no paper mill in the built-up area. */
async function forbidPaper(clerk: Client): Promise<void> {
  const values = {
    restriction: '禁止',
    industryClass: '2221',
    area: '建成区',
    basis: '县令',
    from: '2019-01-01',
  } as const
  const row = await clerk.call('createItem', { register: 'entry-list', item: { title: '建成区内的造纸', values } })
  await moveItem(clerk, row, 'list')
}

/** What follows from the maps that the tests above have loaded. */
export function testsOfPoints(here: () => Here): void {
  describe('a point', () => {
    it('that is corrected is looked at again, and what was found by it can be confirmed', async () => {
      const { server, clerk, lead } = here()
      await place(clerk, 'outside', AT.inside)
      expect(await sweepChangedRows(server.app)).toBe(2)
      expect((await found(clerk)).outside).toBe('yes')
      const rows = await candidates(clerk, { subject: 'facility', rule: 'facility.aluminium-central', state: 'open' })
      const ids = rows.filter((c) => c.standing === 'yes').map((c) => c.id)
      const act = { subject: 'facility', action: 'confirm', reason: '图上核对' } as const
      // The map tells otherwise by now than it did when it was found.
      await load(lead, '中心城区', 'no')
      await place(clerk, 'border', AT.hole)
      const told = await clerk.call('actOnCandidates', { ...act, ids })
      expect(told.refused.map((r) => r.why)).toEqual(['排查之后条目有了变化，请先重新排查再确认'])
      expect(told.done).toHaveLength(ids.length - 1)
      await lead.call('removeAreaMap', { kind: '中心城区' })
      expect(await lead.call('listAreaMaps', {})).toEqual([])
      await runSweeps(server.app)
      expect((await found(clerk)).border).toBe('unknown')
    })

    it('tells a project under review whether it lies in a park, and what a county’s list asks', async () => {
      const { server, clerk, lead, office } = here()
      const screen = (point: Point, facts = {}) =>
        clerk.call('screenCase', { subject: 'project', facts, point, unit: '410181' })
      expect((await screen(AT.inside)).located).toEqual([])
      await load(lead, '园区', 'yes')
      await load(office, '建成区', 'yes')
      const there = await screen(AT.inside, { 位于工业园区: '否' })
      expect(there.located).toEqual([
        { code: 'inPark', label: '位于工业园区', value: true, words: '在园区“试核心区”内（市规划局，2019-08-01）' },
      ])
      // Whether it is in a chemical park nobody knows yet, and that would be a park as well.
      expect((await screen(AT.outside)).located).toEqual([])
      await forbidPaper(clerk)
      const paper = { 国民经济行业代码: '2221' }
      expect((await screen(AT.inside, paper)).findings[0]).toMatchObject({
        outcome: 'prohibit',
        because: expect.stringContaining(
          '位于建成区为是（按坐标在建成区“试核心区”内（市规划局，2019-08-01））',
        ) as string,
      })
      expect((await screen(AT.outside, paper)).findings.filter((f) => f.source !== null)).toEqual([])
      await batchAt(server, clerk)
      for (const kind of ['园区', '建成区'] as const) await lead.call('removeAreaMap', { kind })
    })
  })
}
