import { setImmediate } from 'node:timers/promises'
import type { ReadRow, TableColumn, TableRow } from '@gongjian/office'
import { fileSource } from '@gongjian/office/register/raw/byte-source.ts'
import { openRegisterFile } from '@gongjian/office/register/read/read-register-file.ts'
import { BATCH_MOST_ROWS } from '@gongjian/domain/entry-review/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { headOf } from '@gongjian/domain/register/field.ts'
import { FILE_TYPES } from '../file/file-types.ts'
import type { ReceivedFile } from '../file/file-store.ts'
import { loadOffice } from '../file/load-office.ts'
import { recordEvent } from '../history/record-event.ts'
import { implementUpload, type Intake } from '../operation/implementation.ts'
import { inWords } from '../register/import/import-file.ts'
import { openBatch, type Batch } from './batch.ts'
import type { BatchSheet } from './batch-register.ts'
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
    const field = register.fields[key]
    const title = field ? headOf(field) : (COMMON_HEADS[key] ?? register.titleLabel)
    return { key, title, width: 18, kind: 'text' }
  })
  const [name, ...rest] = own
  const where: TableColumn[] = [
    { key: 'sheet', title: '原工作表', width: 14, kind: 'text' },
    { key: 'row', title: '原行号', width: 8, kind: 'number' },
  ]
  return [...where, ...(name ? [name] : []), ...VERDICT_COLUMNS, ...rest]
}

const COMMON_HEADS: Readonly<Record<string, string>> = {
  unit: '责任单位',
  township: '乡镇街道',
  enterprise: '企业名称',
}

/** A few at a time: a row takes a millisecond or two, and others wait for their pages meanwhile. */
async function screenAll(batch: Batch, read: readonly ReadRow[]): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for (const row of read) {
    rows.push(screenRow(batch, row))
    if (rows.length % ROWS_A_PAUSE === 0) await setImmediate()
  }
  return rows
}

async function readProjects(batch: Batch, file: ReceivedFile): Promise<TableRow[]> {
  const source = await fileSource(file.path)
  try {
    const book = await inWords(openRegisterFile(source, file.name, batch.sheet.register))
    const read: ReadRow[] = []
    for await (const lot of book.rows()) {
      read.push(...lot)
      if (read.length > BATCH_MOST_ROWS)
        fail('bad-input', { problems: `一次最多审查 ${BATCH_MOST_ROWS} 个项目，请把表分成几个文件` })
    }
    return await screenAll(batch, read)
  } finally {
    await source.close()
  }
}

const WORKBOOK: Intake<ReceivedFile> = { limitBytes: LIMIT_BYTES, judge: (file) => Promise.resolve(file) }

/** An Excel of projects in, a workbook with a verdict, its reasons and what is missing for each row out; nothing is saved. */
export const screenProjects = implementUpload('screenProjects', WORKBOOK, async (ctx, _input, file) => {
  const batch = await openBatch(ctx)
  const { app, actor } = ctx
  const rows = await readProjects(batch, file)
  if (rows.length === 0) fail('bad-input', { problems: '表里没有项目：请用模板，第一行数据在表头下面' })
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
  ]
  return {
    fileName: `项目准入审查结论-${day}.xlsx`,
    type: FILE_TYPES.xlsx,
    body: writeTable({ title: '审查结论', above, columns: columnsOf(batch.sheet), rows }),
  }
})
