import { decode, put, type Draft } from './draft.ts'
import { joinLines } from './lines.ts'
import { mendLine } from './mend.ts'

/**
 * The text as the rules see it. Blanks and markup are gone, cut lines joined, brackets made alike; `map` leads every
 * character back to the text, which itself is never changed.
 */
export interface View {
  /** The given text without its BOM: what all offsets count in. */
  readonly text: string
  /** Rule form. '\n' parts paragraphs, '\t' parts cells of a table row. */
  readonly s: string
  /** The same characters as written in the document; same length as `s`. */
  readonly written: string
  readonly from: Int32Array
  readonly to: Int32Array
}

export interface Span {
  readonly start: number
  readonly end: number
}

export function buildView(given: string): View {
  const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given
  const n = text.length + 1
  const draft: Draft = {
    length: 0,
    rule: new Uint16Array(n),
    written: new Uint16Array(n),
    from: new Int32Array(n),
    to: new Int32Array(n),
  }
  let at = 0
  while (at < text.length) {
    const lineEnd = text.indexOf('\n', at)
    const end = lineEnd < 0 ? text.length : lineEnd
    mendLine(text, at, end, draft)
    if (lineEnd >= 0) put(draft, 0x0a, 0x0a, end, end + 1)
    at = end + 1
  }
  joinLines(draft)
  return {
    text,
    s: decode(draft.rule, draft.length),
    written: decode(draft.written, draft.length),
    from: draft.from.subarray(0, draft.length),
    to: draft.to.subarray(0, draft.length),
  }
}

/** Where the view's characters a..b stand in the text. */
export function spanOf(view: View, a: number, b: number): Span {
  return { start: view.from[a] ?? 0, end: view.to[b - 1] ?? 0 }
}

/** Were there blanks, taken out of the view, before this character? */
export function gapBefore(view: View, i: number): boolean {
  return i > 0 && (view.from[i] ?? 0) > (view.to[i - 1] ?? 0)
}
