import { z } from 'zod'

export const UNIFORM = 'uniform'

export const FindingAnswer = z.object({
  id: z.number().int(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  accepted: z.object({ by: z.string(), at: z.string() }).nullable(),
})
export type FindingAnswer = z.infer<typeof FindingAnswer>

/** Something in a plan that the clause forbids unless it is mended or answered. */
export const SeasonFinding = z.object({
  /** `uniform:建材`, `season.spared-limited:铸造`: the same thing found again has the same key. */
  key: z.string(),
  title: z.string(),
  clause: z.string(),
  clauseLabel: z.string(),
  quote: z.string(),
  /** What was found, a sentence. */
  because: z.string(),
  /** What to do about it. */
  mend: z.string(),
  rows: z.number().int(),
  enterpriseCount: z.number().int(),
  /** The first of them; a row that names no enterprise yet is of none. */
  enterprises: z.array(z.object({ id: z.number().int(), name: z.string() })),
  /** Of the rows as they stand: an answer is given for exactly these. */
  mark: z.string(),
  answer: FindingAnswer.nullable(),
})
export type SeasonFinding = z.infer<typeof SeasonFinding>

/** Neither mended nor answered. */
export function isOpenFinding(f: Pick<SeasonFinding, 'answer'>): boolean {
  return f.answer === null
}

/** Still in the way of an approval: not answered, or the answer not accepted by the lead. */
export function isUnsettled(f: Pick<SeasonFinding, 'answer'>): boolean {
  return f.answer === null || f.answer.accepted === null
}
