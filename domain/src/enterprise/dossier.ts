import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'

/** A label and its value as text; '' where it is not known. */
const Named = z.tuple([z.string(), z.string()])
export type Named = z.infer<typeof Named>

/** One item of a register, as its page shows it. */
const DossierItem = z.object({
  registerTitle: z.string(),
  clauseLabel: z.string(),
  title: z.string(),
  facts: z.array(Named),
  steps: z.array(
    z.object({
      title: z.string(),
      planned: z.string(),
      doneOn: z.string(),
      note: z.string(),
      files: z.array(z.string()),
    }),
  ),
  /** By month or year: the heads, then a row a period. */
  series: z.array(z.object({ title: z.string(), heads: z.array(z.string()), rows: z.array(z.array(z.string())) })),
  moves: z.array(z.object({ at: z.string(), what: z.string(), by: z.string(), reason: z.string() })),
})
export type DossierItem = z.infer<typeof DossierItem>

/** 一企一档: all that the registers hold of one enterprise, in the order in which it is read. */
export const Dossier = z.object({
  planTitle: z.string(),
  name: z.string(),
  issuer: z.string(),
  madeOn: Day,
  trial: z.boolean(),
  facts: z.array(Named),
  /** Depth in the tree and the line's words: 生产线, 工序, 设备. */
  facilities: z.array(
    z.object({
      depth: z.number().int(),
      kind: z.string(),
      name: z.string(),
      state: z.string(),
      closedOn: z.string(),
    }),
  ),
  /** false: of the registers' items only those that the issuer may read. */
  hasAllItems: z.boolean(),
  items: z.array(DossierItem),
  inspections: z.array(
    z.object({ on: z.string(), what: z.string(), by: z.string(), how: z.string(), result: z.string() }),
  ),
  documents: z.array(z.object({ name: z.string(), from: z.string(), by: z.string(), at: z.string() })),
  history: z.array(z.object({ at: z.string(), by: z.string(), what: z.string() })),
})
export type Dossier = z.infer<typeof Dossier>
