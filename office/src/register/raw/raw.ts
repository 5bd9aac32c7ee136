/** What a cell holds before anyone says which column it is. */
export interface RawCell {
  /** day: a number shown as a date · percent: text with its sign · uncomputed: a formula that nobody has computed. */
  readonly kind: 'text' | 'number' | 'day' | 'error' | 'uncomputed'
  /** As a person reads it; numbers without thousands signs, days as 2019-09-05. */
  readonly text: string
  readonly number: number | null
}

/** `cells` by column from 0; holes are empty cells. */
export interface RawRow {
  readonly number: number
  readonly cells: (RawCell | undefined)[]
}

/** From 0 for columns, from 1 for rows, as Excel counts them. */
export interface Merge {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface SheetSurvey {
  readonly merges: readonly Merge[]
  /** That hold something, heading and notes among them; of some texts fewer than there are, never more. */
  readonly rows: number
}

export interface RawSheet {
  readonly name: string
  /** Why it is not read; null: it is. */
  readonly passedOver: string | null
  /** Unpacked; what is smaller than rows can be has no need to be counted. */
  readonly bytes: number
  /** Made once, in a pass that reads no cell. */
  survey(): Promise<SheetSurvey>
  /** Rows that hold something, a few at a time. `until`: stops after this row. */
  rows(wanted: (column: number) => boolean, until?: number): AsyncGenerator<RawRow[]>
}

export interface RawBook {
  readonly sheets: readonly RawSheet[]
}

/** Columns beyond this hold no ledger's data; formats dragged to the end of the sheet reach 16,384. */
export const MAX_COLUMNS = 512
/** Excel's own: a sheet has no row behind it. */
export const LAST_ROW = 1_048_576
/** Of a file, all sheets together. */
export const MAX_ROWS = 1_000_000

export function columnLetter(column: number): string {
  let rest = column + 1
  let letters = ''
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
    rest = Math.floor((rest - 1) / 26)
  }
  return letters
}

/** `AB12` → 27; -1 when it is no reference. */
export function columnOfReference(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i += 1) {
    const code = reference.charCodeAt(i)
    if (code >= 65 && code <= 90) column = column * 26 + code - 64
    else if (code >= 48 && code <= 57) break
    else if (code !== 36) return -1
  }
  return column - 1
}

/**
 * A number as its owner wrote it: Excel keeps 15 digits, and arithmetic leaves noise behind them (0.30000000000000004).
 * Never with an exponent, which no ledger uses.
 */
export function plainNumber(number: number): string {
  const exact = String(number)
  const rounded = String(Number(number.toPrecision(15)))
  const text = rounded.length < exact.length - 2 ? rounded : exact
  if (!text.includes('e')) return text
  return Math.abs(number) >= 1e21 ? text : number.toFixed(20).replace(/0+$/, '').replace(/\.$/, '')
}
