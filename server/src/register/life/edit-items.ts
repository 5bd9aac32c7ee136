import type { DomainError } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { sayWhy } from '../../db/transaction.ts'
import { implement } from '../../operation/implementation.ts'
import { openBatch, type BatchMode, type BatchRow, type RowOutcome } from '../store/batch.ts'
import { byHalves, takenBack } from '../store/by-halves.ts'
import { registerOf } from '../store/definitions.ts'
import { findByIds } from '../store/find-rows.ts'
import { inOneSentence, problem } from '../store/row-problem.ts'
import { saveBatch } from '../store/save-batch.ts'

type EditRow = BatchRow & { readonly id: number }

function refusedByDatabase({ id }: EditRow, { message }: DomainError): RowOutcome {
  const problems = [problem(null, message)]
  return { ref: id, kind: 'refused', id, title: '', problems, changes: [], sameAs: null }
}

/** Writes the good rows; the others are named with what is wrong, also where only the database knows. */
async function write(ctx: Ctx, register: Register, rows: readonly EditRow[], why: string): Promise<RowOutcome[]> {
  const batch = await openBatch(ctx, register)
  const mode: BatchMode = { write: true, onSame: 'refuse', list: false, reason: why }
  const outcomes = await byHalves(ctx.tx, rows, (some) => saveBatch(batch, some, mode), refusedByDatabase)
  const untitled = outcomes.filter((o) => o.kind === 'refused' && o.title === '').map((o) => o.ref)
  const standing = await findByIds(ctx, register, untitled)
  return outcomes.map((o) => ({ ...o, title: o.title || (standing.get(o.ref)?.title ?? '') }))
}

/** The same change to many items: each is changed or refused by itself, with the reason in words. The preview is the deed, taken back. */
export const editItems = implement(
  'editItems',
  async (ctx, { register: registerId, ids, item, reason = '', preview }) => {
    const register = await registerOf(ctx, registerId)
    const rows = [...new Set(ids)].map((id): EditRow => ({ ref: id, where: `编号 ${id}`, id, item }))
    const why = reason.trim()
    if (why !== '') await sayWhy(ctx.tx, why)
    const deed = () => write(ctx, register, rows, why)
    const outcomes = await (preview ? takenBack(ctx.tx, deed) : deed())
    return {
      changed: outcomes.filter((o) => o.kind === 'updated').map((o) => o.ref),
      refused: outcomes
        .filter((o) => o.kind === 'refused')
        .map((o) => ({ id: o.ref, title: o.title, why: inOneSentence(o.problems.filter((p) => p.refuses)) })),
    }
  },
)
