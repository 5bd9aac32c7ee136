import { implement } from '../operation/implementation.ts'
import { periodOf, viewBoard } from './board.ts'

export const getBoard = implement('getBoard', (ctx, { month }) => viewBoard(ctx, month))

/** The newest first. */
export const listPeriods = implement('listPeriods', async ({ tx, actor }) => {
  const rows = await tx
    .selectFrom('period')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .orderBy('month', 'desc')
    .execute()
  return rows.map(periodOf)
})
