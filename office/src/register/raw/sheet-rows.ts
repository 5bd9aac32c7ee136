import type { SaxesTagPlain } from 'saxes'
import { dayFromSerial } from '@gongjian/domain/register/read-text.ts'
import { columnOfReference, MAX_COLUMNS, plainNumber, type RawCell, type RawRow } from './raw.ts'
import { cleanText } from './shared-strings.ts'
import type { NumberShown } from './styles.ts'
import type { XmlParts } from './xml-parts.ts'

export interface BookFacts {
  readonly strings: readonly string[]
  readonly styles: readonly NumberShown[]
  /** Days between the book's epoch and that of 1900: old Macs count from 1904. */
  readonly epochDays: number
}

/** Gathers the rows of a sheet's XML. Formulas are not read, only what they gave when the book was saved. */
export class SheetParts implements XmlParts<RawRow> {
  readonly #facts: BookFacts
  readonly #wanted: (column: number) => boolean
  #taken: RawRow[] = []
  #row = 0
  #cells: (RawCell | undefined)[] = []
  #column = -1
  #type = ''
  #style = 0
  #text = ''
  #isText = false
  #isPhonetic = false
  #hasValue = false
  #hasFormula = false

  constructor(facts: BookFacts, wanted: (column: number) => boolean) {
    this.#facts = facts
    this.#wanted = wanted
  }

  open(name: string, { attributes }: SaxesTagPlain): void {
    switch (name) {
      case 'c':
        this.#openCell(attributes)
        break
      case 'v':
      case 't':
        this.#isText = true
        this.#hasValue = true
        break
      case 'f':
        this.#hasFormula = true
        break
      case 'rPh':
        this.#isPhonetic = true
        break
      case 'row':
        this.#row = attributes['r'] === undefined ? this.#row + 1 : Number(attributes['r'])
        this.#cells = []
        this.#column = -1
        break
    }
  }

  #openCell(attributes: Record<string, string>): void {
    const reference = attributes['r']
    this.#column = reference === undefined ? this.#column + 1 : columnOfReference(reference)
    this.#type = attributes['t'] ?? 'n'
    this.#style = Number(attributes['s'] ?? 0)
    this.#text = ''
    this.#hasValue = false
    this.#hasFormula = false
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#isText = false
        break
      case 'rPh':
        this.#isPhonetic = false
        break
      case 'c':
        this.#closeCell()
        break
      case 'row':
        if (this.#cells.length > 0) this.#taken.push({ number: this.#row, cells: this.#cells })
        break
    }
  }

  #closeCell(): void {
    const column = this.#column
    if (column < 0 || column >= MAX_COLUMNS || !this.#wanted(column)) return
    const cell = this.#hasValue ? this.#cell() : this.#hasFormula ? UNCOMPUTED : undefined
    if (cell) this.#cells[column] = cell
  }

  text(text: string): void {
    if (this.#isText && !this.#isPhonetic) this.#text += text
  }

  take(): RawRow[] {
    const taken = this.#taken
    this.#taken = []
    return taken
  }

  #cell(): RawCell | undefined {
    switch (this.#type) {
      case 's':
        return textCell(this.#facts.strings[Number(this.#text)] ?? '')
      case 'b':
        return textCell(this.#text === '1' ? '是' : '否')
      case 'e':
        return { kind: 'error', text: this.#text, number: null }
      case 'n':
        return this.#numberCell()
      case 'd':
        return { kind: 'day', text: this.#text.slice(0, 10), number: null }
      default:
        return textCell(cleanText(this.#text))
    }
  }

  #numberCell(): RawCell | undefined {
    const number = Number(this.#text)
    if (this.#text.trim() === '') return undefined
    if (Number.isNaN(number)) return textCell(this.#text)
    switch (this.#facts.styles[this.#style] ?? 'number') {
      case 'day':
        return dayCell(number, this.#facts.epochDays)
      case 'percent':
        return { kind: 'text', text: `${plainNumber(Number((number * 100).toPrecision(15)))}%`, number }
      case 'number':
        return { kind: 'number', text: plainNumber(number), number }
    }
  }
}

const UNCOMPUTED: RawCell = { kind: 'uncomputed', text: '', number: null }

export function textCell(text: string): RawCell | undefined {
  return /\S/.test(text) ? { kind: 'text', text, number: null } : undefined
}

/** A number that no day of 1950 to 2100 has is left a number: the format was dragged over it. */
function dayCell(serial: number, epochDays: number): RawCell {
  const day = dayFromSerial(serial + epochDays)
  if (day === null) return { kind: 'number', text: plainNumber(serial), number: serial }
  const minutes = Math.round((serial - Math.floor(serial)) * 1440)
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return { kind: 'day', text: minutes === 0 || minutes === 1440 ? day : `${day} ${time}`, number: serial }
}
