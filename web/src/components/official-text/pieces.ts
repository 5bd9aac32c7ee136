import type { Reading, ReadingClause } from '@gongjian/domain/plan/reading.ts'
import type { Span } from './span.ts'

/** A line of the file, or the part of one that begins at a clause: what a paragraph is joined from. */
export interface Piece extends Span {
  readonly clauseStart: ReadingClause | null
}

const LINE = /[^\r\n\u2028\u2029\u0085\f\v]+/g
/** In a file of one line only the indent of the printed page still parts the paragraphs. */
const INDENT = /\u3000{2,}| {4,}/g
const BLANK = /[\s\u00ad\u200b-\u200f\ufeff]/
/** Emphasis and heading marks of Markdown before a number are no words of their own. */
const MARKUP_ONLY = /^[\s*#>_\\-]*$/

/** What of a reading shapes the page. */
export type DocumentReading = Pick<Reading, 'title' | 'docNumber' | 'issuer' | 'clauses' | 'assignments'>

/** Cuts the text into trimmed, non-empty pieces in order; what lies between them is blank. */
export function cutPieces(text: string, cuts: DocumentReading): Piece[] {
  const starts = [...cuts.clauses].sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let next = 0
  for (const line of linesOf(text, cuts)) {
    let from = line.start
    let owner: ReadingClause | null = null
    for (; next < starts.length; next++) {
      const clause = starts[next]
      if (!clause || clause.start >= line.end) break
      if (clause.start < from) continue
      if (!MARKUP_ONLY.test(text.slice(from, clause.start))) {
        pushTrimmed(pieces, text, from, clause.start, owner)
        from = clause.start
      }
      owner = clause
    }
    pushTrimmed(pieces, text, from, line.end, owner)
  }
  return pieces
}

function linesOf(text: string, cuts: DocumentReading): Span[] {
  const lines: Span[] = []
  for (const found of text.matchAll(LINE)) {
    const end = found.index + found[0].length
    let from = found.index
    for (const indent of found[0].matchAll(INDENT)) {
      const at = found.index + indent.index
      if (at > from) lines.push({ start: from, end: at })
      from = at
    }
    lines.push({ start: from, end })
  }
  return lines.flatMap((line) => cutHead(text, line, cuts))
}

/** `…的通知国办发〔2014〕56号各省…`: title, number and addressee run together where a page lost its line ends. */
function cutHead(text: string, line: Span, { title, docNumber }: DocumentReading): Span[] {
  const words = text.slice(line.start, line.end)
  const at = title.length > 5 ? words.indexOf(title) : -1
  if (at < 0 || words.slice(0, at).trim() !== '' || words.trim() === title) return [line]
  const points = [line.start + at + title.length]
  const number = docNumber === null ? -1 : words.indexOf(docNumber)
  if (docNumber !== null && words.slice(at + title.length, number).trim() === '') {
    points.push(line.start + number + docNumber.length)
  }
  const edges = [line.start, ...points, line.end]
  return edges.slice(1).map((end, i) => ({ start: edges[i] ?? line.start, end }))
}

function pushTrimmed(
  pieces: Piece[],
  text: string,
  start: number,
  end: number,
  clauseStart: ReadingClause | null,
): void {
  let from = start
  let to = end
  while (from < to && BLANK.test(text[from] ?? '')) from++
  while (to > from && BLANK.test(text[to - 1] ?? '')) to--
  if (from < to) pieces.push({ start: from, end: to, clauseStart })
}

/** Blanks are dropped and brackets made alike wherever words are compared: a scanner mixes both. */
export function squeeze(words: string): string {
  return words
    .replace(/[\s\u00a0*#]/g, '')
    .replace(/[(〔[]/g, '（')
    .replace(/[)〕\]]/g, '）')
    .replace(/[．﹒]/g, '.')
}
