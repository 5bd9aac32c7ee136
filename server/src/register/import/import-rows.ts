import { sql } from 'kysely'
import type { ReadRow } from '@gongjian/office'
import type { DomainError } from '@gongjian/domain/error/codes.ts'
import { columnOf, POINT_COLUMNS } from '@gongjian/domain/register/columns.ts'
import type { ImportCounts, ImportKind } from '@gongjian/domain/register/import-contracts.ts'
import type { ImportProblem, SheetMapping } from '@gongjian/domain/register/import.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import type { ListNoticer } from '../../entry-review/list-noticer.ts'
import { registersOfPlan } from '../store/definitions.ts'
import { findByIds } from '../store/find-rows.ts'
import type { CellChange } from '../store/row-changes.ts'
import { notice, type RowProblem } from '../store/row-problem.ts'
import { byHalves, takenBack } from '../store/by-halves.ts'
import { openBatch, type Batch, type BatchMode, type RowOutcome } from '../store/batch.ts'
import { readyRow, type ReadyRow } from '../store/ready-row.ts'
import { saveBatch } from '../store/save-batch.ts'
import { rowInput } from './row-input.ts'
import { readSimilarNames, sayLike, type SimilarNames } from '../../enterprise/similar-names.ts'

/** A row of the file with what it asks for; `n` counts over all sheets. */
export interface Prepared {
  readonly n: number
  readonly sheet: string
  readonly row: number
  readonly title: string
  readonly input: { readonly id: number | null; readonly item: ItemInput }
  readonly texts: Readonly<Record<string, string>>
  readonly problems: readonly ImportProblem[]
  readonly ready?: ReadyRow
}

/** What became of it. */
export interface Outcome extends Prepared {
  readonly kind: ImportKind
  readonly itemId: number | null
  readonly changes: readonly CellChange[]
}

/** A file's rows against a register; the second of two rows for one item is refused over all of them. */
export interface Importing {
  readonly ctx: Ctx
  readonly register: Register
  readonly batch: Batch
  readonly names: SimilarNames
  /** Of the counties' own list: what is to be said of its rows; null: of another register, or it was said already. */
  readonly noticer: ListNoticer | null
  readonly emptyClears: boolean
  /** Other rows that only the database sees decide whether one is taken: of a double entry, and of the projects that it offsets. */
  readonly leansOnOthers: boolean
  /** Rows written so far, and at how many the database counts anew. */
  readonly written: { rows: number; next: number }
  /** Sheet → key → letter. */
  readonly letters: ReadonlyMap<string, ReadonlyMap<string, string>>
}

const COUNTED_FIRST = 2000
const COUNTED_EVERY = 5

function importMode(write: boolean, whileWriting?: () => void): BatchMode {
  return { write, onSame: 'update', list: true, source: '批量导入', whileWriting }
}

export async function openImporting(
  ctx: Ctx,
  register: Register,
  sheets: readonly SheetMapping[],
  emptyClears: boolean,
  noticer: ListNoticer | null,
): Promise<Importing> {
  const letters = new Map(
    sheets.map((s) => [s.sheet, new Map(s.heads.flatMap((h) => (h.key === null ? [] : [[h.key, h.letter]])))]),
  )
  const [batch, names] = [await openBatch(ctx, register, { inLots: true }), await readSimilarNames(ctx)]
  const entries = (await registersOfPlan(ctx)).flatMap((r) =>
    r.doubleEntry ? [r.id, r.doubleEntry.demand.register] : [],
  )
  const leansOnOthers = entries.includes(register.id)
  return {
    ctx,
    register,
    noticer,
    emptyClears,
    leansOnOthers,
    letters,
    batch,
    names,
    written: { rows: 0, next: COUNTED_FIRST },
  }
}

/** A database that took a table for empty plans each lot over the whole of it; it is told as the table grows. */
async function countAnew({ ctx, register, written }: Importing, rows: number): Promise<void> {
  written.rows += rows
  if (written.rows < written.next) return
  written.next = written.rows * COUNTED_EVERY
  await sql`select count_anew(${register.id})`.execute(ctx.tx)
}

/** A problem of the store at its cell of the sheet. */
function atCell({ register, letters }: Importing, p: Pick<Prepared, 'sheet' | 'row' | 'texts'>, found: RowProblem) {
  const key = found.column
  const letter = key === null ? undefined : letters.get(p.sheet)?.get(key)
  return {
    sheet: p.sheet,
    row: p.row,
    column: key === null ? '' : (columnOf(register, key)?.label ?? ''),
    cell: letter === undefined ? '' : `${letter}${p.row}`,
    value: key === null ? '' : (p.texts[key] ?? ''),
    message: found.message,
    refuses: found.refuses,
  }
}

function titleOf(cells: ReadRow['cells']): string {
  return [cells['title'], cells['enterprise'], cells['facility']].filter((v) => typeof v === 'string').join(' ')
}

/** What a refused cell would have said is not known, so it says nothing; of a point both halves. */
function soundCells({ register }: Importing, { cells, problems }: ReadRow): ReadRow['cells'] {
  const bad = new Set(problems.flatMap((p) => (p.refuses ? [p.column] : [])))
  if (bad.size === 0) return cells
  const isBad = (key: string): boolean => bad.has(columnOf(register, key)?.label ?? '')
  const unsaid = new Set<string>(POINT_COLUMNS.some(isBad) ? POINT_COLUMNS : [])
  return Object.fromEntries(Object.entries(cells).filter(([key]) => !isBad(key) && !unsaid.has(key)))
}

export function prepare(importing: Importing, read: ReadRow, n: number): Prepared {
  const sound = soundCells(importing, read)
  const { id, item, problems } = rowInput(importing.register, sound, importing.emptyClears)
  const own = problems.map((p) => atCell(importing, read, p))
  const { sheet, row, texts, cells } = read
  const made = {
    n,
    sheet,
    row,
    texts,
    title: titleOf(cells),
    input: { id, item },
    problems: [...read.problems, ...own],
  }
  return id === null ? { ...made, ready: readyRow(importing.batch, item) } : made
}

/** Of a new item alone, and where no credit code says which enterprise is meant. */
function similar({ names }: Importing, { input }: Prepared): RowProblem[] {
  const { enterprise, creditCode } = input.item
  if (!enterprise || creditCode) return []
  const standing = names.like(enterprise)
  if (standing === null) return []
  return [notice('enterprise', sayLike(standing))]
}

async function saved(
  importing: Importing,
  rows: readonly Prepared[],
  write: boolean,
  whileWriting?: () => void,
): Promise<RowOutcome[]> {
  const save = (some: readonly Prepared[]): Promise<RowOutcome[]> => {
    const batchRows = some.map((p) => {
      const where = `${importing.letters.size > 1 ? `“${p.sheet}”` : ''}第 ${p.row} 行`
      const { id, item } = p.input
      return { ref: p.n, where, id, item, isRefused: isRefused(p), ...(p.ready ? { ready: p.ready } : {}) }
    })
    return saveBatch(importing.batch, batchRows, importMode(write, whileWriting))
  }
  return write ? byHalves(importing.ctx.tx, rows, save, refusedByDatabase) : tried(importing, rows, await save(rows))
}

/**
 * Whether a credit lasts for all the debits of a file only the database knows (4.4): of such a register the preview writes
 * the good rows down and takes them back, so that it promises nothing that the taking refuses.
 */
async function tried(importing: Importing, rows: readonly Prepared[], seen: RowOutcome[]): Promise<RowOutcome[]> {
  const { ctx, register, leansOnOthers } = importing
  if (!leansOnOthers) return seen
  const good = rows.flatMap(({ ready: _, ...p }, i): Prepared[] =>
    seen[i]?.kind === 'created' || seen[i]?.kind === 'updated' ? [p] : [],
  )
  return takenBack(ctx.tx, async () => {
    // A batch of its own: this one must not remember enterprises that are taken back.
    const trial = { ...importing, batch: await openBatch(ctx, register, { inLots: true }) }
    const refused = new Map((await saved(trial, good, true)).map((o) => [o.ref, o] as const))
    return seen.map((o) => {
      const found = refused.get(o.ref)
      return found?.kind === 'refused' ? { ...o, kind: 'refused', problems: [...o.problems, ...found.problems] } : o
    })
  })
}

function refusedByDatabase({ n, title, input }: Prepared, error: DomainError): RowOutcome {
  const problems = [{ column: null, message: error.message, refuses: true }]
  return { ref: n, kind: 'refused', id: input.id, title, problems, changes: [], sameAs: null }
}

function isRefused({ problems }: Prepared): boolean {
  return problems.some((x) => x.refuses)
}

/** Beside what its cells and the register say: of a row that would be taken, by its place in the list. */
async function noticed(
  { ctx, register, noticer, letters }: Importing,
  rows: readonly Prepared[],
  done: readonly RowOutcome[],
): Promise<ReadonlyMap<number, readonly RowProblem[]>> {
  if (!noticer) return new Map()
  const standing = await findByIds(
    ctx,
    register,
    done.flatMap((o) => (o.id !== null && o.kind === 'updated' ? [o.id] : [])),
  )
  const said = new Map<number, readonly RowProblem[]>()
  for (const [i, p] of rows.entries()) {
    const outcome = done[i]
    if (outcome?.kind !== 'created' && outcome?.kind !== 'updated') continue
    const before = outcome.kind === 'updated' ? (standing.get(outcome.id ?? 0) ?? null) : null
    const where = `${letters.size > 1 ? `“${p.sheet}”` : '表中'}第 ${p.row} 行`
    const words = await noticer.notice(p.input.item, before, where)
    said.set(
      p.n,
      words.map((w) => notice(null, w)),
    )
  }
  return said
}

/**
 * Holds rows against the register and, when `write`, saves the good ones. What its cells refused already is held as well: a person is
 * told all that is wrong with a row at once.
 */
export async function importRows(
  importing: Importing,
  rows: readonly Prepared[],
  write: boolean,
  whileWriting?: () => void,
): Promise<Outcome[]> {
  const done = rows.length === 0 ? [] : await saved(importing, rows, write, whileWriting)
  if (write) await countAnew(importing, done.length)
  const said = await noticed(importing, rows, done)
  const byN = new Map(rows.map((p, i) => [p.n, done[i]]))
  return rows.map((p): Outcome => {
    const found = byN.get(p.n)
    if (!found) return { ...p, kind: 'refused', itemId: null, changes: [] }
    const told = new Set(p.problems.flatMap((x) => (x.refuses ? [x.column] : [])))
    const own = [...(found.kind === 'created' ? similar(importing, p) : []), ...(said.get(p.n) ?? [])]
    const more = [...found.problems, ...own]
      .map((x) => atCell(importing, p, x))
      .filter((x) => x.column === '' || !told.has(x.column))
    const problems = [...p.problems, ...more]
    const { kind, id, title, changes } = found
    return { ...p, kind, itemId: id, title: title || p.title, problems, changes }
  })
}

export function emptyCounts(): ImportCounts {
  return { rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0, noticed: 0 }
}

export function isNoticed(o: Pick<Outcome, 'kind' | 'problems'>): boolean {
  return o.kind !== 'refused' && o.problems.length > 0
}

export function countIn(counts: ImportCounts, outcomes: readonly Pick<Outcome, 'kind' | 'problems'>[]): ImportCounts {
  const next = { ...counts, rows: counts.rows + outcomes.length }
  for (const o of outcomes) {
    next[o.kind] += 1
    if (isNoticed(o)) next.noticed += 1
  }
  return next
}
