import { z } from 'zod'

/** What is wrong with a cell of a workbook, where it stands, and what to write instead. */
export const ImportProblem = z.object({
  sheet: z.string(),
  /** As Excel counts: the first row is 1. */
  row: z.number().int(),
  /** The column's label; '' when the whole row is meant. */
  column: z.string(),
  /** F12; '' when the whole row is meant. */
  cell: z.string(),
  value: z.string(),
  message: z.string(),
  /** false: taken as it stands, but worth a look. */
  refuses: z.boolean(),
})
export type ImportProblem = z.infer<typeof ImportProblem>

/** label, alias: the same words · similar: alike, to be looked at · chosen: by a person · derived: filled by the system, not read · none: not read. */
export const HeadMatchedBy = z.enum(['label', 'alias', 'similar', 'chosen', 'derived', 'none'])
export type HeadMatchedBy = z.infer<typeof HeadMatchedBy>

/** Which column of the register a column of the sheet was taken for. */
export const HeadMatch = z.object({
  /** From 1. */
  column: z.number().int(),
  letter: z.string(),
  /** 地理位置/经度 for a head of two rows. */
  head: z.string(),
  key: z.string().nullable(),
  by: HeadMatchedBy,
  /** A unit in the head that is not the register's: bare numbers below it are converted from it. */
  unit: z.string().nullable(),
  /** Of a head that is not read: what keeps it from the column that it resembles. */
  why: z.string().nullable().default(null),
})
export type HeadMatch = z.infer<typeof HeadMatch>

export const SheetMapping = z.object({
  sheet: z.string(),
  /** First row of the heading; 0 when none was found. */
  headRow: z.number().int(),
  headRows: z.number().int(),
  heads: z.array(HeadMatch),
  /** Why the sheet is not read; null: it is. */
  passedOver: z.string().nullable(),
})
export type SheetMapping = z.infer<typeof SheetMapping>

/** A person's corrections: head (as in HeadMatch) → column key, or null for a column that is not to be read. */
export const HeadChoices = z.record(z.string().max(200), z.string().max(60).nullable())
export type HeadChoices = z.infer<typeof HeadChoices>

/** A row that was taken for no item, so that a person may see that it is none. */
export const PassedRow = z.object({
  sheet: z.string(),
  row: z.number().int(),
  kind: z.enum(['totals', 'notes']),
  /** What it says first. */
  text: z.string(),
})
export type PassedRow = z.infer<typeof PassedRow>

/** Rows that are no items, so that the sum of what is told is what the file holds. */
export const PassedOver = z.object({
  blank: z.number().int(),
  totals: z.number().int(),
  /** Repeated heads, column numbers under the head, signatures and remarks below the table. */
  notes: z.number().int(),
  /** The first of those that say something. */
  rows: z.array(PassedRow),
})
export type PassedOver = z.infer<typeof PassedOver>

/** Of a printed ledger each page repeats its heading: more of them say nothing new. */
export const MOST_PASSED_TOLD = 100

/** 第 7 行“电力小计”, with the sheet where there are several. */
export function passedWords({ rows, totals, notes }: PassedOver): string[] {
  const isOneSheet = new Set(rows.map((r) => r.sheet)).size < 2
  return [['totals', '合计行', totals] as const, ['notes', '表头重复和备注行', notes] as const].flatMap(
    ([kind, title, count]) => {
      const told = rows.filter((r) => r.kind === kind)
      const words = told.map((r) => `${isOneSheet ? '' : `“${r.sheet}”`}第 ${r.row} 行“${r.text}”`).join('、')
      return count === 0
        ? []
        : [`${title} ${count}${words === '' ? '' : `：${words}${count > told.length ? '等' : ''}`}`]
    },
  )
}
