import type { WordFile } from './word-file.ts'

/** [MS-OSHARED] 2.2.1.3: the codes of number formats are the order of ST_NumberFormat; those that Chinese documents use. */
const FORMATS: Readonly<Record<number, string>> = {
  ...['decimal', 'upperRoman', 'lowerRoman', 'upperLetter', 'lowerLetter'],
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  15: 'decimalHalfWidth',
  16: 'japaneseLegal',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
}
const FOLLOWS = ['tab', 'space', 'nothing']

const LIST_BYTES = 28
const LEVEL_BYTES = 28
const OVERRIDE_BYTES = 16
const NO_STYLE = 0x0fff

interface Read {
  readonly xml: string
  readonly next: number
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}

/** The signs below 9 stand for the counters of the levels. */
function patternOf(text: string): string {
  return [...text].map((c) => (c.charCodeAt(0) < 9 ? `%${c.charCodeAt(0) + 1}` : c)).join('')
}

function readLevel(bytes: Buffer, at: number, level: number, style: number): Read {
  const flags = bytes.readUInt8(at + 5)
  const textAt = at + LEVEL_BYTES + bytes.readUInt8(at + 24) + bytes.readUInt8(at + 25)
  const length = bytes.readUInt16LE(textAt)
  const text = bytes.subarray(textAt + 2, textAt + 2 + length * 2).toString('utf16le')
  const parts = [
    `<start val="${bytes.readInt32LE(at)}"/>`,
    `<numFmt val="${FORMATS[bytes.readUInt8(at + 4)] ?? 'decimal'}"/>`,
    `<lvlText val="${escaped(patternOf(text))}"/>`,
    `<suff val="${FOLLOWS[bytes.readUInt8(at + 15)] ?? 'tab'}"/>`,
    (flags & 4) === 0 ? '' : '<isLgl/>',
    (flags & 8) === 0 ? '' : `<lvlRestart val="${bytes.readUInt8(at + 26)}"/>`,
    style === NO_STYLE ? '' : `<pStyle val="${style}"/>`,
  ]
  return { xml: `<lvl ilvl="${level}">${parts.join('')}</lvl>`, next: textAt + 2 + length * 2 }
}

function readLists({ bytes, length }: ReturnType<WordFile['table']>): string {
  const count = length < 2 ? 0 : bytes.readUInt16LE(0)
  let at = length
  let xml = ''
  for (let i = 0; i < count; i++) {
    const list = 2 + i * LIST_BYTES
    const isSimple = (bytes.readUInt8(list + 26) & 1) === 1
    xml += `<abstractNum abstractNumId="${bytes.readInt32LE(list)}">`
    for (let level = 0; level < (isSimple ? 1 : 9); level++) {
      const read = readLevel(bytes, at, level, bytes.readUInt16LE(list + 8 + level * 2))
      xml += read.xml
      at = read.next
    }
    xml += '</abstractNum>'
  }
  return xml
}

function readOverride(bytes: Buffer, at: number): Read {
  const flags = bytes.readUInt32LE(at + 4)
  const level = flags & 0xf
  const start = (flags & 0x10) === 0 ? '' : `<startOverride val="${bytes.readInt32LE(at)}"/>`
  const own = (flags & 0x20) === 0 ? { xml: '', next: at + 8 } : readLevel(bytes, at + 8, level, NO_STYLE)
  return { xml: `<lvlOverride ilvl="${level}">${start}${own.xml}</lvlOverride>`, next: own.next }
}

function readOverrides({ bytes, length }: ReturnType<WordFile['table']>): string {
  const count = length < 4 ? 0 : bytes.readUInt32LE(0)
  let at = 4 + count * OVERRIDE_BYTES
  let xml = ''
  for (let i = 0; i < count; i++) {
    const override = 4 + i * OVERRIDE_BYTES
    xml += `<num numId="${i + 1}"><abstractNumId val="${bytes.readInt32LE(override)}"/>`
    at += 4
    for (let n = bytes.readUInt8(override + 12); n > 0; n--) {
      const read = readOverride(bytes, at)
      xml += read.xml
      at = read.next
    }
    xml += '</num>'
  }
  return xml
}

/** The lists of a doc in the words of a docx: one machine counts for both. Styles are named by their numbers. */
export function listsAsXml(file: WordFile): string {
  return `<numbering>${readLists(file.table('lists'))}${readOverrides(file.table('overrides'))}</numbering>`
}
