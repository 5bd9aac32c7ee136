import { z } from 'zod'
import type { Register } from './register.ts'
import { RegisterId } from './item.ts'

/** A register's definition as it travels to the web: it is made by `register()` alone, so it is not taken apart again. */
export const RegisterDefinition = z.custom<Register>((v) => typeof v === 'object' && v !== null && 'fields' in v)

/** Of which year a figure of months or years is, and how many items of those that it is of lack it: what they have not said is not known. */
export const SeriesReach = z.object({
  id: z.string(),
  year: z.number().int(),
  /** The year that it is compared with. */
  against: z.number().int().nullable(),
  items: z.number().int(),
  /** Empty: every item has the figure, in each month that anybody has it for. */
  gaps: z.array(z.object({ year: z.number().int(), items: z.number().int() })),
})
export type SeriesReach = z.infer<typeof SeriesReach>

/** One figure at the head of a list, computed from the rows the person may see; null: nothing to compute from. */
export const FigureValue = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.string(),
  value: z.number().nullable(),
  /** name null: of the items where it is not filled in. */
  by: z.array(z.object({ name: z.string().nullable(), value: z.number() })),
  /** null: of another kind, or nothing is known of any year that is over. */
  series: SeriesReach.nullable(),
})
export type FigureValue = z.infer<typeof FigureValue>

export const RegisterSummary = z.object({
  id: RegisterId,
  title: z.string(),
  clause: z.string(),
  /** 四（三） */
  clauseLabel: z.string(),
  /** null: of no task (一、七). */
  task: z.string().nullable(),
  counter: z.string(),
  /** In the ledger, whatever its stage. */
  kept: z.number().int(),
  /** null: of records, which are kept and not worked off. */
  work: z.object({ open: z.number().int(), overdue: z.number().int(), closed: z.number().int() }).nullable(),
})
export type RegisterSummary = z.infer<typeof RegisterSummary>
