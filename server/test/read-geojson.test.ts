import { describe, expect, it } from 'vitest'
import { readGeoJson } from '../src/area/read-geojson.ts'

type Ring = readonly (readonly [number, number])[]

const SQUARE: Ring = [
  [113, 34],
  [113.1, 34],
  [113.1, 34.1],
  [113, 34.1],
  [113, 34],
]

function file(rings: readonly Ring[], properties: Record<string, unknown> | null = { name: '甲园' }): string {
  const geometry = { type: 'Polygon', coordinates: rings }
  return JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] })
}

describe('a map of areas', () => {
  it('is read with its names, its holes and its parts', async () => {
    const inner: Ring = SQUARE.map(([x, y]) => [113.02 + (x - 113) / 5, 34.02 + (y - 34) / 5])
    expect(await readGeoJson(file([SQUARE, inner], { 名称: ' 甲园 ' }))).toEqual([
      { name: '甲园', polygons: [[SQUARE, inner]] },
    ])
  })

  it('is read as a program for Windows writes it, with a mark before the text', async () => {
    expect(await readGeoJson(`\uFEFF${file([SQUARE])}`)).toEqual(await readGeoJson(file([SQUARE])))
  })

  it.each<[string, string, string]>([
    ['no JSON', 'x', '不是 JSON 文件'],
    ['a point', JSON.stringify({ type: 'Point', coordinates: [113, 34] }), '不是由 Polygon 或 MultiPolygon 组成'],
    ['no area', JSON.stringify({ type: 'FeatureCollection', features: [] }), '不是由 Polygon 或 MultiPolygon 组成'],
    ['no name', file([SQUARE], { code: 1 }), '第 1 个区域没有名称'],
    ['an open ring', file([SQUARE.slice(0, 4)]), '“甲园”有一圈没有闭合'],
    [
      'a line',
      file([
        [
          [113, 34],
          [113.1, 34],
          [113, 34],
        ],
      ]),
      '“甲园”有一圈不足 4 个点',
    ],
    ['latitude first', file([SQUARE.map(([x, y]) => [y, x] as const)]), '不在国内经纬度范围内'],
    ['metres', file([SQUARE.map(([x, y]) => [x * 1e5, y * 1e5] as const)]), '不在国内经纬度范围内'],
    [
      'a bow',
      file([
        [
          [113, 34],
          [113.1, 34.1],
          [113.1, 34],
          [113, 34.1],
          [113, 34],
        ],
      ]),
      '“甲园”的边界自相交（约在 113.05000，34.05000）',
    ],
    [
      'a name twice',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [1, 2].map(() => (JSON.parse(file([SQUARE])) as { features: unknown[] }).features[0]),
      }),
      '有两个区域都叫“甲园”',
    ],
  ])('is refused whole in words: %s', async (_why, text, words) => {
    await expect(readGeoJson(text)).rejects.toThrow(words)
  })

  it('lets others have their turn between two rings', async () => {
    const rings = Array.from({ length: 20 }, () => SQUARE)
    let turns = 0
    let isRead = false
    const count = () => {
      turns++
      if (!isRead) setImmediate(count)
    }
    setImmediate(count)
    await readGeoJson(file(rings))
    isRead = true
    expect(turns).toBeGreaterThanOrEqual(rings.length - 1)
  })
})
