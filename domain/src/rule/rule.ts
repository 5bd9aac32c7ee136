import type { Day } from '../calendar/calendar.ts'
import { all, any, not, type Expr } from './expression.ts'
import type { FactSet } from './fact.ts'

/** What a rule does where its condition holds. */
export const OUTCOMES = ['prohibit', 'condition', 'eliminate', 'halt', 'exempt', 'require', 'encourage'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const OUTCOME_TITLES: Readonly<Record<Outcome, string>> = {
  prohibit: '禁止',
  condition: '附条件',
  eliminate: '淘汰退出',
  halt: '停产整治',
  exempt: '豁免',
  require: '要求',
  encourage: '鼓励',
}

/** The row of a register that a rule was made from, where it is not the document's own words. */
export interface RuleSource {
  readonly register: string
  readonly item: number
  /** How it is cited: 巩义市准入清单“……”（依据、文号）. */
  readonly words: string
}

/** One thing that a document orders, dated and cited. Nobody edits an old value: a change ends the rule and adds another. */
export interface Rule {
  /** `kiln.coal-hot-air` */
  readonly id: string
  /** A few words for lists. */
  readonly title: string
  readonly clause: string
  /** Words of the document, to the letter but for spaces. */
  readonly quote: string
  readonly outcome: Outcome
  readonly when: Expr
  /** What follows, a sentence's end: 应当取缔. */
  readonly then: string
  /** 原则上: the finding says so, and a person may decide otherwise with a reason. */
  readonly inPrinciple: boolean
  /** Rules that do not count where this one holds: the priority between two, written down. */
  readonly over: readonly string[]
  readonly from: Day
  /** The last day; null: until something else is ordered. */
  readonly until: Day | null
  /** null: the document's own words. */
  readonly source: RuleSource | null
}

export type RuleInput = Omit<Rule, 'inPrinciple' | 'over' | 'until' | 'source'> & Partial<Rule>

export function rule(id: string, input: Omit<RuleInput, 'id'>): Rule {
  return { inPrinciple: false, over: [], until: null, source: null, ...input, id }
}

/** Rules of which, among facts that meet `within`, exactly one must hold: a table without a gap (check.ts). */
export interface RuleTable {
  readonly id: string
  readonly title: string
  readonly within: Expr
  readonly rows: readonly string[]
}

export interface RuleSet {
  readonly facts: FactSet
  readonly rules: readonly Rule[]
  readonly tables: readonly RuleTable[]
  /** The verdict where nothing holds: a project is clear, a thing that stands is kept. */
  readonly otherwise: 'clear' | 'keep'
}

/** How a plain 以下 on its bound is read: someone decided it, on a basis, from a day on. */
export interface Interpretation {
  readonly rule: string
  /** The fact whose bound it is. */
  readonly fact: string
  readonly reads: 'included' | 'excluded'
  readonly from: Day
  readonly until: Day | null
  readonly by: string
  readonly recordedOn: Day
  readonly basis: string
}

export function inForce({ from, until }: { from: Day; until: Day | null }, on: Day): boolean {
  return from <= on && (until === null || on <= until)
}

export function ruleNamed(set: RuleSet, id: string): Rule {
  const found = set.rules.find((r) => r.id === id)
  if (!found) throw new Error(`${set.facts.subject} has no rule ${id}`)
  return found
}

/** The rule's condition where no rule that goes before it holds. */
export function effective(r: Rule, among: readonly Rule[]): Expr {
  const before = among.filter((x) => x.over.includes(r.id))
  return before.length === 0 ? r.when : all(r.when, not(any(...before.map((x) => effective(x, among)))))
}
