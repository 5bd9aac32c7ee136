import type { WordFile } from './word-file.ts'

/** Which list a paragraph or a style belongs to; undefined: it does not say. */
export interface ListPlace {
  /** Number of the override (1…); 0: in no list. */
  readonly list: number | undefined
  readonly level: number | undefined
}

const LEVEL = 0x260a
const LIST = 0x460b
const TABLE_DEFINITION = 0xd608
const TABS = 0xc615
/** Bytes of an operand by the three highest bits of its code; 6 says its length itself. */
const OPERAND = [1, 1, 2, 4, 2, 2, 0, 3]
const PAGE = 512
const BX_BYTES = 13
/** "Was numbered by an older Word": the number stands in the text. */
const NO_LIST_FROM = 2047

function operandLength(bytes: Buffer, code: number, at: number): number {
  const fixed = OPERAND[code >> 13] ?? 0
  if (fixed > 0) return fixed
  if (code === TABLE_DEFINITION) return bytes.readUInt16LE(at) + 1
  const length = bytes.readUInt8(at)
  if (code !== TABS || length !== 255) return length + 1
  const deleted = bytes.readUInt8(at + 1)
  return 3 + deleted * 4 + bytes.readUInt8(at + 2 + deleted * 4) * 3
}

/** The two properties that are of interest among all. */
export function listPlaceIn(properties: Buffer): ListPlace {
  let list: number | undefined
  let level: number | undefined
  for (let at = 0; at + 3 <= properties.length;) {
    const code = properties.readUInt16LE(at)
    at += 2
    if (code === LEVEL) level = properties.readUInt8(at)
    else if (code === LIST && at + 2 <= properties.length) list = properties.readUInt16LE(at)
    at += operandLength(properties, code, at)
  }
  return { list: list !== undefined && list >= NO_LIST_FROM ? 0 : list, level }
}

interface Style extends ListPlace {
  readonly base: number
}

/** Paragraph styles by their number. */
function readStyles(file: WordFile): (Style | undefined)[] {
  const { bytes, length } = file.table('styles')
  if (length < 8) return []
  const headBytes = bytes.readUInt16LE(0)
  const count = bytes.readUInt16LE(2)
  const baseBytes = bytes.readUInt16LE(4)
  const styles: (Style | undefined)[] = []
  let at = 2 + headBytes
  for (let i = 0; i < count && at + 2 <= length; i++) {
    const size = bytes.readUInt16LE(at)
    styles.push(readStyle(bytes.subarray(at + 2, at + 2 + size), baseBytes))
    at += 2 + size + (size % 2)
  }
  return styles
}

function readStyle(style: Buffer, baseBytes: number): Style | undefined {
  if (style.length < baseBytes + 2) return undefined
  const kinds = style.readUInt16LE(2)
  if ((kinds & 0xf) !== 1) return undefined
  const at = baseBytes + 2 + style.readUInt16LE(baseBytes) * 2 + 2
  const size = at + 2 <= style.length ? style.readUInt16LE(at) : 0
  const properties = style.subarray(at + 4, at + 2 + size)
  return { ...listPlaceIn(properties), base: kinds >> 4 }
}

/** Where each paragraph stands, its style's word asked when it says nothing itself. */
export class ParagraphLists {
  readonly #file: WordFile
  readonly #styles: readonly (Style | undefined)[]
  readonly #ends: readonly number[]
  readonly #pages: readonly number[]

  constructor(file: WordFile) {
    this.#file = file
    this.#styles = readStyles(file)
    const { bytes, length } = file.table('paragraphs')
    const count = Math.floor((length - 4) / 8)
    this.#ends = Array.from({ length: count }, (_, i) => bytes.readUInt32LE((i + 1) * 4))
    this.#pages = Array.from({ length: count }, (_, i) => bytes.readUInt32LE((count + 1 + i) * 4) & 0x3fffff)
  }

  /** `style`: the number of the paragraph's style, by which a list may reserve a level for it. */
  placeOf(markAt: number): ListPlace & { readonly style: number } {
    const { style, properties } = this.#propertiesOf(markAt)
    const own = listPlaceIn(properties)
    const styled = this.#styled(style)
    if (own.list !== undefined) return { list: own.list, level: own.level ?? 0, style }
    return { list: styled.list, level: own.level ?? styled.level, style: styled.style }
  }

  #styled(style: number): ListPlace & { readonly style: number } {
    const seen = new Set<number>()
    for (let at = style; !seen.has(at);) {
      seen.add(at)
      const found = this.#styles[at]
      if (!found) break
      if (found.list !== undefined) return { list: found.list, level: found.level, style: at }
      at = found.base
    }
    return { list: undefined, level: undefined, style }
  }

  #propertiesOf(markAt: number): { style: number; properties: Buffer } {
    const page = this.#pages[this.#ends.findIndex((end) => markAt < end)]
    if (page === undefined) return { style: 0, properties: Buffer.alloc(0) }
    const bytes = this.#file.main.subarray(page * PAGE, (page + 1) * PAGE)
    const count = bytes.readUInt8(PAGE - 1)
    for (let i = 0; i < count; i++) {
      if (markAt >= bytes.readUInt32LE((i + 1) * 4)) continue
      return papxAt(bytes, bytes.readUInt8((count + 1) * 4 + i * BX_BYTES) * 2)
    }
    return { style: 0, properties: Buffer.alloc(0) }
  }
}

function papxAt(page: Buffer, at: number): { style: number; properties: Buffer } {
  if (at === 0) return { style: 0, properties: Buffer.alloc(0) }
  const words = page.readUInt8(at)
  const from = words === 0 ? at + 2 : at + 1
  const size = words === 0 ? page.readUInt8(at + 1) * 2 : words * 2 - 1
  return { style: page.readUInt16LE(from), properties: page.subarray(from + 2, from + size) }
}
