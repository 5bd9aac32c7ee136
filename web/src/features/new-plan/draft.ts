import { z } from 'zod'
import { Finding } from '@gongjian/domain/plan/finding.ts'
import { Reading } from '@gongjian/domain/plan/reading.ts'
import { PlanSetup } from '@gongjian/domain/plan/contracts.ts'
import { mendAll, type Deed } from './mending.ts'
import type { KeptSetup } from './setup.ts'

/** A document being made into a plan. */
export interface Draft {
  readonly fileName: string
  readonly text: string
  /** As the reader gave it; `deeds` mend it. */
  readonly base: Reading
  readonly deeds: readonly Deed[]
  /** How many of the deeds stand; those after it were undone and can be done again. */
  readonly done: number
  readonly findings: readonly Finding[]
  /** The count of deeds that the findings know of; -1 when they are older than an undo. */
  readonly lintedAt: number
  readonly code: string
  readonly city: string
  /** What was decided on the way to saving; null: not yet asked. */
  readonly setup: KeptSetup | null
}

export type DraftAction =
  | {
      readonly type: 'open'
      readonly fileName: string
      readonly text: string
      readonly reading: Reading
      readonly findings: readonly Finding[]
    }
  | { readonly type: 'restore'; readonly draft: Draft }
  | { readonly type: 'mend'; readonly deed: Deed }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'linted'; readonly findings: readonly Finding[]; readonly at: number }
  | { readonly type: 'name'; readonly code: string; readonly city: string }
  | { readonly type: 'setup'; readonly setup: KeptSetup }
  | { readonly type: 'close' }

export function reduceDraft(draft: Draft | null, action: DraftAction): Draft | null {
  switch (action.type) {
    case 'open':
      return openDraft(action)
    case 'restore':
      return action.draft
    case 'close':
      return null
    default:
      return draft && changeDraft(draft, action)
  }
}

function openDraft({ fileName, text, reading, findings }: Extract<DraftAction, { type: 'open' }>): Draft {
  const city = cityOf(reading)
  return { fileName, text, base: reading, deeds: [], done: 0, findings, lintedAt: 0, code: '', city, setup: null }
}

type Change = Exclude<DraftAction, { type: 'open' | 'restore' | 'close' }>

function changeDraft(draft: Draft, action: Change): Draft {
  switch (action.type) {
    case 'mend': {
      const deeds = [...draft.deeds.slice(0, draft.done), action.deed]
      // Findings about a branch that is now forgotten are older than any count.
      const lintedAt = draft.lintedAt > draft.done ? -1 : draft.lintedAt
      return { ...draft, deeds, done: deeds.length, lintedAt }
    }
    case 'undo':
      return { ...draft, done: Math.max(0, draft.done - 1) }
    case 'redo':
      return { ...draft, done: Math.min(draft.deeds.length, draft.done + 1) }
    case 'linted':
      return { ...draft, findings: action.findings, lintedAt: action.at }
    case 'name':
      return { ...draft, code: action.code, city: action.city }
    case 'setup':
      return { ...draft, setup: action.setup }
  }
}

export function readingOf(draft: Draft): Reading {
  return mendAll(draft.base, draft.deeds.slice(0, draft.done))
}

/** 郑州市人民政府办公厅 → 郑州市 */
export function cityOf({ issuer, title }: Pick<Reading, 'issuer' | 'title'>): string {
  const found =
    /^[\u4e00-\u9fff]{2,8}?(?:自治州|[省市区县盟州])/.exec(issuer ?? '') ?? /^[\u4e00-\u9fff]{2,4}?[市州盟]/.exec(title)
  return found?.[0] ?? ''
}

/** Raised when the shape changes: an old draft is left behind instead of half understood. */
const SHAPE = 2

/** Everything but the length of what is typed. */
function isSetup(value: unknown): boolean {
  const found = PlanSetup.safeParse(value)
  return found.success || found.error.issues.every((i) => i.code !== 'invalid_type')
}

const Kept = z.object({
  shape: z.literal(SHAPE),
  fileName: z.string(),
  text: z.string(),
  base: Reading,
  deeds: z.array(z.looseObject({ do: z.string() })),
  done: z.number().int().min(0),
  findings: z.array(Finding),
  code: z.string(),
  city: z.string(),
  // As typed: a name that is too short is a draft all the same.
  setup: z.object({ setup: z.custom<PlanSetup>(isSetup), seen: z.array(z.string()) }).nullable(),
})

export function draftToText(draft: Draft): string {
  const { lintedAt: _, ...kept } = draft
  return JSON.stringify({ shape: SHAPE, ...kept })
}

/** null: nothing kept, or kept by another version of this page. */
export function draftFromText(kept: string | null): Draft | null {
  if (kept === null) return null
  try {
    const { shape: _, deeds, ...rest } = Kept.parse(JSON.parse(kept))
    const draft: Draft = { ...rest, deeds: deeds as readonly object[] as readonly Deed[], lintedAt: -1 }
    return Reading.safeParse(readingOf(draft)).success ? draft : null
  } catch {
    return null
  }
}
