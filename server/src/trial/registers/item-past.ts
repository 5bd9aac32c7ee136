import { addDays } from '@gongjian/domain/calendar/calendar.ts'
import { startOf, type DueRule } from '@gongjian/domain/register/due.ts'
import { fits, type Register } from '@gongjian/domain/register/register.ts'
import type { TrialHand, TrialItem } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { Person } from '../trial-people.ts'
import type { PastEvent } from './past.ts'

/** Who of the trial acts for an item: the clerk of its unit, a desk of its task's lead, the office. */
export type Hands = (item: TrialItem, hand: TrialHand) => Person

/** Rounds that stand since the item was closed, with what was found. */
export interface RecheckRow {
  readonly round: number
  readonly due_on: string
  readonly done_on: string | null
  readonly found: boolean | null
  readonly note: string
}

export function closedAt(item: TrialItem): string | null {
  return item.stage === 'closed' ? (item.moves.findLast((m) => m.move === 'close')?.at ?? null) : null
}

export function rechecksOf(register: Register, item: TrialItem): RecheckRow[] {
  const { recheck } = register
  const closed = closedAt(item)
  if (recheck === null || closed === null || !(recheck.when === null || fits(recheck.when, item.values))) return []
  return Array.from({ length: recheck.rounds }, (_, i) => {
    const done = item.rechecks.find((x) => x.round === i + 1)
    return {
      round: i + 1,
      due_on: addDays(closed.slice(0, 10), recheck.everyDays * (i + 1)),
      done_on: done?.doneOn ?? null,
      found: done?.found ?? null,
      note: done?.note ?? '',
    }
  })
}

/** How the item's row stood after each deed: what is not named stood as it stands now. The last image is the row itself. */
export function pastOfItem(
  item: TrialItem,
  id: number,
  rounds: readonly RecheckRow[],
  hands: Hands,
  due: DueRule,
): PastEvent[] {
  const claim = item.moves.findLastIndex((m) => m.move === 'claim')
  const creator = hands(item, 'clerk')
  const events: PastEvent[] = []
  let image: Record<string, unknown> = {
    stage: 'draft',
    done: null,
    verified_by: null,
    next_recheck: null,
    next_planned: item.moves.length === 0 ? nextPlanned(item) : null,
    start_by: startOf(due, 'draft', item.values),
  }
  function add(at: string, by: Person, why: string | null, change: Record<string, unknown>): void {
    const before = events.length === 0 ? null : image
    image = { ...image, ...change, version: events.length + 1, updated_by: by.name, updated_at: at }
    events.push({ on: { id }, at, by, why, before, after: image })
  }
  add(item.createdAt, creator, null, {})
  item.moves.forEach((m, i) => {
    const by = hands(item, m.by)
    add(m.at, by, m.reason, {
      stage: m.to,
      start_by: startOf(due, m.to, item.values),
      done: claim >= 0 && i >= claim ? item.done : null,
      next_planned: i === item.moves.length - 1 ? nextPlanned(item) : null,
      ...(m.move === 'verify' ? { verified_by: by.accountId } : {}),
      ...(m.move === 'close' ? { next_recheck: rounds[0]?.due_on ?? null } : {}),
    })
  })
  for (const { round, done_on } of rounds)
    if (done_on !== null)
      add(recheckTime(done_on), creator, null, { next_recheck: rounds.find((x) => x.round > round)?.due_on ?? null })
  return events
}

export function recheckTime(doneOn: string): string {
  return `${doneOn}T16:00:00+08:00`
}

/** A step that is still to do was planned when the work began; one that is done was written on its day, before the claim that it proves. */
export function pastOfSteps(item: TrialItem, id: number, hands: Hands): PastEvent[] {
  const by = hands(item, 'clerk')
  return item.steps.map((s) => {
    const at = stepTime(item, s.doneOn)
    return { on: { item_id: id, key: s.key }, at, by, why: null, before: null, after: {} }
  })
}

/** What the item waits for next: its own planned day, or that of a step that is not done (guard_item of the database). */
function nextPlanned(item: TrialItem): string | null {
  if (item.stage === 'closed' || item.stage === 'removed') return null
  const steps = item.steps.flatMap((s) => (s.doneOn === null && s.planned !== null ? [s.planned] : []))
  return [...(item.done === null && item.planned !== null ? [item.planned] : []), ...steps].sort()[0] ?? null
}

const MINUTE_MS = 60_000

/** In the afternoon of its day, after the start and before the claim. */
function stepAt(doneOn: string, begun: string, claimed: string | undefined): string {
  const afternoon = Math.max(Date.parse(`${doneOn}T15:00:00+08:00`), Date.parse(begun) + MINUTE_MS)
  const latest = claimed === undefined ? afternoon : Date.parse(claimed) - MINUTE_MS
  return new Date(Math.min(afternoon, latest)).toISOString()
}

export function stepTime(item: TrialItem, doneOn: string | null): string {
  const begun = item.moves.find((m) => m.move === 'start')?.at ?? item.moves.at(-1)?.at ?? item.createdAt
  return doneOn === null ? begun : stepAt(doneOn, begun, item.moves.find((m) => m.move === 'claim')?.at)
}
