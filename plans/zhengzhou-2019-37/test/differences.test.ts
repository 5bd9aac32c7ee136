import { describe, expect, it } from 'vitest'
import { Reading } from '@gongjian/domain/plan/reading.ts'
import { readPlan } from '@gongjian/reader'
import { differences } from '../differences.ts'
import { zhengzhou } from '../index.ts'
import { compareReading } from './compare-reading.ts'

const reading = readPlan(zhengzhou.document)

describe('the pack against the reader', () => {
  it('reads the document into a reading', () => {
    expect(Reading.parse(reading)).toEqual(reading)
  })

  it('differs where the pack says why, and nowhere else', () => {
    const found = compareReading(zhengzhou, reading)
    const listed = differences.map(({ what, pack, reading: read }) => ({ what, pack, reading: read }))
    expect(found.filter((f) => !listed.some((l) => same(f, l)))).toEqual([])
    expect(listed.filter((l) => !found.some((f) => same(f, l)))).toEqual([])
    expect(found).toHaveLength(differences.length)
  })

  it('gives a reason for each difference', () => {
    expect(differences.filter((d) => d.reason.length < 20)).toEqual([])
  })

  it('quotes milestones from within their task', () => {
    for (const task of zhengzhou.tasks) {
      for (const m of task.milestones) {
        const clause = reading.clauses.find((c) => c.id === m.clause)
        expect(clause, m.id).toBeDefined()
        expect(clause?.start).toBeLessThanOrEqual(m.start ?? -1)
        expect(clause?.end).toBeGreaterThanOrEqual(m.end ?? Infinity)
      }
    }
  })
})

function same(a: { what: string; pack: string; reading: string }, b: typeof a): boolean {
  return a.what === b.what && a.pack === b.pack && a.reading === b.reading
}
