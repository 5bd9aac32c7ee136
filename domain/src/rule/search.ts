import type { Setting } from './evaluate.ts'
import { isOpenBound, leavesOf, otherOf, type Expr, type Leaf } from './expression.ts'
import { isUnitFact, type Facts } from './fact.ts'
import type { Prepared, PreparedRule } from './prepare.ts'
import { samplesOf } from './samples.ts'
import { B, F, T, type State } from './state.ts'
import { declared, openLeaves, stateIn, treeOf, type Case, type LeafTree, type Tree } from './tree.ts'
import { isSettled, rankOf, spanOf, type Verdict } from './verdict.ts'

/** Cases looked at before the search gives up; who asks takes giving up as “may be”. */
const MOST_CASES = 20_000

interface Walk {
  readonly setting: Setting
  readonly trees: readonly Tree[]
  /** Of all that is asked: a fact is tried with one value for each way in which it answers one of them. */
  readonly leaves: readonly Leaf[]
  /** Called where nothing open can matter any more, or nothing is open: true ends the search. */
  readonly settled: (states: readonly State[], where: Case) => boolean | undefined
  left: number
}

/** The ways in which a leaf that is open can come out. */
function branches(walk: Walk, open: LeafTree, where: Case): Case[] {
  const { leaf } = open
  // The unit first: without it a number cannot be set against a bound.
  const absent = open.missing(where.facts).filter((k) => (where.facts[k] ?? null) === null)
  const unit = absent.find((k) => isUnitFact(walk.setting.set, k))
  const key = otherOf(leaf) !== null ? undefined : (unit ?? absent[0])
  if (key === undefined) {
    // The number in a unit that converts may stand on a plain 以下's bound as well.
    const states: readonly State[] = isOpenBound(leaf) ? [T, F, B] : [T, F]
    return states.map((s) => ({ ...where, supposed: new Map([...where.supposed, [leaf, s]]) }))
  }
  const tried = new Set([...where.tried, key])
  return samplesOf(walk.setting, key, walk.leaves, where.facts).map((value) => ({
    ...where,
    tried,
    facts: { ...where.facts, [key]: value },
  }))
}

/** Depth first; true where `settled` ended it, null where it gave up. */
function goes(walk: Walk, where: Case): boolean | null {
  if (walk.left-- <= 0) return null
  const states = walk.trees.map((tree) => stateIn(tree, where))
  const verdict = walk.settled(states, where)
  if (verdict !== undefined) return verdict
  const [open] = walk.trees.flatMap((tree) => openLeaves(tree, where))
  if (!open) return false
  for (const next of branches(walk, open, where)) {
    const ended = goes(walk, next)
    if (ended !== false) return ended
  }
  return false
}

/** Rules that can change the verdict, the highest outcome first: their leaves settle most. */
function mattering(prepared: Prepared): PreparedRule[] {
  const rank = (r: PreparedRule): number => (r.verdict === null ? 0 : rankOf(r.verdict))
  return prepared.rules.filter((r) => r.verdict !== null).sort((a, b) => rank(b) - rank(a))
}

/**
 * The verdicts that the missing facts leave possible; it stops at two. Exact where each leaf asks one fact; where a leaf sets
 * two facts against each other it may find more than there are, never fewer.
 */
export function attainable(prepared: Prepared, facts: Facts): ReadonlySet<Verdict> {
  const rules = mattering(prepared)
  const found = new Set<Verdict>()
  const ended = goes(
    {
      setting: prepared,
      trees: rules.map((r) => r.tree),
      leaves: rules.flatMap((r) => leavesOf(r.expr)),
      left: MOST_CASES,
      settled: (states) => {
        const span = spanOf(rules, states, prepared.ruleSet.otherwise)
        if (!isSettled(span)) return undefined
        found.add(span.least)
        return found.size > 1
      },
    },
    declared(facts),
  )
  return ended === null ? found.add('unknown').add(prepared.ruleSet.otherwise) : found
}

/** What is presumed of whoever says nothing can be declared otherwise, and so is tried both ways. */
function unpresumed({ set, on }: Setting): Setting {
  const facts = Object.entries(set.facts).map(([key, fact]) => [key, { ...fact, presumed: null }] as const)
  return { set: { ...set, facts: Object.fromEntries(facts) }, on }
}

/** Facts for which the states of the conditions are as wanted; null: there are none. Giving up counts as there being some. */
export function findFacts(
  asked: Setting,
  conditions: readonly Expr[],
  wanted: (states: readonly State[]) => boolean | undefined,
): Facts | null {
  const setting = unpresumed(asked)
  const trees = conditions.map((x) => treeOf(setting, x))
  let witness: Facts | null = null
  const ended = goes(
    {
      setting,
      trees,
      leaves: conditions.flatMap(leavesOf),
      left: MOST_CASES,
      settled: (states, where) => {
        const answer = wanted(states)
        if (answer === true) witness = where.facts
        return answer
      },
    },
    declared({}),
  )
  return ended === null ? {} : witness
}
