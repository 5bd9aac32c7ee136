import type { Ctx, FileAnswer } from '../../app.ts'
import { FILE_TYPES } from '../../file/file-types.ts'
import { loadOffice } from '../../file/load-office.ts'
import { recordEvent } from '../../history/record-event.ts'
import { implement } from '../../operation/implementation.ts'
import { plain } from './dossier-files.ts'
import { makeDossier } from './make-dossier.ts'

async function answerOf(
  { app }: Ctx,
  as: 'docx' | 'zip',
  made: Awaited<ReturnType<typeof makeDossier>>,
): Promise<FileAnswer> {
  const { dossierWord, dossierZip } = await loadOffice()
  const { dossier, files } = made
  const word = await dossierWord(dossier)
  const title = `${plain(dossier.name)}-一企一档`
  if (as === 'docx') return { fileName: `${title}.docx`, type: FILE_TYPES.docx, body: word }
  // The files are opened one after the other while the zip is sent: no transaction, and no more than one at a time.
  const evidence = files.map((f) => ({ path: f.path, at: f.at, open: () => app.files.open(f.sha256) }))
  return { fileName: `${title}.zip`, type: FILE_TYPES.zip, body: dossierZip(`${title}.docx`, word, evidence) }
}

/** One Word document, or a zip of it with its evidence; what leaves the house stands in the audit. */
export const downloadDossier = implement('downloadDossier', async (ctx, { enterprise, as }) => {
  const made = await makeDossier(ctx, enterprise)
  const answer = await answerOf(ctx, as, made)
  await recordEvent(ctx, {
    kind: 'dossier-exported',
    subject: made.dossier.name,
    unitId: ctx.actor.unitId,
    detail: { enterprise, format: as, files: as === 'zip' ? made.files.length : 0 },
  })
  return answer
})
