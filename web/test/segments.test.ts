import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark } from '../src/components/official-text/marks.ts'
import { innermost, marksBySpan, segmentsOf, splitAt } from '../src/components/official-text/segments.ts'
import { overlaps } from '../src/components/official-text/span.ts'

function marksWithin(length: number) {
  const spans = fc.array(fc.tuple(fc.nat({ max: length }), fc.nat({ max: length })), { maxLength: 12 })
  return spans.map((pairs) =>
    pairs
      .map(([a, b], i): Mark => {
        return { id: `target-${i}`, layer: 'target', at: i, words: '', start: Math.min(a, b), end: Math.max(a, b) + 1 }
      })
      .sort((a, b) => a.start - b.start || b.end - a.end),
  )
}

describe('segments', () => {
  it('joined again are the run, and lose no mark where marks overlap', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        marksWithin(60),
        fc.option(fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 }))),
        (start, length, marks, light) => {
          const run = { start, end: start + length }
          const lit = light && { start: light[0], end: light[0] + light[1] }
          const segments = segmentsOf(run, marks, lit)
          expect(segments[0]?.start).toBe(run.start)
          expect(segments.at(-1)?.end).toBe(run.end)
          segments.slice(1).forEach((s, i) => expect(s.start).toBe(segments[i]?.end))
          for (let at = run.start; at < run.end; at++) {
            const segment = segments.find((s) => s.start <= at && at < s.end)
            const expected = marks.filter((m) => m.start <= at && at < m.end).map((m) => m.id)
            expect(segment?.marks.map((m) => m.id)).toEqual(expected)
            expect(segment?.lit).toBe(lit !== null && lit.start <= at && at < lit.end)
          }
        },
      ),
    )
  })

  it('gives each paragraph all the marks that touch it', () => {
    const spans = [
      { start: 0, end: 10 },
      { start: 12, end: 30 },
      { start: 30, end: 61 },
    ]
    fc.assert(
      fc.property(marksWithin(60), (marks) => {
        expect(marksBySpan(spans, marks)).toEqual(spans.map((s) => marks.filter((m) => overlaps(m, s))))
      }),
    )
  })

  it('splits at a point inside only', () => {
    const run = { start: 3, end: 9 }
    expect(splitAt(run, 3)).toEqual([run])
    expect(splitAt(run, 9)).toEqual([run])
    expect(splitAt(run, 5)).toEqual([
      { start: 3, end: 5 },
      { start: 5, end: 9 },
    ])
  })

  it('draws the innermost of nested marks', () => {
    const outer: Mark = { id: 'assignment-0', layer: 'assignment', at: 0, words: '', start: 0, end: 20 }
    const inner: Mark = { id: 'deadline-0', layer: 'deadline', at: 0, words: '', start: 4, end: 8 }
    expect(innermost([outer, inner])?.id).toBe('deadline-0')
    expect(innermost([])).toBeUndefined()
  })
})
