import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'
import { RowNumber } from '../operation/row-number.ts'
import { CandidateStanding } from '../sweep/candidate.ts'
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
export const Version = RowNumber.positive().optional().describe('所依据的版本')

/**
 * Whoever sends an operation twice under one key gets the first answer twice; HTTP takes it from Idempotency-Key as well.
 * An operation has it when its input names it (server/src/operation/answered-once.ts).
 */
export const IdempotencyKey = z.string().min(8).max(80).optional().describe('防重复标记')

/**
 * Rows of which a rule holds; after a colon: those on its bound, or lacking a fact that would decide it. As of a day: the rows, the rules
 * and the readings of bounds of that day; area maps are those that are loaded now, since none is kept of a day.
 */
export const RowsOfRule = z
  .string()
  .max(100)
  .regex(
    new RegExp(`^[a-z0-9.-]+(:(${CandidateStanding.exclude(['yes']).options.join('|')}))?$`),
    '规则写它的代码，例如 kiln.small-gasifier 或 kiln.small-gasifier:unknown',
  )

/** RowsOfRule as it is written. */
export function rowsOfRuleText(rule: string, standing: CandidateStanding): string {
  return standing === 'yes' ? rule : `${rule}:${standing}`
}

/** What a RowsOfRule says. */
export function ruleAsked(text: string): { rule: string; standing: CandidateStanding } {
  const [rule = '', standing = 'yes'] = text.split(':')
  return { rule, standing: CandidateStanding.parse(standing) }
}

/** What narrows a list: the table, the map, the sums and the export share it. */
export const Narrowed = registerOnly.extend({
  where: json(z.array(Condition).max(40)).default([]),
  q: z.string().max(80).optional().describe('关键词'),
  asOf: Day.optional().describe('截至日期'),
  rule: RowsOfRule.optional().describe('规则'),
})

/** Without it a term that was set is not put off (due.ts), by whomever. */
export const PutOffReason = z.string().max(1000).optional().describe('延期理由')
