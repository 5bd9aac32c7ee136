import type { Mark } from './marks.ts'
import { overlaps, type Span } from './span.ts'

/** A run of characters under one and the same set of marks. */
export interface Segment extends Span {
  readonly marks: readonly Mark[]
  readonly lit: boolean
}

/**
 * Cuts a run wherever a mark or the lit words begin or end. Every character of the run is in exactly one segment,
 * and every mark is on every segment that it touches: marks may overlap and nest.
 */
export function segmentsOf(run: Span, marks: readonly Mark[], lit: Span | null): Segment[] {
  const touching = marks.filter((m) => overlaps(m, run))
  const light = lit !== null && overlaps(lit, run) ? lit : null
  if (touching.length === 0 && light === null) return [{ ...run, marks: [], lit: false }]
  const edges = new Set([run.start, run.end])
  for (const span of light ? [...touching, light] : touching) {
    if (span.start > run.start) edges.add(span.start)
    if (span.end < run.end) edges.add(span.end)
  }
  const cuts = [...edges].sort((a, b) => a - b)
  return cuts.slice(1).map((end, i) => {
    const span = { start: cuts[i] ?? run.start, end }
    return { ...span, marks: touching.filter((m) => overlaps(m, span)), lit: light !== null && overlaps(light, span) }
  })
}

/** The marks that touch each of the spans (both sorted by start), in one sweep. */
export function marksBySpan(spans: readonly Span[], marks: readonly Mark[]): Mark[][] {
  let open: Mark[] = []
  let next = 0
  return spans.map((span) => {
    open = open.filter((m) => m.end > span.start)
    for (; next < marks.length; next++) {
      const mark = marks[next]
      if (!mark || mark.start >= span.end) break
      if (mark.end > span.start) open.push(mark)
    }
    return open.filter((m) => overlaps(m, span))
  })
}

export function splitAt(run: Span, at: number): Span[] {
  if (at <= run.start || at >= run.end) return [run]
  return [
    { start: run.start, end: at },
    { start: at, end: run.end },
  ]
}

/** The shortest; of two on the same words the value read, not the remark on it. */
export function innermost(marks: readonly Mark[]): Mark | undefined {
  return marks.reduce<Mark | undefined>(
    (best, m) => (best === undefined || m.end - m.start < best.end - best.start ? m : best),
    undefined,
  )
}
