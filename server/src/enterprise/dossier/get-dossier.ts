import { implement } from '../../operation/implementation.ts'
import { makeDossier } from './make-dossier.ts'

/** What the page prints: the same content as the Word document. */
export const getDossier = implement('getDossier', async (ctx, { enterprise }) => {
  const { dossier } = await makeDossier(ctx, enterprise)
  return dossier
})
