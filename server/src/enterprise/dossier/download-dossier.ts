import type { Ctx, FileAnswer } from '../../app.ts'
import { recordEvent } from '../../history/record-event.ts'
import { implement } from '../../operation/implementation.ts'
import { makeDossier } from './make-dossier.ts'

/** Loaded when it is asked for: the packages of Word and Excel are half of what the server would read at its start. */
async function office() {
  return import('@gongjian/office')
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** As what a person may call a file, whatever an enterprise is called. */
function fileName(name: string): string {
  return `${name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').trim()}-一企一档`
}

async function answerOf(
  { app }: Ctx,
  as: 'docx' | 'zip',
  made: Awaited<ReturnType<typeof makeDossier>>,
): Promise<FileAnswer> {
  const { dossierWord, dossierZip } = await office()
  const { dossier, files } = made
  const word = await dossierWord(dossier)
  const title = fileName(dossier.name)
  if (as === 'docx') return { fileName: `${title}.docx`, type: DOCX, body: word }
  // The files are opened one after the other while the zip is sent: no transaction, and no more than one at a time.
  const evidence = files.map((f) => ({ path: f.path, at: f.at, open: () => app.files.open(f.sha256) }))
  return { fileName: `${title}.zip`, type: 'application/zip', body: dossierZip(`${title}.docx`, word, evidence) }
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
