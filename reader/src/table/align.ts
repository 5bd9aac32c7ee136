import { looksLikeUnit } from '../unit/unit-names.ts'
import type { Column } from './columns.ts'

type Span = readonly [start: number, end: number]

const MOST = 3
const NUMBER = /^[\d.一二三四五六七八九十（）]{1,5}$/
const TIME = /月|季度|年[底末内前]|半年|全年|长期|持续|常态|(?:20|19)\d\d年?$|^\d{1,2}日/
const TIME_LIMIT = 24
const NOTHING = /^[-/]*$/

/** The column of each cell of a row. */
export type Place = (cell: number) => number

/** Cells that those above reach down to are missing, at the beginning or behind the number: what stands in a row then fits its columns. */
export function placeCells(s: string, spans: readonly Span[], columns: readonly Column[]): Place {
  let best: Place = (cell) => cell
  let most = fit(s, spans, columns, best)
  for (let missing = 1; missing <= MOST && missing + lastFilled(spans) < columns.length; missing++) {
    for (const kept of [0, 1]) {
      const place: Place = (cell) => (cell < kept ? cell : cell + missing)
      const found = fit(s, spans, columns, place)
      if (found <= most) continue
      best = place
      most = found
    }
  }
  return best
}

function lastFilled(spans: readonly Span[]): number {
  return spans.findLastIndex(([a, b]) => b > a)
}

/** A cell that is what its column says counts for a placing, one that cannot be counts against it. */
function fit(s: string, spans: readonly Span[], columns: readonly Column[], place: Place): number {
  let points = 0
  spans.forEach(([a, b], i) => {
    const words = s.slice(a, b)
    if (NOTHING.test(words)) return
    points += pointsOf(words, columns[place(i)])
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
