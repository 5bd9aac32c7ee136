import { z } from 'zod'
import type { Register } from './register.ts'
import { RegisterId } from './item.ts'

/** A register's definition as it travels to the web: it is made by `register()` alone, so it is not taken apart again. */
export const RegisterDefinition = z.custom<Register>((v) => typeof v === 'object' && v !== null && 'fields' in v)

/** One figure at the head of a list, computed from the rows the person may see; null: nothing to compute from. */
export const FigureValue = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.string(),
  value: z.number().nullable(),
  by: z.array(z.object({ name: z.string(), value: z.number() })),
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
