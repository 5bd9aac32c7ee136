import { failOffice } from '../../extract/office-error.ts'
import { columnOfReference, MAX_COLUMNS, type Merge } from './raw.ts'

const SHEET_END = Buffer.from('sheetData>')
const SLASH = '/'.charCodeAt(0)
const MAX_TAIL_BYTES = 32 * 1024 * 1024
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref=["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)["']/g

/**
 * Merged cells stand behind the rows that they concern, so a first pass over the unpacked bytes looks for them alone:
 * it is many times faster than reading the rows, and keeps nothing of them.
 */
export async function findMerges(chunks: AsyncIterable<Buffer>): Promise<Merge[]> {
  let carried = Buffer.alloc(0)
  const tail: Buffer[] = []
  let tailBytes = 0
  for await (const chunk of chunks) {
    if (tailBytes > 0) {
      tail.push(chunk)
      tailBytes += chunk.length
      if (tailBytes > MAX_TAIL_BYTES) failOffice('table-bomb')
      continue
    }
    const joined = Buffer.concat([carried, chunk])
    const end = endOfRows(joined)
    if (end >= 0) {
      tail.push(joined.subarray(end))
      tailBytes = joined.length - end
    } else carried = joined.subarray(Math.max(0, joined.length - 64))
  }
  const text = Buffer.concat(tail).toString('utf8')
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
