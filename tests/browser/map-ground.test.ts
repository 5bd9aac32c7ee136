import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../server/test/harness.ts'
import { NARROW, openBrowser, overflow, picture, shown, signInAs, visit, WIDE } from './browser.ts'

const KEY = '0123456789abcdef0123456789abcdef'
const AREA = {
  type: 'Feature',
  properties: { code: '410181', name: '巩义市' },
  geometry: {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [112.8, 34.6],
          [113.2, 34.6],
          [113.2, 34.9],
          [112.8, 34.6],
        ],
      ],
    ],
  },
}

let folder: string
let server: TestServer
let browser: Browser
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-map-'))
  const file = path.join(folder, 'outlines.geojson')
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: [AREA] }))
  server = await startTestServer({ env: { MAP_OUTLINES: file, TIANDITU_KEY: KEY } })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a map with a key of 天地图 and outlines of one’s own asks for tiles of that place, and says whose they are', async () => {
  const tile = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#dde8f0' } })
    .png()
    .toBuffer()
  const visitor = await visit(browser, server.url, NARROW)
  const asked: URL[] = []
  await visitor.context.route('https://*.tianditu.gov.cn/**', (route) => {
    asked.push(new URL(route.request().url()))
    return route.fulfill({ body: tile, contentType: 'image/png', headers: { 'access-control-allow-origin': '*' } })
  })
  await signInAs(visitor, 'office')
  await visitor.page.goto('/registers/kilns?show=map')
  await visitor.page.getByText('底图：天地图', { exact: true }).waitFor({ timeout: 30_000 })
  const labels = () => asked.filter((u) => u.searchParams.get('LAYER') === 'cva').length
  await expect.poll(labels, { timeout: 30_000 }).toBeGreaterThan(0)
  await visitor.page.getByText(/^图上 0 台/).waitFor({ timeout: 30_000 })
  await visitor.page.waitForLoadState('networkidle')
  expect(new Set(asked.map((u) => u.searchParams.get('tk')))).toEqual(new Set([KEY]))
  // 巩义, by the outlines: at that zoom the tiles of web mercator over 113° E, 34.75° N.
  const [first] = asked
  const zoom = Number(first?.searchParams.get('TILEMATRIX'))
  const columns = asked.map(
    (u) => Number(u.searchParams.get('TILECOL')) / 2 ** Number(u.searchParams.get('TILEMATRIX')),
  )
  expect(zoom).toBeGreaterThan(7)
  for (const x of columns) expect(x * 360 - 180).toBeCloseTo(113, -0.5)
  // Pulled wide, the same place is shown larger, as nobody has moved the map.
  await visitor.page.setViewportSize({ ...WIDE })
  await expect.poll(() => Math.max(...asked.map((u) => Number(u.searchParams.get('TILEMATRIX'))))).toBeGreaterThan(zoom)
  await visitor.page.waitForLoadState('networkidle')
  await shown(visitor.page.getByText('© 天地图（国家地理信息公共服务平台）').first())
  await picture(visitor, 'map-tianditu-1440')
  expect(await overflow(visitor)).toBeLessThanOrEqual(0)
  expect(visitor.complaints).toEqual([])
  await visitor.context.close()
})
