import type { Day } from '../calendar/calendar.ts'
import { ENTERPRISE_FIELDS } from '../enterprise/enterprise.ts'
import { clauseLabel } from '../plan/clause-label.ts'
import type { Field } from './field.ts'
import { NOT_BEGUN, type Stage } from './life.ts'
import type { ItemValues } from './value.ts'

/** A row of a table of due days: the first whose words all fit gives the day. */
export interface DueRow {
  /**
   * Field key → the values that it may have. A field that the item leaves empty is the enterprise's own of that name, where
   * the values carry it (`enterprise.size`).
   */
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
  /** started: the field of the day on which the work began (启动日期), where the register has one. */
  | { readonly kind: 'table'; readonly rows: readonly DueRow[]; readonly started: string | null }
  /** The item's own deadline (限期), never later than the plan's; latest null: the plan sets none. */
  | { readonly kind: 'field'; readonly field: string; readonly latest: Day | null; readonly clause: string }

export function by(day: Day, clause: string): DueRule {
  return { kind: 'by', day, clause }
}
export function continuing(): DueRule {
  return { kind: 'continuing' }
}
export function byField(field: string, latest: Day | null, clause: string): DueRule {
  return { kind: 'field', field, latest, clause }
}
export function byTable(rows: readonly DueRow[], started: string | null = null): DueRule {
  return { kind: 'table', rows, started }
}

/** day null: no last day, or not yet known because the fields in `missing` are empty. */
export interface Due {
  readonly day: Day | null
  readonly startBy: Day | null
  readonly clause: string | null
  readonly missing: readonly string[]
}

function known(values: ItemValues, key: string): ItemValues[string] {
  return values[key] ?? values[`enterprise.${key}`] ?? null
}

const NONE: Due = { day: null, startBy: null, clause: null, missing: [] }

function byRows(rows: readonly DueRow[], values: ItemValues): Due {
  const fits = rows.filter((row) =>
    Object.entries(row.when).every(([key, allowed]) => {
      const value = known(values, key)
      return value === null || (typeof value === 'string' && allowed.includes(value))
    }),
  )
  const [first] = fits
  const agreed = (key: 'day' | 'startBy'): Day | null =>
    first !== undefined && fits.every((r) => r[key] === first[key]) ? first[key] : null
  const [day, startBy] = [agreed('day'), agreed('startBy')]
  if (first && day !== null) return { day, startBy, clause: first.clause, missing: [] }
  // Several days fit: what is still unknown would decide. None fits: the plan sets no day for these facts.
  const asked = [...new Set(fits.flatMap((r) => Object.keys(r.when)))]
  return {
    ...NONE,
    startBy,
    clause: first?.clause ?? null,
    missing: asked.filter((k) => known(values, k) === null),
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
      const { latest } = rule
      const day = typeof own === 'string' && (latest === null || own < latest) ? own : latest
      return { ...NONE, day, clause: rule.clause, missing: day === null ? [rule.field] : [] }
    }
    case 'table':
      return byRows(rule.rows, values)
  }
}

/** Whether the plan says, of some of the items, by when they must have begun (最迟启动). */
export function hasStarts(rule: DueRule): boolean {
  return rule.kind === 'table' && rule.rows.some((r) => r.startBy !== null)
}

/** The last day to begin of an item that has not begun; null: it has, or the plan sets none. */
export function startOf(rule: DueRule, stage: Stage, values: ItemValues): Day | null {
  const isBegun =
    !NOT_BEGUN.includes(stage) ||
    (rule.kind === 'table' && rule.started !== null && known(values, rule.started) !== null)
  return isBegun ? null : dueOf(rule, values).startBy
}

/** The fields without which an item has no due day (期限未定); none: the rule gives every item a day, or none has one. */
export function decidesDue(rule: DueRule): string[] {
  switch (rule.kind) {
    case 'by':
    case 'continuing':
      return []
    case 'field':
      return rule.latest === null ? [rule.field] : []
    case 'table':
      return [...new Set(rule.rows.flatMap((r) => Object.keys(r.when)))]
  }
}

/** How the fields that decide a due day are called: those of the register, and the hub's size. */
export function decidingLabels(keys: readonly string[], fields: Readonly<Record<string, { label: string }>>): string[] {
  return keys.map((k) => fields[k]?.label ?? ENTERPRISE_FIELDS.size.label)
}

/** The columns that are a term (期限) of an item: the one that its rule goes by, and the county's own. */
export function termsOf(rule: DueRule): string[] {
  return rule.kind === 'field' ? [rule.field, 'ownDue'] : ['ownDue']
}

interface Late {
  readonly key: string
  readonly words: string
}

export function lateWords(label: string, given: Day, latest: Day, clause: string | null): string {
  const by = clause === null ? '' : `（${clauseLabel(clause)}）`
  return `${label} ${given} 晚于方案时限 ${latest}${by}，只可早于、不可晚于`
}

/** Terms that were written later than the plan's day: its due day would stand all the same, and the row say otherwise. */
export function lateTerms(
  rule: DueRule,
  fields: Readonly<Record<string, Field>>,
  written: ItemValues,
  before: ItemValues,
): Late[] {
  return Object.entries(fields).flatMap(([key, field]): Late[] => {
    const own = rule.kind === 'field' && rule.field === key ? rule : null
    const latest = own?.latest ?? (field.kind === 'day' ? field.latest : null)
    const given = written[key]
    // What stands already is nobody's to mend who changes something else.
    if (latest === null || typeof given !== 'string' || given <= latest || given === before[key]) return []
    return [{ key, words: lateWords(field.label, given, latest, own?.clause ?? field.clause) }]
  })
}

type Terms = Readonly<Record<string, unknown>>

function isLater(after: unknown, before: unknown): boolean {
  return typeof before === 'string' && (typeof after !== 'string' || after > before)
}

/**
 * The terms that a change puts off (延期): what was set is taken away or made later. The county's own earlier term is its to move
 * until it has passed; afterwards that would only turn red into green. The database says the same (server, term-guard-sql.ts).
 */
export function putOff(rule: DueRule, before: Terms, after: Terms, today: Day): string[] {
  return termsOf(rule).filter((key) => {
    const was = before[key]
    if (!isLater(after[key], was)) return false
    return key !== 'ownDue' || (typeof was === 'string' && was < today)
  })
}

/** What is said to whoever may not put a term off; `passed`: the county's own, that was its to move before. */
export function putOffWords(label: string, passed: boolean): string {
  const what = passed ? `“${label}”已过，不能再改晚或清空` : `“${label}”入账后只可提前，不可改晚或清空`
  return `${what}；确需延期的，由任务的牵头单位在条目的“期限”里点“延期”，写明理由`
}
