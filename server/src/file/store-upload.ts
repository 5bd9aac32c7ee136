import { readFile } from 'node:fs/promises'
import { sniffUpload } from '@gongjian/office/sniff/sniff-upload.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { FILE_LIMIT_BYTES, type Attachment } from '@gongjian/domain/file/contracts.ts'
import type { Ctx } from '../app.ts'
import type { Intake } from '../operation/implementation.ts'
import type { ReceivedFile, Stored } from './file-store.ts'
import { readPicture, type PictureFacts } from './read-picture.ts'
import { attachmentOf } from '../report/report-reader.ts'
import type { Hand } from '../report/report-writer.ts'

/** An upload whose kind is known; `title` and `type` are what its reader is told. */
export interface Judged {
  readonly file: ReceivedFile
  readonly title: string
  readonly type: string
  /** What a picture says of itself, and a small one of it; of any other file nothing. */
  readonly picture: PictureFacts
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

/**
 * Evidence and filed documents; what they are is judged by their bytes, whatever their name says. A picture that did not arrive whole is taken
 * by no door: it is noticed while the person still has it. Done before a transaction opens: drawing takes time.
 */
export const ATTACHMENT: Intake<Judged> = {
  limitBytes: FILE_LIMIT_BYTES,
  async judge(file) {
    const bytes = await readFile(file.path)
    const found = (await sniffUpload(bytes)) ?? fail('file-type-refused', { type: '网页、程序、带宏文档或未知类型' })
    const picture = await readPicture(bytes, found.type)
    if (picture.isBroken) fail('photo-broken')
    return { file, title: cleanName(file.name, found.ext), type: found.type, picture }
  },
}

export interface Place {
  readonly unitId: number
  readonly taskId: number | null
  readonly lineId: number | null
  readonly filingPartId: number | null
}

/** A file as it is kept, by its name and kind. */
export interface Kept extends Stored {
  readonly name: string
  readonly type: string
}

export function attachmentRow(planId: number, place: Place, file: Kept, hand: Hand) {
  return {
    plan_id: planId,
    unit_id: place.unitId,
    task_id: place.taskId,
    line_id: place.lineId,
    filing_part_id: place.filingPartId,
    name: file.name,
    type: file.type,
    bytes: file.bytes,
    sha256: file.sha256,
    uploaded_by: hand.name,
    uploaded_at: hand.at,
  }
}

export async function addAttachment(
  { app, tx, actor, now }: Ctx,
  place: Place,
  { file, title, type }: Judged,
): Promise<Attachment> {
  const kept = { ...(await app.files.keep(file)), name: title, type }
  const row = await tx
    .insertInto('attachment')
    .values(attachmentRow(actor.planId, place, kept, { name: actor.name, at: now }))
    .returningAll()
    .executeTakeFirstOrThrow()
  return attachmentOf(row)
}
