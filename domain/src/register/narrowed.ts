import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'
import { Condition } from './filter.ts'
import { ItemId, RegisterId } from './item.ts'

/** JSON in a query string: conditions and sorts of a list stand in its address. */
export function json<T extends z.ZodType>(schema: T) {
  return z.preprocess((v, ctx) => {
    if (typeof v !== 'string') return v
    try {
      return JSON.parse(v) as unknown
    } catch {
      ctx.addIssue({ code: 'custom', message: '筛选条件不是有效的 JSON' })
      return z.NEVER
    }
  }, schema)
}

export const registerOnly = z.object({ register: RegisterId })
export const itemOnly = registerOnly.extend({ id: ItemId })

/** The version that the writer has read; HTTP takes it from If-Match as well. What has changed since is refused, with what stands. */
export const Version = z.number().int().positive().optional().describe('所依据的版本')

/**
 * Whoever sends an operation twice under one key gets the first answer twice; HTTP takes it from Idempotency-Key as well.
 * An operation has it when its input names it (server/src/operation/answered-once.ts).
 */
export const IdempotencyKey = z.string().min(8).max(80).optional().describe('防重复标记')

/** Rows of which a rule holds today; after a colon: those on its bound, or lacking a fact that would decide it. */
export const RowsOfRule = z
  .string()
  .max(100)
  .regex(
    /^[a-z0-9.-]+(:(borderline|unknown))?$/,
    '规则写它的代码，例如 kiln.small-gas-producer 或 kiln.small-gas-producer:unknown',
  )

/** What narrows a list: the table, the map, the sums and the export share it. */
export const Narrowed = registerOnly.extend({
  where: json(z.array(Condition).max(40)).default([]),
  q: z.string().max(80).optional().describe('关键词'),
  asOf: Day.optional().describe('截至日期'),
  rule: RowsOfRule.optional().describe('规则'),
})

/** Without it a term that was set is not put off (due.ts), by whomever. */
export const PutOffReason = z.string().max(1000).optional().describe('延期理由')
