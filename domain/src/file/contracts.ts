import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { Instant, Month } from '../calendar/calendar.ts'
import { FilingKind } from '../filing/filing.ts'
import { RowNumberInPath } from '../operation/row-number.ts'
import { Done } from '../session/contracts.ts'
import { TaskId } from '../task/task.ts'
import { UnitCode } from '../unit/unit.ts'

/** 20 MB: a clerk's photo or scan; more is a matter for an archive. */
export const FILE_LIMIT_BYTES = 20 * 1024 * 1024

/** Upper bound of a document that may be read. A plan with pictures is a few MB; 50 MB leaves room for scans. */
export const DOCUMENT_LIMIT_BYTES = 50 * 1024 * 1024

export const Attachment = z.object({
  id: z.number().int(),
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  by: z.string(),
  at: Instant,
})
export type Attachment = z.infer<typeof Attachment>

export const fileContracts = {
  uploadLineFile: contract({
    name: 'uploadLineFile',
    method: 'POST',
    path: '/reports/:month/:unit/lines/:taskId/files',
    summary: '上传佐证',
    access: 'report.edit',
    upload: true,
    input: z.object({ month: Month, unit: UnitCode, taskId: TaskId }),
    output: Attachment,
  }),
  uploadFilingFile: contract({
    name: 'uploadFilingFile',
    method: 'POST',
    path: '/filings/:kind/:unit/parts/:part/files',
    summary: '上传方案文件',
    access: 'filing.edit',
    upload: true,
    input: z.object({ kind: FilingKind, unit: UnitCode, part: z.string().max(40) }),
    output: Attachment,
  }),
  downloadFile: contract({
    name: 'downloadFile',
    method: 'GET',
    path: '/files/:id',
    summary: '下载文件',
    access: 'signed-in',
    scope: 'evidence:read',
    answer: 'file',
    /** small: the thumbnail of a photo, where it has one. */
    input: z.object({ id: RowNumberInPath, small: z.enum(['yes']).optional().describe('缩略图') }),
    output: z.unknown(),
  }),
  removeFile: contract({
    name: 'removeFile',
    method: 'DELETE',
    path: '/files/:id',
    summary: '移除文件',
    access: 'signed-in',
    input: z.object({ id: RowNumberInPath }),
    output: Done,
  }),
} as const
