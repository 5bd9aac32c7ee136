export interface Paragraph {
  readonly start: number
  readonly end: number
  readonly words: string
}

export function paragraphsOf(s: string, from: number, to: number): Paragraph[] {
  const found: Paragraph[] = []
  let start = from
  while (start < to) {
    const line = s.indexOf('\n', start)
    const end = line < 0 || line > to ? to : line
    if (end > start) found.push({ start, end, words: s.slice(start, end) })
    start = end + 1
  }
  return found
}
