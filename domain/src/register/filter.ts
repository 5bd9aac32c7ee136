import { z } from 'zod'

/** How a list is narrowed; the same conditions drive the table, the map, the sums and the export. */
export const Operator = z.enum(['is', 'isNot', 'in', 'atLeast', 'atMost', 'below', 'above', 'has', 'known', 'unknown'])
export type Operator = z.infer<typeof Operator>

export const OPERATOR_TITLES: Record<Operator, string> = {
  is: '等于',
  isNot: '不等于',
  in: '属于',
  atLeast: '不小于',
  atMost: '不大于',
  below: '小于',
  above: '大于',
  has: '包含',
  known: '已填',
  unknown: '未填',
}

export const Condition = z.strictObject({
  /** A field of the register or a common column (columns.ts). */
  field: z.string().max(60),
  op: Operator,
  /** Nothing for `known` and `unknown`; a list for `in`. */
  value: z.union([z.string().max(200), z.number(), z.boolean(), z.array(z.string().max(200)).max(200)]).optional(),
})
export type Condition = z.infer<typeof Condition>

export const Sort = z.strictObject({ field: z.string().max(60), descending: z.boolean() })
export type Sort = z.infer<typeof Sort>
