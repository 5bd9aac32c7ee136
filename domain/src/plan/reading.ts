import { z } from 'zod'

/** UTF-16 code units into the file's decoded text (a BOM dropped, nothing else changed). */
const span = { start: z.number().int().min(0), end: z.number().int().min(0) }
const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const DeadlineKind = z.enum(['by', 'at', 'from', 'recurring', 'ongoing'])
export type DeadlineKind = z.infer<typeof DeadlineKind>

export const TargetComparator = z.enum(['>=', '>', '<=', '<', '=', '~'])
export type TargetComparator = z.infer<typeof TargetComparator>

export const ReadingReference = z.object({
  title: z.string().nullable(),
  docNumber: z.string().nullable(),
  ...span,
})
export type ReadingReference = z.infer<typeof ReadingReference>

/** start..end is the clause's own words: its label up to its first child or its next sibling. */
export const ReadingClause = z.object({
  id: z.string().describe('The ordinals on the way down: 二（二）1.（2）⑥ is 2.2.1.2.6'),
  label: z.string().describe('As written, e.g. （二）'),
  heading: z.string(),
  text: z.string(),
  parent: z.string().nullable(),
  ...span,
})
export type ReadingClause = z.infer<typeof ReadingClause>

export const ReadingAssignment = z.object({
  clause: z.string(),
  ...span,
  governs: z.object(span).describe('The text that the marker answers for'),
  leads: z.array(z.string()),
  responsible: z.array(z.string()),
  cooperating: z.array(z.string()),
  others: z.array(z.string()).describe('Named, with no part stated'),
  inherited: z.boolean().describe('From a default clause: …以下均需…落实，不再列出'),
})
export type ReadingAssignment = z.infer<typeof ReadingAssignment>

export const ReadingDeadline = z.object({
  clause: z.string(),
  ...span,
  text: z.string(),
  kind: DeadlineKind,
  date: IsoDate.nullable().describe('For by: the last day allowed'),
})
export type ReadingDeadline = z.infer<typeof ReadingDeadline>

export const ReadingTarget = z.object({
  clause: z.string(),
  ...span,
  subject: z.string(),
  kind: z.enum(['decrease', 'increase', 'level']),
  comparator: TargetComparator,
  value: z.number(),
  unit: z.string(),
  baseline: z.number().int().nullable(),
  by: IsoDate.nullable(),
  firmness: z.enum(['binding', 'strive']).describe('strive: 力争'),
})
export type ReadingTarget = z.infer<typeof ReadingTarget>

export const ReadingThreshold = z.object({
  clause: z.string(),
  ...span,
  subject: z.string(),
  comparator: z.enum(['<', '<=', '>', '>=']),
  value: z.number(),
  unit: z.string(),
  borderline: z.boolean().describe('以下/以上 without 及: the bound itself is open'),
})
export type ReadingThreshold = z.infer<typeof ReadingThreshold>

export const ReadingEnterprise = z.object({ clause: z.string(), name: z.string(), ...span })
export type ReadingEnterprise = z.infer<typeof ReadingEnterprise>

export const ReadingUnit = z.object({ name: z.string(), aliases: z.array(z.string()) })
export type ReadingUnit = z.infer<typeof ReadingUnit>

export const ReadingProblem = z.object({
  code: z.string(),
  clause: z.string().nullable(),
  ...span,
  message: z.string(),
})
export type ReadingProblem = z.infer<typeof ReadingProblem>

/** What the reader makes of an official document. */
export const Reading = z.object({
  title: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  signedOn: IsoDate.nullable(),
  printedOn: IsoDate.nullable(),
  references: z.array(ReadingReference),
  clauses: z.array(ReadingClause),
  assignments: z.array(ReadingAssignment),
  deadlines: z.array(ReadingDeadline),
  targets: z.array(ReadingTarget),
  thresholds: z.array(ReadingThreshold),
  enterprises: z.array(ReadingEnterprise),
  units: z.array(ReadingUnit),
  problems: z.array(ReadingProblem),
})
export type Reading = z.infer<typeof Reading>
