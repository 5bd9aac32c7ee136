import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { recordEvent } from '../history/record-event.ts'
import { implement } from '../operation/implementation.ts'
import type { FileRow } from '../report/report-reader.ts'

/** A file that the actor may not see is not there. */
export async function getFile({ tx, actor }: Ctx, id: number): Promise<FileRow> {
  const row = await tx
    .selectFrom('attachment')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ?? fail('file-not-found')
}

/** What a unit reads of its own is its own affair; what others read of it stands in the audit. */
export const downloadFile = implement('downloadFile', async (ctx, { id, small }) => {
  const file = await getFile(ctx, id)
  // The small picture of a photo says no more than the list that shows it.
  if (small === 'yes' && file.thumbnail !== null)
    return { fileName: `${file.id}.jpg`, type: 'image/jpeg', body: await ctx.app.files.open(file.thumbnail) }
  const body = await ctx.app.files.open(file.sha256)
  if (file.unit_id !== ctx.actor.unitId) {
    await recordEvent(ctx, {
      kind: 'file-downloaded',
      subject: file.name,
      unitId: file.unit_id,
      detail: { file: file.id, sha256: file.sha256 },
    })
  }
  return { fileName: file.name, type: file.type, body }
})
