import type { Day } from '../calendar/calendar.ts'
import type { ItemValues } from './value.ts'

/** A row of a table of due days: the first whose words all fit gives the day. */
export interface DueRow {
  /** Field key → the values that it may have. `enterprise.size` stands for the enterprise's own. */
  readonly when: Readonly<Record<string, readonly string[]>>
  readonly day: Day
  /** The last day to have begun, where the plan states one. */
  readonly startBy: Day | null
  readonly clause: string
}

/** Where an item's due day comes from; always the plan's, and it moves with the facts. */
export type DueRule =
  | { readonly kind: 'by'; readonly day: Day; readonly clause: string }
  /** 持续推进: no last day. */
  | { readonly kind: 'continuing' }
  | { readonly kind: 'table'; readonly rows: readonly DueRow[] }
  /** The item's own deadline (限期), never later than the plan's. */
  | { readonly kind: 'field'; readonly field: string; readonly latest: Day; readonly clause: string }

export function by(day: Day, clause: string): DueRule {
  return { kind: 'by', day, clause }
}
export function continuing(): DueRule {
  return { kind: 'continuing' }
}
export function byField(field: string, latest: Day, clause: string): DueRule {
  return { kind: 'field', field, latest, clause }
}
export function byTable(rows: readonly DueRow[]): DueRule {
  return { kind: 'table', rows }
}

/** day null: no last day, or not yet known because the fields in `missing` are empty. */
export interface Due {
  readonly day: Day | null
  readonly startBy: Day | null
  readonly clause: string | null
  readonly missing: readonly string[]
}

const NONE: Due = { day: null, startBy: null, clause: null, missing: [] }

function byRows(rows: readonly DueRow[], values: ItemValues): Due {
  const fits = rows.filter((row) =>
    Object.entries(row.when).every(([key, allowed]) => {
      const value = values[key]
      return value === null || value === undefined || (typeof value === 'string' && allowed.includes(value))
    }),
  )
  const days = new Set(fits.map((r) => `${r.day}/${r.startBy ?? ''}`))
  const [first] = fits
  if (first && days.size === 1) return { day: first.day, startBy: first.startBy, clause: first.clause, missing: [] }
  // Several days fit: what is still unknown would decide. None fits: the plan sets no day for these facts.
  const asked = [...new Set(fits.flatMap((r) => Object.keys(r.when)))]
  return {
    ...NONE,
    clause: first?.clause ?? null,
    missing: asked.filter((k) => values[k] === null || values[k] === undefined),
  }
}

/** The plan's due day of an item with these facts. */
export function dueOf(rule: DueRule, values: ItemValues): Due {
  switch (rule.kind) {
    case 'by':
      return { ...NONE, day: rule.day, clause: rule.clause }
    case 'continuing':
      return NONE
    case 'field': {
      const own = values[rule.field]
      const day = typeof own === 'string' && own < rule.latest ? own : rule.latest
      return { ...NONE, day, clause: rule.clause }
    }
    case 'table':
      return byRows(rule.rows, values)
  }
}
