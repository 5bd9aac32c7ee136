import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import type { Span } from './span.ts'
import { assignmentWords, deadlineWords, referenceWords, targetWords, thresholdWords } from './words.ts'

/** What is marked in the text, in the order of the legend. */
export const LAYERS = ['assignment', 'deadline', 'target', 'threshold', 'enterprise', 'reference', 'problem'] as const
export type Layer = (typeof LAYERS)[number]

export const LAYER_TITLES: Record<Layer, string> = {
  assignment: '分工',
  deadline: '期限',
  target: '指标',
  threshold: '阈值',
  enterprise: '企业',
  reference: '引用',
  problem: '问题',
}

export interface Mark extends Span {
  /** Layer and place in the text: another row mended or dropped leaves it as it is. */
  readonly id: string
  readonly layer: Layer
  /** The row's place in its list. */
  readonly at: number
  /** The value read, as it is shown on hover. */
  readonly words: string
}

type MarkedReading = Omit<Reading, 'title' | 'docNumber' | 'issuer' | 'signedOn' | 'printedOn' | 'clauses' | 'units'>

/** All that was read, as marks sorted by where they begin; the longer first, so that the inner one is drawn over it. */
export function marksOf(reading: MarkedReading, findings: readonly Finding[] = []): Mark[] {
  const marks: Mark[] = []
  const taken = new Map<string, number>()
  function add<R extends Span>(layer: Layer, rows: readonly R[], words: (row: R) => string): void {
    rows.forEach((row, at) => {
      const { start, end } = row
      if (end <= start) return
      const place = `${layer}-${start}-${end}`
      const times = taken.get(place) ?? 0
      taken.set(place, times + 1)
      marks.push({ id: times === 0 ? place : `${place}-${times}`, layer, at, start, end, words: words(row) })
    })
  }
  add('assignment', reading.assignments, assignmentWords)
  add('deadline', reading.deadlines, deadlineWords)
  add('target', reading.targets, (t) => `${t.subject}：${targetWords(t)}`)
  add('threshold', reading.thresholds, (t) => `${t.subject}：${thresholdWords(t)}`)
  add('enterprise', reading.enterprises, (e) => e.name)
  add('reference', reading.references, referenceWords)
  add('problem', [...reading.problems, ...findings], (p) => p.message)
  return marks.sort((a, b) => a.start - b.start || b.end - a.end || LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer))
}
