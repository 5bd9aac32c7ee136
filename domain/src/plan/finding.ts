import { z } from 'zod'

/** What is wrong with a plan itself, with the words that show it and a way out. */
export const Finding = z.object({
  code: z.string(),
  message: z.string(),
  clause: z.string().nullable(),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  suggestion: z.string(),
})
export type Finding = z.infer<typeof Finding>
