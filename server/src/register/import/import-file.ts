import { setImmediate } from 'node:timers/promises'
import type { ByteSource, RegisterFile } from '@gongjian/office'
import { isOfficeError } from '@gongjian/office/extract/office-error.ts'
import { openRegisterFile } from '@gongjian/office/register/read/read-register-file.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { ImportCounts } from '@gongjian/domain/register/import-contracts.ts'
import type { HeadChoices, PassedOver, SheetMapping } from '@gongjian/domain/register/import.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { openListNoticer } from '../../entry-review/list-noticer.ts'
import {
  countIn,
  emptyCounts,
  importRows,
  openImporting,
  prepare,
  type Importing,
  type Outcome,
  type Prepared,
} from './import-rows.ts'

/** Rows that are held against the register at once: a few statements serve them all. */
export const ROWS_A_LOT = 5000

export interface FileToImport {
  readonly source: ByteSource
  readonly name: string
  readonly choices: HeadChoices
  readonly emptyClears: boolean
}

export interface Imported {
  readonly counts: ImportCounts
  readonly sheets: readonly SheetMapping[]
  readonly passedOver: PassedOver
}

/** The office room's refusals in the domain's words. */
export async function inWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isOfficeError(error)) throw error
    return error.code === 'file-empty' ? fail('file-empty') : fail('file-unreadable', { reason: error.message })
  }
}

/** The file gives up some fifty rows at a time. After each the event loop has its turn, or the database would wait for its next order. */
async function* lotsOf(importing: Importing, file: RegisterFile): AsyncGenerator<Prepared[]> {
  let lot: Prepared[] = []
  let n = 0
  for await (const rows of file.rows()) {
    for (const read of rows) lot.push(prepare(importing, read, (n += 1)))
    await setImmediate()
    if (lot.length < ROWS_A_LOT) continue
    yield lot
    lot = []
  }
  if (lot.length > 0) yield lot
}

/** Reads the next while the last is worked on: the database is busy with one lot while the file gives up the next. */
async function* oneAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = items.next()
  try {
    for (;;) {
      const item = await next
      if (item.done) return
      next = items.next()
      // Whoever leaves off early never hears of it.
      next.catch(() => undefined)
      yield item.value
    }
  } finally {
    await next.catch(() => undefined)
    await items.return(undefined)
  }
}

/**
 * A workbook's rows into a register, in the transaction of `ctx`. `write` false: nothing is changed. `onLot` hears of each
 * lot, before the next is read; what it throws ends the import.
 */
export async function importFile(
  ctx: Ctx,
  register: Register,
  { source, name, choices, emptyClears }: FileToImport,
  write: boolean,
  onLot: (outcomes: readonly Outcome[]) => Promise<void>,
  onRows: (file: RegisterFile) => void = () => undefined,
): Promise<Imported> {
  const file = await openRegisterFile(source, name, register, choices)
  const noticer = await openListNoticer(ctx, register)
  const importing = await openImporting(ctx, register, file.sheets, emptyClears, noticer)
  let counts = emptyCounts()
  onRows(file)
  for await (const rows of oneAhead(lotsOf(importing, file))) {
    const outcomes = await importRows(importing, rows, write)
    counts = countIn(counts, outcomes)
    await onLot(outcomes)
  }
  return { counts, sheets: file.sheets, passedOver: file.passedOver }
}
