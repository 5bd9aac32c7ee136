import type { Numbering } from './numbering.ts'
import type { Styles } from './styles.ts'
import type { XmlAttributes, XmlHandler } from './xml.ts'

/** Content that a reader of the printed page does not see, or sees a second time. */
const SKIPPED = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'pPrChange',
  'rPrChange',
  'sectPrChange',
  'numberingChange',
  'rt',
])
const SEPARATOR_NOTES = new Set(['separator', 'continuationSeparator', 'continuationNotice'])

interface Paragraph {
  text: string
  style: string | undefined
  numId: string | undefined
  level: number | undefined
}

interface Table {
  row: string[][]
}

/** Reads the events of document.xml or footnotes.xml into lines: one a paragraph, one a table row. */
export class DocumentText implements XmlHandler {
  readonly lines: string[] = []
  /** Ids of notes in the order in which the text refers to them. */
  readonly notes: string[]
  readonly #numbering: Numbering
  readonly #styles: Styles
  readonly #path: string[] = []
  /** Stacks: a text box puts paragraphs inside a paragraph, a cell may hold a table. */
  readonly #paragraphs: Paragraph[] = []
  readonly #tables: Table[] = []
  #skipDepth = 0
  #notePrefix = ''
  #hiddenRun = false

  constructor(numbering: Numbering, styles: Styles, notes: string[] = []) {
    this.#numbering = numbering
    this.#styles = styles
    this.notes = notes
  }

  open(name: string, attributes: XmlAttributes): void {
    const parent = this.#path.at(-1)
    this.#path.push(name)
    if (this.#skipDepth > 0 || this.#isSkipped(name, parent, attributes)) {
      this.#skipDepth += 1
      return
    }
    const paragraph = this.#paragraphs.at(-1)
    switch (name) {
      case 'p':
        this.#paragraphs.push({ text: '', style: undefined, numId: undefined, level: undefined })
        break
      case 'tbl':
        this.#tables.push({ row: [] })
        break
      case 'tr':
        this.#setRow([])
        break
      case 'tc':
        this.#tables.at(-1)?.row.push([])
        break
      case 'footnote':
      case 'endnote':
        this.#notePrefix = `[注${this.notes.indexOf(noteKey(name, attributes)) + 1}] `
        break
      default:
        if (paragraph) this.#openInParagraph(paragraph, name, parent, attributes)
    }
  }

  close(name: string): void {
    this.#path.pop()
    if (this.#skipDepth > 0) {
      this.#skipDepth -= 1
      return
    }
    if (name === 'p') this.#closeParagraph()
    else if (name === 'pPr') this.#number()
    else if (name === 'tr') this.#closeRow()
    else if (name === 'tbl') this.#tables.pop()
    else if (name === 'r') this.#hiddenRun = false
  }

  text(text: string): void {
    if (this.#skipDepth === 0 && this.#path.at(-1) === 't') this.#write(text)
  }

  #isSkipped(name: string, parent: string | undefined, attributes: XmlAttributes): boolean {
    // In a paragraph mark's properties del is a flag, and holds nothing.
    if (SKIPPED.has(name)) return parent !== 'rPr'
    if (name !== 'footnote' && name !== 'endnote') return false
    return SEPARATOR_NOTES.has(attributes['type'] ?? '') || !this.notes.includes(noteKey(name, attributes))
  }

  #openInParagraph(paragraph: Paragraph, name: string, parent: string | undefined, attributes: XmlAttributes): void {
    const value = attributes['val']
    if (parent === 'pPr' && name === 'pStyle') paragraph.style = value
    else if (parent === 'numPr' && name === 'numId') paragraph.numId = value
    else if (parent === 'numPr' && name === 'ilvl') paragraph.level = Number(value)
    else if (parent === 'rPr' && name === 'vanish')
      this.#hiddenRun = this.#path.at(-3) === 'r' && value !== '0' && value !== 'false'
    else if (parent === 'r') this.#openInRun(name, attributes)
  }

  #openInRun(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'tab':
      case 'ptab':
        this.#write('\t')
        break
      case 'br':
        if (attributes['type'] === undefined || attributes['type'] === 'textWrapping') this.#write('\n')
        break
      case 'cr':
        this.#write('\n')
        break
      case 'noBreakHyphen':
        this.#write('-')
        break
      case 'footnoteReference':
      case 'endnoteReference':
        this.notes.push(noteKey(name.replace('Reference', ''), attributes))
        this.#write(`[注${this.notes.length}]`)
        break
      default:
    }
  }

  #write(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (paragraph && !this.#hiddenRun) paragraph.text += text
  }

  #number(): void {
    const paragraph = this.#paragraphs.at(-1)
    const ref = paragraph && this.#styles.numberingOf(paragraph, this.#numbering)
    if (paragraph && ref) paragraph.text += this.#numbering.label(ref)
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    if (!paragraph) return
    this.#emit(this.#notePrefix + paragraph.text.trimEnd())
    this.#notePrefix = ''
  }

  #emit(line: string): void {
    const cell = this.#tables.at(-1)?.row.at(-1)
    if (cell) cell.push(line)
    else this.lines.push(line)
  }

  #setRow(row: string[][]): void {
    const table = this.#tables.at(-1)
    if (table) table.row = row
  }

  #closeRow(): void {
    const row = this.#tables.at(-1)?.row ?? []
    this.#setRow([])
    const outer = this.#tables.length > 1 ? this.#tables.at(-2)?.row.at(-1) : undefined
    for (const line of rowLines(row)) (outer ?? this.lines).push(line)
  }
}

/** A row of one cell is a frame around paragraphs, not a table: its paragraphs stay apart. */
function rowLines(row: string[][]): string[] {
  if (row.length === 1) return row[0] ?? []
  return [row.map((cell) => cell.join(' ').replace(/\s+/g, ' ').trim()).join('\t')]
}

function noteKey(kind: string, attributes: XmlAttributes): string {
  return `${kind} ${attributes['id'] ?? ''}`
}
