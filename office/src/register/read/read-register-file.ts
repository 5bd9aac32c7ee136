import type { HeadChoices, PassedOver, SheetMapping } from '@gongjian/domain/register/import.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { failOffice } from '../../extract/office-error.ts'
import type { ByteSource } from '../raw/byte-source.ts'
import { openBook } from '../raw/open-book.ts'
import { LAST_ROW, MAX_ROWS, type RawSheet } from '../raw/raw.ts'
import { findHeading } from './find-heading.ts'
import { matchTable } from './match-heads.ts'
import { readRows, type ReadRow } from './read-rows.ts'

export interface RegisterFile {
  /** What each sheet's columns were taken for. */
  readonly sheets: readonly SheetMapping[]
  /** Counted while `rows` runs. */
  readonly passedOver: PassedOver
  /** The items of all sheets, a few at a time; ends with `table-too-many-rows` beyond a million. */
  rows(): AsyncGenerator<ReadRow[]>
}

/**
 * A register's workbook or csv file, the template or a county's own. Nothing of it is kept in memory but shared
 * strings. Throws an OfficeError on a file that is none, and `table-no-heading` when no sheet has a heading at all.
 * `choices`: a person's corrections of the mapping.
 */
export async function openRegisterFile(
  source: ByteSource,
  fileName: string,
  register: Register,
  choices: HeadChoices = {},
): Promise<RegisterFile> {
  const book = await openBook(source, fileName)
  const table = matchTable(register)
  const found: { sheet: RawSheet; mapping: SheetMapping; matched: number }[] = []
  for (const sheet of book.sheets) found.push({ sheet, ...(await findHeading(sheet, table, choices)) })
  const read = found.some((f) => f.matched > 0) ? found : withBestGuess(found)
  let rows = 0
  for (const { sheet, mapping } of read) if (mapping.passedOver === null) rows += (await sheet.survey()).rows
  // More than one sheet of Excel holds: no need to read a million of them first. The exact bound is held as they are read.
  if (rows > LAST_ROW) failOffice('table-too-many-rows')
  const passedOver: PassedOver = { blank: 0, totals: 0, notes: 0, rows: [] }
  return {
    sheets: read.map((f) => f.mapping),
    passedOver,
    rows: () => allRows(read, register, passedOver),
  }
}

/** No head is known: the first sheet that has something like a heading is offered, for a person to say what its columns are. */
function withBestGuess<F extends { mapping: SheetMapping }>(found: readonly F[]): F[] {
  const guess = found.find((f) => f.mapping.headRow > 0)
  if (!guess) failOffice('table-no-heading')
  return found.map((f) => (f === guess ? { ...f, mapping: { ...f.mapping, passedOver: null } } : f))
}

async function* allRows(
  found: readonly { sheet: RawSheet; mapping: SheetMapping }[],
  register: Register,
  passedOver: PassedOver,
): AsyncGenerator<ReadRow[]> {
  let count = 0
  for (const { sheet, mapping } of found) {
    if (mapping.passedOver !== null) continue
    for await (const rows of readRows(sheet, mapping, register, passedOver)) {
      count += rows.length
      if (count > MAX_ROWS) failOffice('table-too-many-rows')
      yield rows
    }
  }
}
