/** A pair of brackets in the view: s[start] is （, s[end - 1] is ）, or end is the paragraph's end when none closes it. */
export interface Bracket {
  readonly start: number
  readonly end: number
  readonly closed: boolean
}

const MARK = /[（）\n\t]|$/g
const LENGTH_LIMIT = 1500

/** Pairs of each paragraph, in order of their start. Brackets that nothing closes are kept only when they are the last. */
export function findBrackets(s: string): Bracket[] {
  const found: Bracket[] = []
  let open: number[] = []
  MARK.lastIndex = 0
  for (let mark = MARK.exec(s); mark; mark = MARK.exec(s)) {
    const i = mark.index
    const c = s[i]
    if (i === s.length) MARK.lastIndex = i + 1
    if (c === '（') open.push(i)
    else if (c === '）') {
      const start = open.pop()
      if (start !== undefined && i + 1 - start <= LENGTH_LIMIT) found.push({ start, end: i + 1, closed: true })
    } else {
      const start = open[open.length - 1]
      if (start !== undefined && i - start <= LENGTH_LIMIT && i - start > 2)
        found.push({ start, end: i, closed: false })
      open = []
    }
  }
  return found.sort((x, y) => x.start - y.start || y.end - x.end)
}
