import { z } from 'zod'
import { Instant } from '../calendar/calendar.ts'
import { contract } from '../operation/contract.ts'
import { PageLimit } from '../operation/page.ts'
import { HeadChoices, ImportProblem, PassedOver, SheetMapping } from './import.ts'
import { Sort } from './filter.ts'
import { RegisterId } from './item.ts'
import { json, Narrowed, registerOnly } from './narrowed.ts'
import { RowNumberInPath } from '../operation/row-number.ts'

/**
 * waiting: in the queue · reading: the preview is being made · ready: the preview waits for a decision · taking: the good
 * rows are being written · done, failed, cancelled: over
 */
export const ImportState = z.enum(['waiting', 'reading', 'ready', 'taking', 'done', 'failed', 'cancelled'])
export type ImportState = z.infer<typeof ImportState>

export const IMPORT_STATE_TITLES: Record<ImportState, string> = {
  waiting: '排队中',
  reading: '正在预览',
  ready: '待确认',
  taking: '正在导入',
  done: '已导入',
  failed: '没有完成',
  cancelled: '已取消',
}

/** What becomes of a row: a new item, a changed one, nothing, or it is refused. */
export const ImportKind = z.enum(['created', 'updated', 'unchanged', 'refused'])
export type ImportKind = z.infer<typeof ImportKind>

export const IMPORT_KIND_TITLES: Record<ImportKind, string> = {
  created: '新增',
  updated: '变更',
  unchanged: '相同',
  refused: '拒绝',
}

/** `noticed`: taken, but worth a look: likely duplicates, bounds, merged amounts. */
export const ImportCounts = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  noticed: z.number().int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const ImportJob = z.object({
  id: z.number().int(),
  register: RegisterId,
  fileName: z.string(),
  bytes: z.number().int(),
  state: ImportState,
  /** Per cent of the phase that runs. */
  progress: z.number().int(),
  /** How many stand before it in the queue; 0: it runs or is over. */
  ahead: z.number().int(),
  counts: ImportCounts,
  sheets: z.array(SheetMapping),
  passedOver: PassedOver.nullable(),
  /** An empty cell empties what stands; else it leaves it as it is. */
  emptyClears: z.boolean(),
  error: z.string().nullable(),
  by: z.string(),
  at: Instant,
  finishedAt: Instant.nullable(),
})
export type ImportJob = z.infer<typeof ImportJob>

export const ImportRow = z.object({
  n: z.number().int(),
  sheet: z.string(),
  row: z.number().int(),
  kind: ImportKind,
  /** The item that stands, or that was made; null: new in a preview, or refused. */
  itemId: z.number().int().nullable(),
  title: z.string(),
  problems: z.array(ImportProblem),
  changes: z.array(z.object({ column: z.string(), label: z.string(), from: z.string(), to: z.string() })),
})
export type ImportRow = z.infer<typeof ImportRow>

const importOnly = z.object({ id: RowNumberInPath })
const Format = z.enum(['xlsx', 'csv']).default('xlsx')

export const importContracts = {
  downloadTemplate: contract({
    name: 'downloadTemplate',
    method: 'GET',
    path: '/registers/:register/template',
    summary: '下载台账模板',
    access: 'item.read',
    scope: 'items:read',
    answer: 'file',
    input: registerOnly,
    output: z.unknown(),
  }),
  exportItems: contract({
    name: 'exportItems',
    method: 'GET',
    path: '/registers/:register/export',
    summary: '导出台账',
    access: 'item.read',
    scope: 'items:read',
    answer: 'file',
    input: Narrowed.extend({
      format: Format,
      sort: json(Sort).optional(),
      /** As seen; absent: every column. */
      columns: json(z.array(z.string().max(60)).max(120)).optional(),
    }),
    output: z.unknown(),
  }),
  startImport: contract({
    name: 'startImport',
    method: 'POST',
    path: '/registers/:register/imports',
    summary: '上传表格导入台账',
    access: 'item.edit',
    upload: true,
    input: registerOnly.extend({ emptyClears: z.enum(['yes', 'no']).default('no').describe('空单元格清空原值') }),
    output: ImportJob,
  }),
  listImports: contract({
    name: 'listImports',
    method: 'GET',
    path: '/registers/:register/imports',
    summary: '我的导入记录',
    access: 'item.edit',
    input: registerOnly,
    output: z.array(ImportJob),
  }),
  getImport: contract({
    name: 'getImport',
    method: 'GET',
    path: '/imports/:id',
    summary: '导入进度与预览',
    access: 'item.edit',
    input: importOnly,
    output: ImportJob,
  }),
  listImportRows: contract({
    name: 'listImportRows',
    method: 'GET',
    path: '/imports/:id/rows',
    summary: '导入预览的行',
    access: 'item.edit',
    input: importOnly.extend({
      kind: ImportKind.optional(),
      noticed: z.enum(['yes']).optional().describe('只看需留意的行'),
      after: RowNumberInPath.default(0),
      limit: PageLimit,
    }),
    output: z.object({ rows: z.array(ImportRow), next: z.number().int().nullable() }),
  }),
  mapImport: contract({
    name: 'mapImport',
    method: 'PUT',
    path: '/imports/:id/mapping',
    summary: '更正栏目对应',
    access: 'item.edit',
    /** The preview is made again; the unit's next workbook with these heads is read the same way. */
    input: importOnly.extend({ choices: HeadChoices }),
    output: ImportJob,
  }),
  takeImport: contract({
    name: 'takeImport',
    method: 'POST',
    path: '/imports/:id/take',
    summary: '导入没有问题的行',
    access: 'item.edit',
    input: importOnly,
    output: ImportJob,
  }),
  cancelImport: contract({
    name: 'cancelImport',
    method: 'POST',
    path: '/imports/:id/cancel',
    summary: '取消导入',
    access: 'item.edit',
    input: importOnly,
    output: ImportJob,
  }),
  downloadRefused: contract({
    name: 'downloadRefused',
    method: 'GET',
    path: '/imports/:id/refused',
    summary: '下载有问题的行',
    access: 'item.edit',
    answer: 'file',
    input: importOnly,
    output: z.unknown(),
  }),
} as const
