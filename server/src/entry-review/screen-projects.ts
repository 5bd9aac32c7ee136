import { setImmediate } from 'node:timers/promises'
import type { ByteSource, ReadRow, RegisterFile, TableColumn, TableRow } from '@gongjian/office'
import { fileSource } from '@gongjian/office/register/raw/byte-source.ts'
import { openRegisterFile } from '@gongjian/office/register/read/read-register-file.ts'
import { CRS_WORDS } from '@gongjian/domain/area/crs.ts'
import type { Point } from '@gongjian/domain/register/item.ts'
import { BATCH_MOST_ROWS } from '@gongjian/domain/entry-review/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { columnOf } from '@gongjian/domain/register/columns.ts'
import { headOf } from '@gongjian/domain/register/field.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Facts } from '@gongjian/domain/rule/fact.ts'
import { factsAt } from '../area/located.ts'
import { toWgs84 } from '../area/to-wgs84.ts'
import { FILE_TYPES } from '../file/file-types.ts'
import type { ReceivedFile } from '../file/file-store.ts'
import { loadOffice } from '../file/load-office.ts'
import { recordEvent } from '../history/record-event.ts'
import { implementUpload, type Intake } from '../operation/implementation.ts'
import { inWords } from '../register/import/import-file.ts'
import { openBatch, type Batch } from './batch.ts'
import { CRS_COLUMN, type BatchSheet } from './batch-register.ts'
import { screenRow } from './screen-row.ts'

const ROWS_A_PAUSE = 10
const LIMIT_BYTES = 20 * 1024 * 1024

const VERDICT_COLUMNS: readonly TableColumn[] = [
  { key: 'verdict', title: '审查结论', width: 14, kind: 'text' },
  { key: 'because', title: '理由', width: 70, kind: 'text' },
  { key: 'basis', title: '依据', width: 30, kind: 'text' },
  { key: 'missing', title: '还缺', width: 34, kind: 'text' },
  { key: 'problems', title: '问题', width: 40, kind: 'text' },
]

function columnsOf({ register, columns }: BatchSheet): TableColumn[] {
  const own = columns.map((key): TableColumn => {
    const field = columnOf(register, key)
    return { key, title: field ? headOf(field) : key, width: 18, kind: 'text' }
  })
  const [name, ...rest] = own
  const where: TableColumn[] = [
    { key: 'sheet', title: '原工作表', width: 14, kind: 'text' },
    { key: 'row', title: '原行号', width: 8, kind: 'number' },
  ]
  return [...where, ...(name ? [name] : []), ...VERDICT_COLUMNS, ...rest]
}

/** In WGS84, as the maps are; null: the row does not say both halves. */
function pointOf({ longitude, latitude, [CRS_COLUMN]: said }: ReadRow['cells']): Point | null {
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null
  const crs = (typeof said === 'string' ? CRS_WORDS[said] : undefined) ?? 'WGS84'
  return toWgs84({ longitude, latitude }, crs)
}

/** Where the row says where it lies, and a map is loaded. */
async function factsHere({ ctx, located }: Batch, { cells }: ReadRow): Promise<Facts> {
  return factsAt(ctx.tx, ctx.actor.planId, located, pointOf(cells))
}

/** A few at a time: a row takes a millisecond or two, and others wait for their pages meanwhile. */
async function screenAll(batch: Batch, read: readonly ReadRow[]): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for (const row of read) {
    rows.push(screenRow(batch, row, await factsHere(batch, row)))
    if (rows.length % ROWS_A_PAUSE === 0) await setImmediate()
  }
  return rows
}

/** A head that is not read though it resembles a column's, and why. */
type Alike = ReadonlyMap<string, string>

interface Book {
  readonly book: RegisterFile
  readonly alike: Alike
}

/**
 * 不在园区内 is like 在园区内 and says the opposite. An import asks a person about such a head; here nobody is asked, so that it is
 * not read, and said.
 */
async function openSurely(
  source: ByteSource,
  name: string,
  register: Register,
  alike: Alike = new Map(),
): Promise<Book> {
  const choices = Object.fromEntries([...alike.keys()].map((head) => [head, null]))
  const book = await inWords(openRegisterFile(source, name, register, choices))
  const more = book.sheets
    .flatMap((s) => s.heads)
    .flatMap(({ head, key, by }): [string, string][] =>
      by === 'similar' && key !== null ? [[head, `近似“${columnOf(register, key)?.label ?? key}”`]] : [],
    )
  const turned = book.sheets
    .flatMap((s) => s.heads)
    .flatMap(({ head, by, why }): [string, string][] => (by === 'none' && why !== null ? [[head, why]] : []))
  // What one of them gives up may look like another.
  return more.length === 0
    ? { book, alike: new Map([...alike, ...turned]) }
    : openSurely(source, name, register, new Map([...alike, ...more]))
}

function alikeWords(alike: Alike): string[] {
  const heads = [...alike].map(([head, why]) => `“${head}”（${why}）`).join('、')
  return heads === '' ? [] : [`表头与台账栏目不一致的列没有读取：${heads}；请按模板改写表头后再传`]
}

interface Answered {
  readonly rows: readonly TableRow[]
  readonly notes: readonly string[]
}

async function answerProjects(batch: Batch, file: ReceivedFile): Promise<Answered> {
  const source = await fileSource(file.path)
  try {
    const { book, alike } = await openSurely(source, file.name, batch.sheet.register)
    const read: ReadRow[] = []
    for await (const lot of book.rows()) {
      read.push(...lot)
      if (read.length > BATCH_MOST_ROWS)
        fail('bad-input', { problems: `一次最多审查 ${BATCH_MOST_ROWS} 个项目，请把表分成几个文件` })
    }
    return { rows: await screenAll(batch, read), notes: alikeWords(alike) }
  } finally {
    await source.close()
  }
}

const WORKBOOK: Intake<ReceivedFile> = { limitBytes: LIMIT_BYTES, judge: (file) => Promise.resolve(file) }

/** An Excel of projects in, a workbook with a verdict, its reasons and what is missing for each row out; nothing is saved. */
export const screenProjects = implementUpload('screenProjects', WORKBOOK, async (ctx, _input, file) => {
  const batch = await openBatch(ctx)
  const { app, actor } = ctx
  const { rows, notes } = await answerProjects(batch, file)
  if (rows.length === 0)
    fail('bad-input', { problems: ['表里没有项目：请用模板，第一行数据在表头下面', ...notes].join('；') })
  await recordEvent(ctx, {
    kind: 'projects-screened',
    subject: file.name,
    unitId: actor.unitId,
    detail: { rows: rows.length },
  })
  const { writeTable } = await loadOffice()
  const day = app.clock.today()
  const above = [
    '项目准入审查结论',
    `${app.config.trial ? '【演示数据】　' : ''}审查日期 ${day}　共 ${rows.length} 个项目　${actor.unitName}　（本表是系统结论，不代替决定）`,
    ...notes,
  ]
  return {
    fileName: `项目准入审查结论-${day}.xlsx`,
    type: FILE_TYPES.xlsx,
    body: writeTable({ title: '审查结论', above, columns: columnsOf(batch.sheet), rows }),
  }
})
