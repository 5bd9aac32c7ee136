import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { PlanPack } from '@gongjian/domain/plan/pack.ts'
import { zhengzhou } from '../index.ts'
import { countyShapes, zonePoints } from '../map.ts'

const SHA256 = '9815deb8208ca9058eab54fa175239369889f86517eec5de3a2786ba3fc16ded'
const codes = new Set(zhengzhou.units.map((u) => u.code))

function ofKind(kind: string) {
  return zhengzhou.units.filter((u) => u.kind === kind)
}

describe('zhengzhou-2019-37', () => {
  it('is a plan pack', () => {
    expect(PlanPack.parse(zhengzhou)).toEqual(zhengzhou)
  })

  it('holds the document byte for byte', () => {
    const bytes = readFileSync(new URL('../document.txt', import.meta.url))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(SHA256)
  })

  it('has 16 bodies, 15 departments, the office, its supervisor and the coordinator', () => {
    const counts = ['body', 'department', 'office', 'supervisor', 'coordinator'].map((kind) => ofKind(kind).length)
    expect(counts).toEqual([16, 15, 1, 1, 1])
  })

  it('calls no two units by one name', () => {
    const names = zhengzhou.units.flatMap((u) => [u.name, ...u.aliases])
    expect(names.filter((n, i) => names.indexOf(n) !== i)).toEqual([])
    expect(new Set(zhengzhou.units.map((u) => u.short)).size).toBe(zhengzhou.units.length)
  })

  it('keeps short names to two to four characters', () => {
    expect(zhengzhou.units.filter((u) => u.short.length < 2 || u.short.length > 4)).toEqual([])
  })

  it('gives each township a body', () => {
    expect(zhengzhou.townships).toHaveLength(208)
    expect(new Set(zhengzhou.townships.map((t) => t.code)).size).toBe(208)
    const bodies = new Set(ofKind('body').map((u) => u.code))
    expect(zhengzhou.townships.filter((t) => t.unit === null || !bodies.has(t.unit))).toEqual([])
  })

  it('has 23 tasks, each with one lead and known units, led 10, 5, 7 and 1', () => {
    expect(zhengzhou.tasks).toHaveLength(23)
    const named = zhengzhou.tasks.flatMap((t) => [...t.leads, ...t.responsible, ...t.cooperating])
    expect(named.filter((code) => !codes.has(code))).toEqual([])
    const led = ['gongxin', 'fagai', 'shengtai', 'shuili'].map(
      (code) => zhengzhou.tasks.filter((t) => t.leads.length === 1 && t.leads[0] === code).length,
    )
    expect(led).toEqual([10, 5, 7, 1])
  })

  it('names every department in some task, and never twice in one', () => {
    const parts = zhengzhou.tasks.map((t) => [...t.leads, ...t.cooperating])
    expect(new Set(parts.flat())).toEqual(new Set(ofKind('department').map((u) => u.code)))
    expect(parts.filter((p) => new Set(p).size !== p.length)).toEqual([])
  })

  it('shows the words of each milestone', () => {
    const milestones = zhengzhou.tasks.flatMap((t) => t.milestones)
    expect(new Set(milestones.map((m) => m.id)).size).toBe(milestones.length)
    for (const m of milestones) {
      const words = zhengzhou.document.slice(m.start, m.end).replace(/\s+/g, '')
      expect(words.length).toBeGreaterThan(3)
      const day = m.date === null ? null : m.date.slice(0, 4)
      const written = /(\d{4})年/.exec(words)
      if (written && day) expect(words).toContain(`${day}年`)
    }
  })

  it('has the eleven numeric targets and five for all', () => {
    expect(zhengzhou.targets.filter((t) => t.kind !== 'all')).toHaveLength(11)
    expect(zhengzhou.targets.filter((t) => t.kind === 'all')).toHaveLength(5)
    const ids = new Set(zhengzhou.tasks.map((t) => t.id))
    expect(zhengzhou.targets.filter((t) => t.task !== null && !ids.has(t.task))).toEqual([])
  })

  it('draws the twelve counties and the four zones', () => {
    const shapes = countyShapes.features.map((f) => f.properties.code)
    const bodies = ofKind('body')
    expect(new Set(shapes)).toEqual(new Set(bodies.filter((u) => u.code === u.countyCode).map((u) => u.code)))
    expect(bodies.filter((u) => u.code !== u.countyCode).map((u) => u.code)).toEqual(Object.keys(zonePoints))
  })

  it('names the counties as the table of codes does', () => {
    const table = readFileSync(new URL('../data/counties.csv', import.meta.url), 'utf8')
    for (const body of ofKind('body').filter((u) => u.code === u.countyCode)) {
      expect(table).toContain(`${body.code},${body.name},yes`)
    }
  })
})
