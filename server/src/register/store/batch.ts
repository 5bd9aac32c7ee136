import { BY_CITY, BY_COUNTY } from '@gongjian/domain/register/columns.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { planFactsOf, type PlanFacts } from '../../report/plan-facts.ts'
import type { Composed } from './compose-row.ts'
import type { ItemRaw } from './item-raw.ts'
import { readPlaces, type Places } from './places.ts'
import type { ReadInput } from './read-input.ts'
import type { ReadyRow } from './ready-row.ts'
import type { CellChange } from './row-changes.ts'
import type { RowProblem } from './row-problem.ts'
import type { AskedEnterprise } from './take-enterprises.ts'

export interface BatchRow {
  /** How the sender knows the row: its number in the sheet, its place in a list. */
  readonly ref: number
  /** What to call it when another row is compared with it; absent: 第 ref 行. */
  readonly where?: string
  /** An item that stands; absent: found by its natural key, else new. */
  readonly id?: number | null
  /** The version that was read; absent: whatever stands is changed. */
  readonly version?: number
  readonly item: ItemInput
  /** Its cells were refused already: the rest is held against what stands, so that all that is wrong is told at once, and nothing is written. */
  readonly isRefused?: boolean
  /** Read ahead (ready-row.ts); absent: read when its turn comes. */
  readonly ready?: ReadyRow
}

export interface BatchMode {
  /** false: a preview; everything is held and compared, nothing is written. */
  readonly write: boolean
  /** A row without a number that names an item that stands: `update` changes it, `refuse` refuses it. */
  readonly onSame: 'update' | 'refuse'
  /** New items that lack nothing stand in the ledger (在账) at once; else they begin as drafts. */
  readonly list: boolean
  /** Where the rows come from, if they do not say (columns.ts, source); absent: whoever acts enters them. */
  readonly source?: string
  /** Why a term that stands is put off (refuse-put-off.ts); absent: none is. */
  readonly reason?: string | undefined
  /** Called when the database has begun with the writing: time for work that needs no answer of it. */
  readonly whileWriting?: (() => void) | undefined
}

export interface RowOutcome {
  readonly ref: number
  readonly kind: 'created' | 'updated' | 'unchanged' | 'refused'
  /** Of the item that stands or was made; null: refused before any, or the preview of a new one. */
  readonly id: number | null
  readonly title: string
  readonly problems: readonly RowProblem[]
  readonly changes: readonly CellChange[]
  /** `ref` of a row before that names the same item, for which it is refused; null: none does. */
  readonly sameAs: number | null
}

/** A row on its way. */
export interface Working {
  readonly n: number
  readonly row: BatchRow
  readonly before: ItemRaw | null
  readonly read: ReadInput
  readonly asked: AskedEnterprise | null
  /** Its enterprise gets a number when it is made, just before the row is written. */
  composed: Composed
  /** The enterprise, merged away since, under whose name it is entered. */
  readonly via: number | null
  /** Of the facility that it names, where the hub has it (closed-facilities.ts). */
  facilityId?: number
  /** The day of closing of a facility that is entered as closed (closed-facilities.ts). */
  closedOn?: string
  readonly problems: RowProblem[]
  /** The row before that names the same item. */
  sameAs?: number
}

export interface Batch {
  readonly ctx: Ctx
  readonly register: Register
  readonly places: Places
  readonly facts: PlanFacts
  readonly taskId: number | null
  /** What a review alone writes (read-input.ts) may be written. */
  readonly byReview: boolean
  /** Its rows come in lots of thousands (an import). */
  readonly inLots: boolean
  /** Whether enterprises that nobody had entered were among them (lock-new-names.ts). */
  readonly newNames: { any: boolean }
  /** Natural keys of rows before, over all chunks. */
  readonly seen: Map<string, { readonly ref: number; readonly where: string }>
  /** Facilities that rows before make, by enterprise and what their names have in common (facilityCore). */
  readonly cores: Map<string, string>
}

export function taskIdOf(register: Register, facts: PlanFacts): number | null {
  if (register.task === null) return null
  return [...facts.tasks.values()].find((t) => t.code === register.task)?.id ?? null
}

export async function openBatch(
  ctx: Ctx,
  register: Register,
  { byReview = false, inLots = false }: Partial<Pick<Batch, 'byReview' | 'inLots'>> = {},
): Promise<Batch> {
  const facts = await planFactsOf(ctx)
  const taskId = taskIdOf(register, facts)
  const places = await readPlaces(ctx)
  const seen = { seen: new Map(), cores: new Map(), newNames: { any: false } }
  return { ctx, register, facts, places, taskId, byReview, inLots, ...seen }
}

/** What a department or the office of the city enters is no county's report. */
export function enteredBy({ ctx, facts }: Pick<Batch, 'ctx' | 'facts'>): string {
  return facts.units.get(ctx.actor.unitId)?.kind === 'body' ? BY_COUNTY : BY_CITY
}

export function isRefused(w: Working): boolean {
  return w.row.isRefused === true || w.problems.some((p) => p.refuses)
}

/** What stands under another's unit is not asked for: the answer would say what is there. */
export function isElsewhere(w: Working): boolean {
  return w.problems.some((p) => p.refuses && p.column === 'unit')
}
