import {
  MOST_PASSED_TOLD,
  type ImportProblem,
  type PassedOver,
  type SheetMapping,
} from '@gongjian/domain/register/import.ts'
import { columnOf, isNeeded } from '@gongjian/domain/register/columns.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { isDitto, saysNothing } from '@gongjian/domain/register/read-text.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import { columnLetter, type Merge, type RawCell, type RawRow, type RawSheet } from '../raw/raw.ts'
import { readCell } from './read-cell.ts'
import { noItem, readingOf } from './row-kind.ts'

/** A row of a workbook as the register's columns. A key that is absent was not in the sheet; null: its cell is empty. */
export interface ReadRow {
  readonly sheet: string
  readonly row: number
  readonly cells: Readonly<Record<string, Value>>
  /** What the cells say, by key: for the workbook of refused rows. */
  readonly texts: Readonly<Record<string, string>>
  readonly problems: readonly ImportProblem[]
}

interface Column {
  readonly index: number
  readonly key: string
  readonly field: Field
  readonly unit: string | null
  readonly isRequired: boolean
  readonly fill: FillDown
  readonly above: DittoDown
}

/** Rows of one sheet, a few at a time. Counts what it passes over in `passed`. */
export async function* readRows(
  sheet: RawSheet,
  mapping: SheetMapping,
  register: Register,
  passed: PassedOver,
): AsyncGenerator<ReadRow[]> {
  const first = mapping.headRow + mapping.headRows
  const columns = columnsOf(mapping, register, (await sheet.survey()).merges, first)
  const wanted = new Set(columns.map((c) => c.index))
  const reading = readingOf(register, mapping)
  for await (const rows of sheet.rows((column) => column < 4 || wanted.has(column))) {
    const read: ReadRow[] = []
    for (const row of rows) {
      if (row.number < first) continue
      const kind = noItem(row, reading, row.number === first)
      if (kind !== null) passOver(passed, sheet.name, row, kind)
      else if (columns.some((c) => row.cells[c.index] !== undefined)) read.push(readRow(sheet.name, row, columns))
      else passed.blank += 1
    }
    if (read.length > 0) yield read
  }
}

const LONGEST_TOLD = 40

function passOver(passed: PassedOver, sheet: string, row: RawRow, kind: 'blank' | 'totals' | 'notes'): void {
  passed[kind] += 1
  if (kind === 'blank' || passed.rows.length >= MOST_PASSED_TOLD) return
  const texts = row.cells.flatMap((c) => (c ? [c.text.trim()] : []))
  const text = (texts.find((t) => !/^[\d\s.]*$/.test(t)) ?? texts[0] ?? '').slice(0, LONGEST_TOLD)
  passed.rows.push({ sheet, row: row.number, kind, text })
}

function columnsOf(mapping: SheetMapping, register: Register, merges: readonly Merge[], first: number): Column[] {
  return mapping.heads.flatMap((head) => {
    const field = head.key === null || head.by === 'derived' ? null : columnOf(register, head.key)
    if (!field || head.key === null) return []
    const index = head.column - 1
    const isRequired = isNeeded(register, head.key)
    const fill = new FillDown(merges.filter((m) => m.left === index && m.top >= first && m.bottom > m.top))
    return [{ index, key: head.key, field, unit: head.unit, isRequired, fill, above: new DittoDown() }]
  })
}

/** The value of a merged cell stands in its first row alone; it is meant for all of them. */
class FillDown {
  readonly #merges: readonly Merge[]
  #next = 0
  #cell: RawCell | undefined

  constructor(merges: readonly Merge[]) {
    this.#merges = [...merges].sort((a, b) => a.top - b.top)
  }

  /** The cell of a row, and whether it comes from a row above. Rows are asked for from the top down. */
  at(row: number, own: RawCell | undefined): [RawCell | undefined, boolean] {
    if (this.#merges.length === 0) return [own, false]
    while ((this.#merges[this.#next]?.bottom ?? Number.POSITIVE_INFINITY) < row) {
      this.#next += 1
      this.#cell = undefined
    }
    const merge = this.#merges[this.#next]
    if (!merge || row < merge.top) return [own, false]
    if (row === merge.top) this.#cell = own
    return own ? [own, false] : [this.#cell, this.#cell !== undefined]
  }
}

/**
 * A cell that says 同上 is meant as what stands above it, in the last row that was an item. Of a row with a number of its own, as an
 * export gives it back, it is what the item says: an export imports again unchanged.
 */
class DittoDown {
  #last: RawCell | undefined

  /** What the cell means; `ditto`: it is such a mark; meant undefined: nothing stands above that it could mean. */
  read(cell: RawCell | undefined, isNumbered: boolean): { meant: RawCell | undefined; ditto: boolean } {
    const ditto = cell?.kind === 'text' && isDitto(cell.text)
    if (!ditto) this.#last = cell
    else if (isNumbered) this.#last = undefined
    return ditto && !isNumbered ? { meant: this.#last, ditto } : { meant: cell, ditto: false }
  }
}

function readRow(sheet: string, row: RawRow, columns: readonly Column[]): ReadRow {
  const cells: Record<string, Value> = {}
  const texts: Record<string, string> = {}
  const problems: ImportProblem[] = []
  // What 编号 identifies needs nothing of what names it said again; what stands is not emptied by an empty cell.
  const isNumbered = columns.some((c) => c.key === 'id' && saysSomething(row.cells[c.index]))
  for (const column of columns) {
    const isRequired = column.isRequired && !isNumbered
    const [cell, isFilled] = column.fill.at(row.number, row.cells[column.index])
    const tell = (message: string, value: string, refuses: boolean): void => {
      const address = `${columnLetter(column.index)}${row.number}`
      problems.push({ sheet, row: row.number, column: column.field.label, cell: address, value, message, refuses })
    }
    const { meant, ditto } = column.above.read(cell, isNumbered)
    if (!cell) {
      cells[column.key] = null
      if (isRequired) tell(`${column.field.label}必填，请填写`, '', true)
      continue
    }
    if (!meant) {
      cells[column.key] = null
      texts[column.key] = cell.text
      tell(`“${cell.text.trim()}”上面没有可照抄的${column.field.label}，请写全`, cell.text, true)
      continue
    }
    if (ditto) tell(`“${cell.text.trim()}”按上一行读作“${meant.text.trim()}”`, cell.text, false)
    const read = readCell(meant, column.key, column.field, column.unit)
    cells[column.key] = read.value
    texts[column.key] = read.text
    if (read.problem !== null) tell(read.problem, cell.text, true)
    else if (read.value === null && isRequired) tell(`${column.field.label}必填，请填写`, cell.text, true)
    if (read.notice !== null) tell(read.notice, cell.text, false)
    if (isFilled && isAmount(column.field))
      tell(`合并单元格的${column.field.label}已填到每一行，如是几行的合计数请改为各行自己的数`, cell.text, false)
  }
  return { sheet, row: row.number, cells, texts, problems }
}

function saysSomething(cell: RawCell | undefined): boolean {
  return cell !== undefined && !saysNothing(cell.text)
}

/** Counted once a row: an amount that several rows share would be counted several times. */
function isAmount(field: Field): boolean {
  return field.kind === 'quantity' || field.kind === 'count' || field.kind === 'money'
}
