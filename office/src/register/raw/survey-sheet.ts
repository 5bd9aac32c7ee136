import { failOffice } from '../../extract/office-error.ts'
import { columnOfReference, LAST_ROW, MAX_COLUMNS, type Merge, type SheetSurvey } from './raw.ts'

const SHEET_END = Buffer.from('sheetData>')
const SLASH = '/'.charCodeAt(0)
const MAX_TAIL_BYTES = 32 * 1024 * 1024
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref=["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)["']/g

/** What a token at the end of a chunk may have of its beginning in the last one. */
const OVERLAP_BYTES = 64

/**
 * Merged cells stand behind the rows that they concern, so a first pass over the unpacked bytes looks for them alone, and counts the
 * rows that it passes: it is many times faster than reading them, and keeps nothing of them. Ends with `table-too-many-rows` at the
 * row that no sheet of Excel has.
 */
export async function surveySheet(chunks: AsyncIterable<Buffer>): Promise<SheetSurvey> {
  let carried = Buffer.alloc(0)
  const tail: Buffer[] = []
  let tailBytes = 0
  const counter = new RowCounter()
  for await (const chunk of chunks) {
    if (tailBytes > 0) {
      tail.push(chunk)
      tailBytes += chunk.length
      if (tailBytes > MAX_TAIL_BYTES) failOffice('table-bomb')
      continue
    }
    const joined = Buffer.concat([carried, chunk])
    const end = endOfRows(joined)
    counter.pass(end >= 0 ? joined.subarray(0, end) : joined)
    if (counter.rows > LAST_ROW) failOffice('table-too-many-rows')
    if (end >= 0) {
      tail.push(joined.subarray(end))
      tailBytes = joined.length - end
    } else carried = joined.subarray(Math.max(0, joined.length - OVERLAP_BYTES))
  }
  return { merges: mergesIn(Buffer.concat(tail).toString('utf8')), rows: counter.rows }
}

/** Counts rows in which a cell holds something: `<c …>…</c>`, and not the `<c …/>` of a format that was dragged down. */
class RowCounter {
  rows = 0
  #prefix: string | null = null
  #hasCell = false
  /** Of the bytes carried over, so many are counted already. */
  #done = 0

  /** `bytes` begin with the last OVERLAP_BYTES of the bytes before. */
  pass(bytes: Buffer): void {
    this.#prefix ??= /<(\w+:)?sheetData[\s>]/.exec(bytes.toString('latin1'))?.slice(1).join('') ?? null
    if (this.#prefix === null) return
    const cell = `</${this.#prefix}c>`
    const row = `</${this.#prefix}row>`
    let at = this.#done
    for (;;) {
      if (!this.#hasCell) {
        const found = bytes.indexOf(cell, at, 'latin1')
        if (found < 0) break
        this.#hasCell = true
        at = found + cell.length
      }
      const end = bytes.indexOf(row, at, 'latin1')
      if (end < 0) break
      this.rows += 1
      this.#hasCell = false
      at = end + row.length
    }
    this.#done = Math.max(0, at - Math.max(0, bytes.length - OVERLAP_BYTES))
  }
}

function mergesIn(text: string): Merge[] {
  return [...text.matchAll(MERGE)].flatMap(([, left = '', top = '', right = '', bottom = '']) => {
    const merge = {
      left: columnOfReference(left),
      right: columnOfReference(right),
      top: Number(top),
      bottom: Number(bottom),
    }
    return merge.left < MAX_COLUMNS ? [merge] : []
  })
}

/** Where `</sheetData>` or `</x:sheetData>` begins; -1: not here. */
function endOfRows(bytes: Buffer): number {
  for (let at = bytes.indexOf(SHEET_END); at >= 0; at = bytes.indexOf(SHEET_END, at + 1)) {
    const before = bytes.subarray(Math.max(0, at - 24), at)
    const slash = before.lastIndexOf(SLASH)
    if (slash >= 0 && /^\/(?:\w+:)?$/.test(before.toString('latin1', slash))) return at
  }
  return -1
}
