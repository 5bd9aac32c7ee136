import { clauseAt, type ClauseIndex } from './clause-index.ts'
import { classify, type ParagraphKind } from './paragraph-kind.ts'
import { cutPieces, squeeze, type DocumentReading, type Piece } from './pieces.ts'
import type { Span } from './span.ts'

export interface Paragraph extends Span {
  readonly kind: ParagraphKind
  /** Depth of the clause that begins here, else 0. */
  readonly level: number
  /** The clause to which the words belong; `opens` when its label stands here. */
  readonly clause: string | null
  readonly opens: boolean
  /** End of the heading's words, where a heading opens the paragraph. */
  readonly headingEnd: number
  /** What is shown, in order; only blanks and Markdown's marks lie between. */
  readonly runs: readonly Span[]
}

/** Sets the file's lines as an official document's paragraphs: sentences that a page break cut are whole again, offsets stay. */
export function layOut(text: string, reading: DocumentReading, index: ClauseIndex): Paragraph[] {
  const pieces = cutPieces(text, reading)
  const kinds = classify(text, pieces, reading)
  const markers = new Set(reading.assignments.map((a) => a.start))
  const paragraphs: Paragraph[] = []
  let group: Piece[] = []
  let kind: ParagraphKind = 'body'
  const flush = () => {
    if (group.length > 0) paragraphs.push(paragraphOf(text, group, kind, index))
    group = []
  }
  pieces.forEach((piece, i) => {
    const before = group.at(-1)
    const ownKind = kinds[i] ?? 'body'
    if (before && kind === 'body' && ownKind === 'body' && runsOn(text, before, piece, markers)) {
      group.push(piece)
      return
    }
    flush()
    kind = ownKind
    group = [piece]
  })
  flush()
  return paragraphs
}

/**
 * For each paragraph the clause whose note it carries: beside the text at the clause's opening, beneath it after the
 * last of the clause's own words.
 */
export function noteHolders(paragraphs: readonly Paragraph[], beneath: boolean): (string | null)[] {
  const holders = paragraphs.map((p) => (p.opens ? p.clause : null))
  if (!beneath) return holders
  for (let i = 1; i < paragraphs.length; i++) {
    const p = paragraphs[i]
    if (!p || p.opens || p.kind !== 'body' || holders[i - 1] !== p.clause) continue
    holders[i] = holders[i - 1] ?? null
    holders[i - 1] = null
  }
  return holders
}

/** A printed line holds 28 characters; a shorter one without a full stop was meant to end there. */
const SHORTEST_CUT_LINE = 20
const ENDED = /[。！？；：:;!?…”』」）)》]$/
const LABELLED = /^(?:牵头|主体|责任|配合|协办|主责|参与|完成时[间限]|时间节点)[^，。；：:]{0,10}[：:]/
const NUMBERED = /^(?:[①-⑳]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、]|附件|——|[·•●])/

function runsOn(text: string, before: Piece, piece: Piece, markers: ReadonlySet<number>): boolean {
  if (piece.clauseStart || markers.has(piece.start)) return false
  const head = text.slice(before.start, before.end)
  const tail = text.slice(piece.start, piece.end)
  if (head.length < SHORTEST_CUT_LINE || ENDED.test(head) || LABELLED.test(tail) || NUMBERED.test(tail)) return false
  return !isHeadingLine(head, before)
}

function isHeadingLine(line: string, piece: Piece): boolean {
  const clause = piece.clauseStart
  return clause !== null && clause.heading !== '' && squeeze(line) === squeeze(clause.label + clause.heading)
}

function paragraphOf(text: string, group: readonly Piece[], kind: ParagraphKind, index: ClauseIndex): Paragraph {
  const first = group[0] ?? { start: 0, end: 0, clauseStart: null }
  const end = group.at(-1)?.end ?? first.end
  const clause = first.clauseStart ?? clauseAt(index, first.start)
  const opens = first.clauseStart !== null
  const level = opens && clause ? (index.levels.get(clause.id) ?? 1) : 0
  const headingEnd = opens && clause ? endOfHeading(text, first, clause.label + clause.heading) : first.start
  const whole = headingEnd >= end && level > 0
  return {
    start: first.start,
    end,
    kind: whole && kind === 'body' ? 'heading' : kind,
    level,
    clause: clause?.id ?? null,
    opens,
    headingEnd,
    runs: group.flatMap((piece) => shownRuns(text, piece, kind)),
  }
}

/** Where the label and heading end in the text, blanks aside; the piece's start when they do not stand there. */
function endOfHeading(text: string, piece: Span, words: string): number {
  const wanted = squeeze(words)
  let at = piece.start
  for (let k = 0; k < wanted.length; at++) {
    if (at >= piece.end) return piece.start
    const c = squeeze(text[at] ?? '')
    if (c === '') continue
    if (c !== wanted[k]) return piece.start
    k++
  }
  return /[。.]/.test(text[at] ?? '') ? at + 1 : at
}

const WIDE = '[\\u2e80-\\u9fff\\u3000-\\u303f\\uff00-\\uffef‘’“”…—]'
const GAP = '[ \\t\\u00a0]+'
/** Not printed: a scanner's blanks between Chinese and digits or letters (`到 2020 年`), and Markdown's marks. */
const DROPPED = new RegExp(`(?<=${WIDE})${GAP}(?=[!-~])|(?<=[!-~])${GAP}(?=${WIDE})|\\*\\*|^#+\\s*`, 'g')
/** The lines of a title are set anew, so the blanks that stood for line ends go. */
const DROPPED_IN_TITLE = new RegExp(`${DROPPED.source}|(?<=${WIDE})${GAP}(?=${WIDE})`, 'g')

function shownRuns(text: string, piece: Span, kind: ParagraphKind): Span[] {
  const words = text.slice(piece.start, piece.end)
  const runs: Span[] = []
  let from = piece.start
  for (const blank of words.matchAll(kind === 'title' ? DROPPED_IN_TITLE : DROPPED)) {
    const at = piece.start + blank.index
    if (at > from) runs.push({ start: from, end: at })
    from = at + blank[0].length
  }
  if (from < piece.end) runs.push({ start: from, end: piece.end })
  return runs
}
