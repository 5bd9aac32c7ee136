import { unitOf, type Field } from '../register/field.ts'
import type { Register } from '../register/register.ts'
import type { ClassTable } from './class-table.ts'
import type { Expr } from './expression.ts'

/** Kinds of facts that a condition can be over; of the same names as the registers' fields. */
export const FACT_KINDS = ['choice', 'yesNo', 'quantity', 'count', 'industry', 'day'] as const
export type FactKind = (typeof FACT_KINDS)[number]

export const FACT_KIND_TITLES: Readonly<Record<FactKind, string>> = {
  choice: '单选',
  yesNo: '是否',
  quantity: '数量',
  count: '个数',
  industry: '国民经济行业代码',
  day: '日期',
}

/** null, undefined: not known, never zero and never 否. */
export type FactValue = string | number | boolean | null | undefined
export type Facts = Readonly<Record<string, FactValue>>

/** Known from other facts as they were declared: who is in a chemical park is in a park. */
export interface Fill {
  readonly when: Expr
  readonly value: string | boolean
}

export interface Fact {
  /** The code word. */
  readonly key: string
  /** The Chinese label. */
  readonly label: string
  readonly kind: FactKind
  readonly options: readonly string[]
  /** Of a quantity or count; null where the unit stands in a fact of its own (`unitFact`). */
  readonly unit: string | null
  readonly unitFact: string | null
  readonly min: number | null
  readonly max: number | null
  /** Taken where nothing is known: the document's own default, never a guess. */
  readonly presumed: string | boolean | null
  /** Where it is not declared itself. */
  readonly fills: readonly Fill[]
  /** Whatever is declared: a term that has run out has, and nobody needs to say so. */
  readonly follows: readonly Fill[]
  /** Options that a code of GB/T 4754 decides or narrows. */
  readonly classes: ClassTable | null
  readonly help: string | null
  /** Other words for an option: 煤炭 for 煤. */
  readonly spellings: Readonly<Record<string, string>>
}

export interface FactSet {
  /** project, facility, kiln, site… */
  readonly subject: string
  readonly title: string
  /** The register whose rows carry these facts, field by field. */
  readonly register: string
  readonly facts: Readonly<Record<string, Fact>>
}

export type FactExtras = Partial<
  Pick<Fact, 'unitFact' | 'presumed' | 'fills' | 'follows' | 'classes' | 'options' | 'help' | 'spellings'>
>

function kindOf(field: Field, key: string): FactKind {
  const kind = FACT_KINDS.find((k) => k === field.kind)
  if (!kind) throw new Error(`${key}: no condition can be over a field of kind ${field.kind}`)
  return kind
}

function factOf(key: string, field: Field, extras: FactExtras): Fact {
  const bounded = field.kind === 'quantity' || field.kind === 'count'
  return {
    key,
    label: field.label,
    kind: kindOf(field, key),
    options: field.kind === 'choice' ? field.options : [],
    unit: unitOf(field),
    unitFact: null,
    min: bounded ? field.min : null,
    max: bounded ? field.max : null,
    presumed: null,
    fills: [],
    follows: [],
    classes: null,
    help: field.help,
    spellings: {},
    ...extras,
  }
}

/** The facts of a subject are fields of its register: label, options, unit and bounds are declared there and nowhere else. */
export function factsOf(
  subject: string,
  title: string,
  register: Register,
  keys: Readonly<Record<string, FactExtras>>,
): FactSet {
  const facts = Object.entries(keys).map(([key, extras]): [string, Fact] => {
    const field = register.fields[key]
    if (!field) throw new Error(`${subject}: ${register.id} has no field ${key}`)
    return [key, factOf(key, field, extras)]
  })
  return { subject, title, register: register.id, facts: Object.fromEntries(facts) }
}

export function factNamed(set: FactSet, key: string): Fact {
  const fact = set.facts[key]
  if (!fact) throw new Error(`${set.subject} has no fact ${key}`)
  return fact
}

/** A unit that is a fact of its own: the number beside it says nothing without it. */
export function isUnitFact(set: FactSet, key: string): boolean {
  return Object.values(set.facts).some((x) => x.unitFact === key)
}

/** Nothing but its own declaration says it. */
export function isAsDeclared({ fills, follows, presumed }: Fact): boolean {
  return fills.length === 0 && follows.length === 0 && presumed === null
}

/** As declared: a fill never rests on another fill. */
export function withoutFills(set: FactSet): FactSet {
  const plain = Object.entries(set.facts).map(([k, x]): [string, Fact] => [k, { ...x, fills: [], follows: [] }])
  return { ...set, facts: Object.fromEntries(plain) }
}

export function labelOf(set: FactSet, key: string): string {
  return factNamed(set, key).label
}
