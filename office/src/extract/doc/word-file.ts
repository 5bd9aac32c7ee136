import { buffer } from 'node:stream/consumers'
import BufferReader from 'word-extractor/lib/buffer-reader.js'
import OleCompoundDoc from 'word-extractor/lib/ole-compound-doc.js'

/** [MS-DOC] 2.5.5, the places of the tables that are read here: each is an offset and a length in the table stream. */
const TABLES = { styles: 1, paragraphs: 13, pieces: 33, lists: 73, overrides: 74 } as const
type Table = keyof typeof TABLES

const FLAGS_AT = 10
const TABLE_1 = 0x0200
const TEXT_LENGTH_AT = 76
const TABLES_AT = 154
const COMPRESSED = 0x40000000

interface Piece {
  readonly start: number
  readonly end: number
  /** Where its first sign stands in the main stream. */
  readonly at: number
  /** Bytes of a sign. */
  readonly width: 1 | 2
}

/** A paragraph of the main text: its signs, and where its end mark stands in the main stream. */
export interface DocParagraph {
  readonly text: string
  readonly markAt: number
  /** Ended by a cell mark. */
  readonly inCell: boolean
}

/** The streams of a Word 97–2003 file and its main text. Reads no more of the format than numbering needs. */
export class WordFile {
  readonly main: Buffer
  readonly #table: Buffer

  private constructor(main: Buffer, table: Buffer) {
    this.main = main
    this.#table = table
  }

  static async open(bytes: Uint8Array): Promise<WordFile> {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const ole = await new OleCompoundDoc(new BufferReader(file)).read()
    const main = await buffer(ole.stream('WordDocument'))
    const name = (main.readUInt16LE(FLAGS_AT) & TABLE_1) === 0 ? '0Table' : '1Table'
    return new WordFile(main, await buffer(ole.stream(name)))
  }

  /** To the end of the stream: the levels of lists stand behind the length that is given. */
  table(name: Table): { readonly bytes: Buffer; readonly length: number } {
    const place = TABLES_AT + TABLES[name] * 8
    const from = this.main.readUInt32LE(place)
    return { bytes: this.#table.subarray(from), length: this.main.readUInt32LE(place + 4) }
  }

  /** In the order of the text. */
  paragraphs(): DocParagraph[] {
    const length = this.main.readUInt32LE(TEXT_LENGTH_AT)
    const paragraphs: DocParagraph[] = []
    let text = ''
    for (const piece of this.#pieces()) {
      const end = Math.min(piece.end, length)
      for (let cp = piece.start; cp < end; cp++) {
        const at = piece.at + (cp - piece.start) * piece.width
        const sign = piece.width === 2 ? this.main.readUInt16LE(at) : this.main.readUInt8(at)
        if (sign !== 13 && sign !== 7 && sign !== 12) {
          text += String.fromCharCode(sign)
          continue
        }
        paragraphs.push({ text, markAt: at, inCell: sign === 7 })
        text = ''
      }
    }
    return paragraphs
  }

  #pieces(): Piece[] {
    const { bytes, length } = this.table('pieces')
    let at = 0
    while (at < length && bytes.readUInt8(at) === 1) at += 3 + bytes.readUInt16LE(at + 1)
    const count = (bytes.readUInt32LE(at + 1) - 4) / 12
    const starts = at + 5
    const places = starts + (count + 1) * 4
    return Array.from({ length: count }, (_, i): Piece => {
      const place = bytes.readUInt32LE(places + i * 8 + 2)
      const isCompressed = (place & COMPRESSED) !== 0
      return {
        start: bytes.readUInt32LE(starts + i * 4),
        end: bytes.readUInt32LE(starts + (i + 1) * 4),
        at: isCompressed ? (place & ~COMPRESSED) / 2 : place,
        width: isCompressed ? 1 : 2,
      }
    })
  }
}
