import type { Day } from '../calendar/calendar.ts'

/** How a fact's value stands to a bound. */
export type Relation = '<' | '<=' | '>' | '>='

/**
 * A condition over facts, as plain data: it is evaluated (evaluate.ts), compiled to SQL (sql.ts), written out (sentence.ts) and
 * searched (search.ts), and it travels as JSON. Numbers are decimal text, so that a bound is what the document writes.
 */
export type Expr =
  | { readonly op: 'all' | 'any'; readonly of: readonly Expr[] }
  | { readonly op: 'not'; readonly of: Expr }
  | { readonly op: 'in'; readonly fact: string; readonly values: readonly (string | boolean)[] }
  /** The code of GB/T 4754 is one of these classes or within one. */
  | { readonly op: 'class'; readonly fact: string; readonly classes: readonly string[] }
  | {
      readonly op: 'bound'
      readonly fact: string
      readonly relation: Relation
      readonly value: string
      /** null: of a count, or of a number without a unit. */
      readonly unit: string | null
      /** 以下 or 以上 without 及: the document does not say whether the bound itself is in. */
      readonly open: boolean
    }
  | {
      readonly op: 'day'
      readonly fact: string
      readonly relation: Relation
      /** null: the day of the evaluation, or of `other`. */
      readonly day: Day | null
      /** A day that is a fact itself; null: none is. */
      readonly other: string | null
    }
  /** fact ⟨relation⟩ factor × other. */
  | {
      readonly op: 'times'
      readonly fact: string
      readonly relation: Relation
      readonly factor: string
      readonly other: string
    }

export type Leaf = Exclude<Expr, { op: 'all' | 'any' | 'not' }>
export type Bound = Extract<Expr, { op: 'bound' }>

/** An amount with its unit, as the document writes it: of(20, '万吨/年'). */
export interface Amount {
  readonly value: string
  readonly unit: string | null
}
export function of(value: number | string, unit: string | null = null): Amount {
  return { value: String(value), unit }
}

/** Every one of them. */
export function all(...conditions: Expr[]): Expr {
  return { op: 'all', of: conditions }
}
/** At least one of them. */
export function any(...conditions: Expr[]): Expr {
  return { op: 'any', of: conditions }
}
export function not(condition: Expr): Expr {
  return { op: 'not', of: condition }
}
export function is(fact: string, value: string | boolean): Expr {
  return { op: 'in', fact, values: [value] }
}
export function oneOf(fact: string, values: readonly string[]): Expr {
  return { op: 'in', fact, values }
}
export function inClass(fact: string, classes: readonly string[]): Expr {
  return { op: 'class', fact, classes }
}

function bound(fact: string, relation: Relation, { value, unit }: Amount, open = false): Expr {
  return { op: 'bound', fact, relation, value, unit, open }
}
/** 低于、不足: the bound itself is out. */
export function below(fact: string, amount: Amount): Expr {
  return bound(fact, '<', amount)
}
/** 及以下、不超过: the bound itself is in. */
export function atMost(fact: string, amount: Amount): Expr {
  return bound(fact, '<=', amount)
}
/** 以下, without 及: on the bound itself undecided. */
export function orLess(fact: string, amount: Amount): Expr {
  return bound(fact, '<', amount, true)
}
/** 高于、超过: the bound itself is out. */
export function above(fact: string, amount: Amount): Expr {
  return bound(fact, '>', amount)
}
/** 及以上、不低于: the bound itself is in. */
export function atLeast(fact: string, amount: Amount): Expr {
  return bound(fact, '>=', amount)
}
/** 以上, without 及: on the bound itself undecided. */
export function orMore(fact: string, amount: Amount): Expr {
  return bound(fact, '>', amount, true)
}

/** Earlier than the day; the day of the evaluation unless one is given. */
export function before(fact: string, day: Day | null = null): Expr {
  return { op: 'day', fact, relation: '<', day, other: null }
}
/** On the day or earlier (某日之前含本日). */
export function onOrBefore(fact: string, day: Day | null = null): Expr {
  return { op: 'day', fact, relation: '<=', day, other: null }
}
/** On the day that another fact says, or earlier. */
export function notAfter(fact: string, other: string): Expr {
  return { op: 'day', fact, relation: '<=', day: null, other }
}
/** Later than the day that another fact says. */
export function after(fact: string, other: string): Expr {
  return { op: 'day', fact, relation: '>', day: null, other }
}
/** Less than so many times the other fact. */
export function lessThanTimes(fact: string, factor: number | string, other: string): Expr {
  return { op: 'times', fact, relation: '<', factor: String(factor), other }
}

export function leavesOf(expr: Expr): Leaf[] {
  switch (expr.op) {
    case 'all':
    case 'any':
      return expr.of.flatMap(leavesOf)
    case 'not':
      return leavesOf(expr.of)
    case 'in':
    case 'class':
    case 'bound':
    case 'day':
    case 'times':
      return [expr]
  }
}

/** The second fact of a leaf that sets two against each other. */
export function otherOf(leaf: Leaf): string | null {
  return leaf.op === 'times' || leaf.op === 'day' ? leaf.other : null
}

/** What the leaf names. */
export function factsOfLeaf(leaf: Leaf): string[] {
  const other = otherOf(leaf)
  return other === null ? [leaf.fact] : [leaf.fact, other]
}

/** A plain 以下 or 以上, which someone must read before it decides on its bound. */
export function isOpenBound(leaf: Leaf): leaf is Bound {
  return leaf.op === 'bound' && leaf.open
}

/** Every fact that the condition names, in the order of its words. */
export function factsIn(expr: Expr): string[] {
  return [...new Set(leavesOf(expr).flatMap(factsOfLeaf))]
}

/** The same condition with its leaves put through `change`. */
export function mapLeaves(expr: Expr, change: (leaf: Leaf) => Expr): Expr {
  switch (expr.op) {
    case 'all':
    case 'any':
      return { op: expr.op, of: expr.of.map((x) => mapLeaves(x, change)) }
    case 'not':
      return { op: 'not', of: mapLeaves(expr.of, change) }
    case 'in':
    case 'class':
    case 'bound':
    case 'day':
    case 'times':
      return change(expr)
  }
}
