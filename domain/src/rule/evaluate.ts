import type { Day } from '../calendar/calendar.ts'
import { matchesOf, optionsFor } from './class-table.ts'
import { compare, decimalText, exact, exactOf, inUnit, times, toNumber, type Exact } from './exact.ts'
import { isOpenBound, mapLeaves, type Bound, type Expr, type Leaf, type Relation } from './expression.ts'
import {
  factNamed,
  isAsDeclared,
  withoutFills,
  type Fact,
  type Fill,
  type Facts,
  type FactSet,
  type FactValue,
} from './fact.ts'
import type { Interpretation } from './rule.ts'
import { B, both, either, F, opposite, T, U, type State } from './state.ts'

export type Test = (facts: Facts) => State

/** What a condition is evaluated against beside the facts. */
export interface Setting {
  readonly set: FactSet
  readonly on: Day
}

/** Which of the fills holds, by facts as they were declared; undefined: none does. */
function holding({ set, on }: Setting, fills: readonly Fill[]): (facts: Facts) => Fill | undefined {
  const declared = { set: withoutFills(set), on }
  const tests = fills.map((fill) => ({ fill, test: compile(declared, fill.when) }))
  return (facts) => tests.find((x) => x.test(facts) === T)?.fill
}

/** What other facts say of a fact; undefined: it is what was declared, or not known. */
export function fillOf(setting: Setting, key: string, facts: Facts): Fill | undefined {
  const { fills, follows } = factNamed(setting.set, key)
  const followed = holding(setting, follows)(facts)
  return followed ?? (isMissing(facts[key]) ? holding(setting, fills)(facts) : undefined)
}

/** A fact's value with what it is taken to be where nothing was declared. */
export function valueOf(setting: Setting, key: string): (facts: Facts) => FactValue {
  const fact = factNamed(setting.set, key)
  if (isAsDeclared(fact)) return (facts) => facts[key]
  const [follows, fills] = [holding(setting, fact.follows), holding(setting, fact.fills)]
  return (facts) => follows(facts)?.value ?? facts[key] ?? fills(facts)?.value ?? fact.presumed
}

function relates(relation: Relation): (a: number | string, b: number | string) => boolean {
  switch (relation) {
    case '<':
      return (a, b) => a < b
    case '<=':
      return (a, b) => a <= b
    case '>':
      return (a, b) => a > b
    case '>=':
      return (a, b) => a >= b
  }
}

function isMissing(value: FactValue): value is null | undefined {
  return value === null || value === undefined
}

function choiceTest(setting: Setting, fact: Fact, values: readonly (string | boolean)[]): Test {
  const { key } = fact
  const [first] = values
  if (!isAsDeclared(fact) || values.length !== 1) {
    const value = valueOf(setting, key)
    const wanted = new Set<FactValue>(values)
    return (facts) => {
      const v = value(facts)
      return wanted.has(v) ? T : isMissing(v) ? U : F
    }
  }
  // The common case, without a call within: a sweep in JavaScript spends its time here.
  return (facts) => {
    const v = facts[key]
    return v === first ? T : isMissing(v) ? U : F
  }
}

/**
 * A declared option counts, and so does one that the code decides: who builds cement under the code of cement does not leave
 * the rule by writing 其他.
 */
function narrowedTest(setting: Setting, fact: Fact, values: readonly (string | boolean)[]): Test {
  const { classes } = fact
  if (!classes) return choiceTest(setting, fact, values)
  const matches = matchesOf(classes)
  const wanted = new Set<FactValue>(values)
  const known = new Map<string, State>()
  const byCode = (code: string): State => {
    const before = known.get(code)
    if (before !== undefined) return before
    const left = optionsFor(matches, classes.otherwise, code)
    const state = left.every((o) => wanted.has(o)) ? T : left.some((o) => wanted.has(o)) ? U : F
    known.set(code, state)
    return state
  }
  return (facts) => {
    const declared = facts[fact.key] ?? null
    if (declared !== null && wanted.has(declared)) return T
    const code = facts[classes.fact]
    const state = typeof code === 'string' ? byCode(code) : U
    return state === U && declared !== null ? F : state
  }
}

function classTest(fact: string, classes: readonly string[]): Test {
  return (facts) => {
    const code = facts[fact]
    if (typeof code !== 'string') return U
    if (classes.some((c) => code.startsWith(c))) return T
    // 30 may be 3011 or not.
    return classes.some((c) => c.startsWith(code)) ? U : F
  }
}

/** null: the unit measures another thing. */
function boundAs({ value, unit }: Bound, to: string): Exact | null {
  return unit === null ? exact(value) : inUnit(exact(value), unit, to)
}

/** The bound in each unit that the fact's number can stand in. */
export function boundsByUnit(set: FactSet, bound: Bound): ReadonlyMap<string, number> {
  const fact = factNamed(set, bound.fact)
  const units = fact.unitFact === null ? [fact.unit ?? ''] : factNamed(set, fact.unitFact).options
  const pairs = units.flatMap((unit): [string, number][] => {
    const converted = boundAs(bound, unit)
    return converted === null ? [] : [[unit, toNumber(converted)]]
  })
  return new Map(pairs)
}

function against(relation: Relation, open: boolean): (value: number, bound: number) => State {
  const holds = relates(relation)
  if (open) return (value, bound) => (value === bound ? B : holds(value, bound) ? T : F)
  return (value, bound) => (holds(value, bound) ? T : F)
}

function boundTest(set: FactSet, leaf: Bound): Test {
  const { fact } = leaf
  const { unitFact } = factNamed(set, fact)
  const bounds = boundsByUnit(set, leaf)
  const test = against(leaf.relation, leaf.open)
  if (unitFact === null) {
    const [only] = bounds.values()
    return (facts) => {
      const value = facts[fact]
      return typeof value === 'number' && only !== undefined ? test(value, only) : U
    }
  }
  return (facts) => {
    const [value, unit] = [facts[fact], facts[unitFact]]
    const bound = typeof unit === 'string' ? bounds.get(unit) : undefined
    return typeof value === 'number' && bound !== undefined ? test(value, bound) : U
  }
}

function timesTest(leaf: Extract<Leaf, { op: 'times' }>): Test {
  const factor = exact(leaf.factor)
  const holds = relates(leaf.relation)
  return (facts) => {
    const [value, other] = [facts[leaf.fact], facts[leaf.other]]
    if (typeof value !== 'number' || typeof other !== 'number') return U
    return holds(compare(exactOf(value), times(factor, exactOf(other))), 0) ? T : F
  }
}

function dayTest({ on }: Setting, leaf: Extract<Leaf, { op: 'day' }>): Test {
  const { other } = leaf
  const fixed = leaf.day ?? on
  const holds = relates(leaf.relation)
  return (facts) => {
    const value = facts[leaf.fact]
    const bound = other === null ? fixed : facts[other]
    return typeof value === 'string' && typeof bound === 'string' ? (holds(value, bound) ? T : F) : U
  }
}

export function leafTest(setting: Setting, leaf: Leaf): Test {
  switch (leaf.op) {
    case 'in':
      return narrowedTest(setting, factNamed(setting.set, leaf.fact), leaf.values)
    case 'class':
      return classTest(leaf.fact, leaf.classes)
    case 'bound':
      return boundTest(setting.set, leaf)
    case 'day':
      return dayTest(setting, leaf)
    case 'times':
      return timesTest(leaf)
  }
}

/** Two and three are written out: most rules are of that size, and the loop costs more than what it runs. */
function allTest(tests: readonly Test[]): Test {
  const [a, b, c] = tests
  if (a && tests.length === 1) return a
  if (a && b && tests.length === 2)
    return (facts) => {
      const first = a(facts)
      if (first === F) return F
      const second = b(facts)
      return first === T || second === F ? second : both(first, second)
    }
  if (a && b && c && tests.length === 3) return allTest([allTest([a, b]), c])
  return (facts) => {
    let state: State = T
    for (const test of tests) {
      const next = test(facts)
      if (next === F) return F
      if (next !== T) state = state === T ? next : both(state, next)
    }
    return state
  }
}

function anyTest(tests: readonly Test[]): Test {
  return (facts) => {
    let state: State = F
    for (const test of tests) {
      const next = test(facts)
      if (next === T) return T
      if (next !== F) state = state === F ? next : either(state, next)
    }
    return state
  }
}

/** The condition as one function of the facts; made once, called for every row. */
export function compile(setting: Setting, expr: Expr): Test {
  switch (expr.op) {
    case 'all':
      return allTest(expr.of.map((x) => compile(setting, x)))
    case 'any':
      return anyTest(expr.of.map((x) => compile(setting, x)))
    case 'not': {
      const test = compile(setting, expr.of)
      return (facts) => opposite(test(facts))
    }
    case 'in':
    case 'class':
    case 'bound':
    case 'day':
    case 'times':
      return leafTest(setting, expr)
  }
}

/** Plain decimal text of a bound in a unit; what a sentence shows beside the document's own. */
export function boundIn(bound: Bound, unit: string): string | null {
  const converted = boundAs(bound, unit)
  return converted === null ? null : decimalText(converted)
}

/** How the plain 以下 over a fact is read, by its code word. */
export type Readings = ReadonlyMap<string, Interpretation['reads']>

/** A plain 以下 is held as `<` (expression.ts), which is what 不包括本数 means. */
export const INCLUDING: Readonly<Record<Relation, Relation>> = { '<': '<=', '<=': '<=', '>': '>=', '>=': '>=' }

/** Which way a plain 以下 is read: included is 及以下. */
export function readOpen(expr: Expr, readings: Readings): Expr {
  return mapLeaves(expr, (leaf) => {
    const reading = isOpenBound(leaf) ? readings.get(leaf.fact) : undefined
    if (leaf.op !== 'bound' || reading === undefined) return leaf
    return { ...leaf, relation: reading === 'included' ? INCLUDING[leaf.relation] : leaf.relation, open: false }
  })
}
