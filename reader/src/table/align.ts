import { looksLikeUnit } from '../unit/unit-names.ts'
import type { Column } from './columns.ts'

type Span = readonly [start: number, end: number]

/** Cells that reach over several rows stand at the left: so many are missing at most. */
const MOST = 3
const NUMBER = /^[\d.一二三四五六七八九十（）]{1,5}$/
const TIME = /月|季度|年[底末内前]|半年|全年|长期|持续|常态|(?:20|19)\d\d年?$|^\d{1,2}日/
const TIME_LIMIT = 24
const NOTHING = /^[-/]*$/

/** How many cells at its beginning a row lacks, because those above reach down to it: what stands in it then fits its columns. */
export function missingCells(s: string, spans: readonly Span[], columns: readonly Column[]): number {
  let best = 0
  let most = fit(s, spans, columns, 0)
  for (let shift = 1; shift <= MOST && shift + lastFilled(spans) < columns.length; shift++) {
    const found = fit(s, spans, columns, shift)
    if (found > most) {
      best = shift
      most = found
    }
  }
  return best
}

function lastFilled(spans: readonly Span[]): number {
  return spans.findLastIndex(([a, b]) => b > a)
}

/** A cell that is what its column says counts for a shift, one that cannot be counts against it. */
function fit(s: string, spans: readonly Span[], columns: readonly Column[], shift: number): number {
  let points = 0
  spans.forEach(([a, b], i) => {
    const words = s.slice(a, b)
    if (NOTHING.test(words)) return
    points += pointsOf(words, columns[i + shift])
  })
  return points
}

function pointsOf(words: string, column: Column | undefined): number {
  switch (column?.kind) {
    case 'number':
      return NUMBER.test(words) ? 1 : -1
    case 'time':
      return words.length <= TIME_LIMIT && TIME.test(words) ? 1 : -1
    case 'part':
      if (column.part === 'person') return 0
      return words.split(/[、，；]/).some(looksLikeUnit) ? 1 : -1
    case 'past':
    case 'text':
    case undefined:
      return 0
  }
}
