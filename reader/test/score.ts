import type { Reading } from '@gongjian/domain/plan/reading.ts'

/** One row of a hand-made expectation; see reader/expectations/README.md. */
export interface GoldRow {
  readonly start: number
  readonly end: number
  readonly doubtful?: boolean
  readonly [field: string]: unknown
}

export interface Gold {
  readonly document: string
  readonly assignments: readonly GoldRow[]
  readonly deadlines: readonly GoldRow[]
  readonly targets: readonly GoldRow[]
  readonly docNumber?: string | null
  readonly expectedProblem?: string | null
  readonly referenceNumbers?: readonly string[]
}

export const KINDS = ['assignments', 'deadlines', 'targets'] as const
export type Kind = (typeof KINDS)[number]

export interface Score {
  readonly right: number
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

const KEYS: Readonly<Record<Kind, readonly string[]>> = {
  assignments: ['leads', 'responsible', 'cooperating', 'others', 'inherited'],
  deadlines: ['kind', 'date'],
  targets: ['value', 'unit', 'comparator', 'baseline'],
}

/** A row is right when its fields agree and its quote overlaps; doubtful rows count neither way. */
export function score(kind: Kind, text: string, reading: Reading, gold: Gold): Score {
  const left: GoldRow[] = reading[kind].map((row) => ({ ...row }))
  const missed: string[] = []
  let right = 0
  for (const wanted of [...gold[kind]].sort((a, b) => Number(a.doubtful ?? false) - Number(b.doubtful ?? false))) {
    const at = left.findIndex((row) => overlaps(row, wanted) && agrees(kind, row, wanted))
    if (at >= 0) {
      left.splice(at, 1)
      if (!wanted.doubtful) right++
    } else if (wanted.doubtful) {
      const near = left.findIndex((row) => overlaps(row, wanted))
      if (near >= 0) left.splice(near, 1)
    } else missed.push(describe(kind, text, wanted))
  }
  return { right, missed, wrong: left.map((row) => describe(kind, text, row)) }
}

export function precision(scores: readonly Score[]): number {
  const right = sum(scores.map((one) => one.right))
  return ratio(right, right + sum(scores.map((one) => one.wrong.length)))
}

export function recall(scores: readonly Score[]): number {
  const right = sum(scores.map((one) => one.right))
  return ratio(right, right + sum(scores.map((one) => one.missed.length)))
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}

function overlaps(a: GoldRow, b: GoldRow): boolean {
  return a.start < b.end && b.start < a.end
}

function agrees(kind: Kind, row: GoldRow, wanted: GoldRow): boolean {
  return KEYS[kind].every((key) => value(row[key]) === value(wanted[key]))
}

/** Units are a set: their order says nothing. */
function value(field: unknown): string {
  return JSON.stringify(Array.isArray(field) ? [...(field as string[])].sort() : (field ?? null))
}

function describe(kind: Kind, text: string, row: GoldRow): string {
  const fields = KEYS[kind].map((key) => `${key}=${JSON.stringify(row[key])}`).join(' ')
  return `「${text.slice(row.start, row.end)}」 ${fields}`
}
