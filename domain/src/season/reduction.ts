import type { Measure } from './words.ts'

const DAYS_A_YEAR = 365

/** What is known of one row for one pollutant; null: not known, and never zero. */
export interface CutFacts {
  readonly measure: Measure | null
  /** Of 限产, in per cent. */
  readonly percent: number | null
  /** Days that it holds, both ends counted. */
  readonly days: number | null
  /** Of the works' emission, in per cent; a row of the whole works is all of it. */
  readonly share: number | null
  /** Of the works, t a year, as another register has it. */
  readonly yearly: number | null
  /** As the county wrote it, t. */
  readonly written: number | null
}

function factorOf({ measure, percent }: CutFacts): number | null {
  switch (measure) {
    case '停产':
      return 1
    case '限产':
      return percent === null ? null : percent / 100
    case '豁免':
      return 0
    case null:
      return null
  }
}

/** t that the row cuts against no plan: what was written, else yearly × share × limit × days ÷ 365; null: not known. */
export function cutOf(facts: CutFacts): number | null {
  if (facts.written !== null) return facts.written
  const factor = factorOf(facts)
  if (factor === 0) return 0
  const { yearly, share, days } = facts
  if (factor === null || yearly === null || share === null || days === null) return null
  return (yearly * (share / 100) * factor * days) / DAYS_A_YEAR
}
