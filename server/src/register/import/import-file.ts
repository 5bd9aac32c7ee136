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
/** While they are read the database has nothing to do. */
const ROWS_OF_FIRST_LOT = 1000

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
  let enough = ROWS_OF_FIRST_LOT
  for await (const rows of file.rows()) {
    for (const read of rows) lot.push(prepare(importing, read, (n += 1)))
    await setImmediate()
    if (lot.length < enough) continue
    yield lot
    lot = []
    enough = ROWS_A_LOT
  }
  if (lot.length > 0) yield lot
}

interface Ahead<T> {
  next(): Promise<IteratorResult<T>>
  /** Begins with the next one before it is asked for. */
  start(): unknown
  end(): Promise<void>
}

function ahead<T>(items: AsyncGenerator<T>): Ahead<T> {
  let begun: Promise<IteratorResult<T>> | null = null
  const start = (): Promise<IteratorResult<T>> => {
    begun ??= items.next()
    // Whoever leaves off early never hears of it.
    begun.catch(() => undefined)
    return begun
  }
  return {
    start,
    next: async () => {
      const item = await start()
      begun = null
      return item
    },
    end: async () => {
      await begun?.catch(() => undefined)
      await items.return(undefined)
    },
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
  const lots = ahead(lotsOf(importing, file))
  try {
    for (let lot = await lots.next(); !lot.done; lot = await lots.next()) {
      // The database is at its longest work when it writes: then the file gives up the next lot. Read any sooner it would keep the
      // many short questions waiting that are asked of a lot first.
      if (!write) lots.start()
      const outcomes = await importRows(importing, lot.value, write, () => void lots.start())
      counts = countIn(counts, outcomes)
      await onLot(outcomes)
    }
  } finally {
    await lots.end()
  }
  return { counts, sheets: file.sheets, passedOver: file.passedOver }
}
