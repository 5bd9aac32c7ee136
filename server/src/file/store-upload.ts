import { readFile } from 'node:fs/promises'
import { sniffUpload, type UploadKind } from '@gongjian/office'
import { fail } from '@gongjian/domain/error/codes.ts'
import { FILE_LIMIT_BYTES, type Attachment } from '@gongjian/domain/file/contracts.ts'
import type { Ctx } from '../app.ts'
import type { Stored } from './file-store.ts'
import { attachmentOf } from '../report/report-reader.ts'

export interface Kept extends Stored {
  readonly name: string
  readonly type: string
}

const LONGEST_NAME = 120

/** A name for people: no path, no control signs, and the ending of what the file is. */
export function cleanName(name: string, ext: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '')
    .trim()
  const dot = plain.lastIndexOf('.')
  const stem = (dot > 0 ? plain.slice(0, dot) : plain).slice(0, LONGEST_NAME) || '附件'
  const given = dot > 0 ? plain.slice(dot + 1).toLowerCase() : ''
  return `${stem}.${given === ext || (ext === 'jpg' && given === 'jpeg') ? given : ext}`
}

function refuseType(): never {
  return fail('file-type-refused', { type: '网页、程序、带宏文档或未知类型' })
}

/** Takes the upload in; its kind is judged by its bytes, whatever its name says. */
export async function storeUpload(ctx: Ctx): Promise<Kept> {
  const { upload, app } = ctx
  if (!upload) return fail('file-empty')
  const found: UploadKind[] = []
  const stored = await app.files.put(upload.stream, FILE_LIMIT_BYTES, async (path) => {
    found.push((await sniffUpload(await readFile(path))) ?? refuseType())
  })
  const { type, ext } = found[0] ?? refuseType()
  return { ...stored, name: cleanName(upload.name, ext), type }
}

interface Place {
  readonly unitId: number
  readonly taskId: number | null
  readonly lineId: number | null
  readonly filingPartId: number | null
}

export async function addAttachment({ tx, actor, now }: Ctx, place: Place, kept: Kept): Promise<Attachment> {
  const row = await tx
    .insertInto('attachment')
    .values({
      plan_id: actor.planId,
      unit_id: place.unitId,
      task_id: place.taskId,
      line_id: place.lineId,
      filing_part_id: place.filingPartId,
      name: kept.name,
      type: kept.type,
      bytes: kept.bytes,
      sha256: kept.sha256,
      uploaded_by: actor.name,
      uploaded_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return attachmentOf(row)
}
