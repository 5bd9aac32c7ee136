const MARK = /[《》\n]/g

/** Places of the view that hold names, not statements: titles in 《》. */
export function titleSpans(s: string): readonly (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = []
  let depth = 0
  let start = 0
  MARK.lastIndex = 0
  for (let mark = MARK.exec(s); mark; mark = MARK.exec(s)) {
    const i = mark.index
    const c = s[i]
    if (c === '《') {
      if (depth === 0) start = i
      depth++
    } else if (c === '》' && depth > 0) {
      depth--
      if (depth === 0) spans.push([start, i + 1])
    } else if (c === '\n' && depth > 0) depth = 0
  }
  return spans
}

export function isWithin(spans: readonly (readonly [number, number])[], at: number): boolean {
  let low = 0
  let high = spans.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const span = spans[middle]
    if (!span) return false
    if (at < span[0]) high = middle - 1
    else if (at >= span[1]) low = middle + 1
    else return true
  }
  return false
}

/** Where the line of a place begins, or `limit` before it: a one-line file is not walked through again for every word. */
export function lineStart(s: string, at: number, limit = 600): number {
  const from = Math.max(0, at - limit)
  return from + s.slice(from, at).lastIndexOf('\n') + 1
}

export function lineEnd(s: string, at: number, limit = 400): number {
  const next = s.slice(at, at + limit).indexOf('\n')
  return next < 0 ? Math.min(s.length, at + limit) : at + next
}

/** The sentence around a place: from the mark before it to the mark behind it. */
export function sentenceAround(s: string, at: number, limit = 600): readonly [number, number] {
  let start = at
  while (start > 0 && at - start < limit && !isSentenceEnd(s[start - 1] ?? '')) start--
  let end = at
  while (end < s.length && end - at < limit && !isSentenceEnd(s[end] ?? '')) end++
  return [start, end]
}

export function isSentenceEnd(c: string): boolean {
  return c === '。' || c === '；' || c === '\n' || c === '\t' || c === '！' || c === '？'
}
