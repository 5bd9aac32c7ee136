import { implement } from '../operation/implementation.ts'
import { recordEvent } from './record-event.ts'
import { verifyHistory } from './verify-history.ts'

export const verifyAudit = implement('verifyAudit', async (ctx) => {
  const found = await verifyHistory(ctx.app)
  await recordEvent(ctx, {
    kind: 'audit-verified',
    subject: found.ok ? '完整' : '发现问题',
    unitId: null,
    detail: { blocks: found.blocks, rows: found.rows, head: found.head, problem: found.problem },
  })
  return { ...found, at: new Date().toISOString() }
})
