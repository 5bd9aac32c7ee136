import { definitionProblems } from './problems.ts'
import { STANDARD_FIGURES, undecidedOf, type Figure } from './figure.ts'
import type { Condition, Sort } from './filter.ts'
import type { Field } from './field.ts'
import { decidesDue, decidingLabels, type DueRule } from './due.ts'
import type { Life } from './life.ts'
import { NAMING, TITLE_LABELS, type Subject } from './subject.ts'

/** A step that must carry evidence before completion can be claimed. */
export interface Step {
  readonly key: string
  readonly title: string
  /** photo: a picture · file: any document or picture. */
  readonly evidence: 'photo' | 'file'
  /** Only for items whose field has one of these values. */
  readonly when: Readonly<Record<string, readonly string[]>> | null
  readonly clause: string | null
}

/** How a list opens. The first is the default. */
export interface View {
  readonly name: string
  readonly columns: readonly string[]
  readonly where: readonly Condition[]
  readonly sort: Sort
}

/**
 * Figures that an item has for each month or year. They are facts of a time and not of the item's life: they are entered in
 * every stage but removed, also after 销号. A computed field is of the series' own fields.
 */
export interface Series {
  readonly id: string
  readonly title: string
  readonly period: 'month' | 'year'
  readonly fields: Readonly<Record<string, Field>>
  /** A change against the same period of last year beyond this many per cent is asked about, never refused. */
  readonly asksBeyondPercent: number
  /** Rules between the figures of one period: a part is no more than its whole. */
  readonly checks: readonly Check[]
  readonly doubts?: readonly Doubt[]
}

/** Parts that together are more than their whole, which may be so and seldom is: asked about as a leap is, never refused. */
export interface Doubt {
  readonly parts: readonly string[]
  /** What of them is no part of the whole. */
  readonly less: readonly string[]
  readonly whole: string
  /** How the sum is called. */
  readonly label: string
  readonly message: string
}

/** Closed items are looked at again: found again = 反弹, a new item that names the closed one. */
export interface Recheck {
  readonly everyDays: number
  readonly rounds: number
  readonly when: Readonly<Record<string, readonly string[]>> | null
}

/**
 * A rule between the fields of one row that the database holds as well; what is not known breaks none.
 * below: less than each of the others · notAbove: at most each of them · notBefore: on the day of each of them or later.
 */
export interface Check {
  readonly kind: 'below' | 'notAbove' | 'notBefore'
  readonly field: string
  /** A part of `field` that the rule does not speak of, taken off it: 综合利用量 less 利用往年贮存量. */
  readonly less?: string
  readonly others: readonly string[]
  readonly message: string
  readonly clause: string
}

/**
 * What an item does not stand in the ledger without, beside its needed fields: one of `fields`, unless the yes-or-no field `unless` says
 * that there is none, and `document` by what that is known. The database holds it as well; a draft may lack it.
 */
export interface Demand {
  readonly fields: readonly string[]
  readonly unless: string
  readonly document: string
  readonly clause: string
}

/** Debits and credits: a debit names its credit, and no credit is spent beyond its amount. */
export interface DoubleEntry {
  readonly side: string
  readonly credit: string
  readonly debit: string
  readonly amount: string
  /** The field of a debit that names the credit's item. */
  readonly source: string
  /** What the project emits, and how many times as much it must offset: amount = emission × ratio. */
  readonly emission: string
  readonly ratio: string
  /** The day of the entry, and the last day on which a credit may be drawn on. */
  readonly on: string
  readonly until: string
  /** The field of a debit that names its project's item; in that register's fields stand what the project emits and the ratio that it demands. */
  readonly project: string
  readonly demand: { readonly register: string; readonly emission: string; readonly ratio: string }
}

export interface Register {
  readonly id: string
  readonly title: string
  readonly clause: string
  /** The task whose lead verifies; null: of no task (一, 七), a record that stands under the office alone. */
  readonly task: string | null
  /** Why it is kept, for its guide page: a sentence. */
  readonly purpose: string
  readonly subject: Subject
  readonly life: Life
  /** 台, 家, 项: what items are counted in. */
  readonly counter: string
  readonly titleLabel: string
  /** lead: kept by the task's lead for the whole city · bodies: each county keeps its own. */
  readonly keptBy: 'bodies' | 'lead'
  readonly fields: Readonly<Record<string, Field>>
  readonly steps: readonly Step[]
  readonly due: DueRule
  /** Rows that speak for the whole city, which no county writes and of which each stands once in the city; null: it has none. */
  readonly ofCity: { readonly field: string; readonly value: string } | null
  /** Columns whose values together name an item within its unit. */
  readonly key: readonly string[]
  readonly figures: readonly Figure[]
  readonly views: readonly View[]
  readonly series: readonly Series[]
  readonly recheck: Recheck | null
  /**
   * What the work on an item found out or reached: results, measured values, what was decided of it. A relapse begins without
   * them, as it does without days and terms (relapse.ts).
   */
  readonly outcomes: readonly string[]
  /** The field of the day on which the thing was found: a relapse's own. */
  readonly foundOn: string | null
  readonly checks: readonly Check[]
  readonly demands: readonly Demand[]
  readonly doubleEntry: DoubleEntry | null
  /** Fields that others decide, whatever is typed; the first row that fits speaks. */
  readonly follows: readonly FollowRow[]
  /**
   * 销号 of items with these values ends the thing itself: the facility that is the row, else the enterprise with all it has. A relapse
   * runs again. {}: of every item; null: of none (docs/decisions/015).
   */
  readonly ends: Readonly<Record<string, readonly string[]>> | null
  /** Facilities of these kinds are its rows. */
  readonly facilityKind: string | null
  /** The subject of the rules by which its items are reviewed (准入审查), whose fields the review alone writes; null: they are not. */
  readonly reviewed: string | null
  /** Its rows are orders themselves: what repeats or contradicts the plan is said before one is saved. */
  readonly noticed: boolean
  /** Its rows make up the counties' plans for a season, and stand fast while one is submitted or approved; null: they do not. */
  readonly seasonal: Seasonal | null
}

export interface Seasonal {
  /** The field that names the season. */
  readonly season: string
  /** Fields that are entered while a plan stands. */
  readonly open: readonly string[]
  /** The field that says on which day somebody looked: never one to come. */
  readonly looked: string
  /** Figures that are of one order alone, and where they are kept in words once the order is another. */
  readonly figures: { readonly of: readonly string[]; readonly keys: readonly string[]; readonly before: string }
}

/** What a choice is where other choices of the row have one of these words. */
export interface FollowRow {
  readonly field: string
  readonly when: Readonly<Record<string, readonly string[]>>
  readonly value: string
  /** The clause that says so. */
  readonly clause: string
}

export type RegisterInput = Pick<Register, 'title' | 'clause' | 'subject' | 'purpose' | 'fields' | 'due'> &
  Partial<Register>

/** Declares a register (台账) once. Throws on a definition that contradicts itself: the pack does not load. */
export function register(id: string, input: RegisterInput): Register {
  const life = input.life ?? (input.subject === 'record' ? 'record' : 'worked-off')
  const made: Register = {
    id,
    life,
    task: input.clause,
    counter: input.subject === 'facility' ? '台' : input.subject === 'enterprise' ? '家' : '项',
    titleLabel: TITLE_LABELS[input.subject],
    keptBy: input.subject === 'record' ? 'lead' : 'bodies',
    steps: [],
    key: NAMING[input.subject],
    views: [],
    series: [],
    recheck: null,
    outcomes: [],
    foundOn: null,
    checks: [],
    demands: [],
    doubleEntry: null,
    ofCity: null,
    follows: [],
    ends: null,
    facilityKind: null,
    reviewed: null,
    noticed: false,
    seasonal: null,
    ...input,
    figures: [...STANDARD_FIGURES[life], ...undecided({ ...input, life }), ...(input.figures ?? [])],
  }
  const withView = made.views.length > 0 ? made : { ...made, views: [defaultView(made)] }
  const problems = definitionProblems(withView)
  if (problems.length > 0) throw new Error(`register ${id}: ${problems.join('; ')}`)
  return withView
}

/** Items whose due day is not known are counted, or they would look as if they were on schedule. */
function undecided({ life, due, fields }: Pick<Register, 'life' | 'due' | 'fields'>): Figure[] {
  if (life === 'record') return []
  const labels = decidingLabels(decidesDue(due), fields)
  return labels.length === 0 ? [] : [undecidedOf(labels)]
}

function defaultView(r: Register): View {
  const own = Object.entries(r.fields)
    .filter(([, x]) => x.kind !== 'note')
    .map(([k]) => k)
    .slice(0, 6)
  const work = r.life === 'record' ? [] : ['due', 'light']
  return {
    name: r.life === 'record' ? '全部' : '未销号',
    columns: ['title', 'unit', ...own, 'stage', ...work],
    where:
      r.life === 'record'
        ? []
        : [{ field: 'stage', op: 'in', value: ['listed', 'underway', 'claimed', 'verified', 'draft'] }],
    sort: r.life === 'record' ? { field: 'title', descending: false } : { field: 'due', descending: false },
  }
}

/** A step with a photo (or a file) as its evidence. */
export function step(
  title: string,
  evidence: Step['evidence'] = 'photo',
  when: Step['when'] = null,
  clause: string | null = null,
): Step {
  return { key: title, title, evidence, when, clause }
}

/** The steps that an item with these values has to do. */
export function stepsOf(r: Pick<Register, 'steps'>, values: Readonly<Record<string, unknown>>): Step[] {
  return r.steps.filter((s) => s.when === null || fits(s.when, values))
}

export function fits(
  when: Readonly<Record<string, readonly string[]>>,
  values: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(when).every(([key, allowed]) => {
    const v = values[key]
    return typeof v === 'string' && allowed.includes(v)
  })
}
