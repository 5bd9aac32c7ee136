import { compile, type Setting, type Test } from './evaluate.ts'
import { all, leavesOf, otherOf, type Expr, type Leaf } from './expression.ts'
import { isAsDeclared, type Fact, type Facts, type FactValue } from './fact.ts'
import { samplesOf } from './samples.ts'
import { B, F, T } from './state.ts'
import { rankOf, type Known, type Ranked, type Verdict } from './verdict.ts'

/** A rule as a batch runs it: what is known from the row's list already is not asked again. */
interface Quick {
  readonly verdict: Known
  readonly rank: number
  /** The highest that it can still come to while it is open. */
  readonly openRank: number
  readonly test: Test
}

/** What is run for a row. */
interface Listed {
  readonly rules: readonly Quick[]
  /**
   * No fact is asked twice in all of them, and each leaf can be answered both ways: while rules are open, each can come out
   * either way whatever the others do.
   */
  readonly independent: boolean
}

/**
 * Rules listed by the value of the fact that most of them begin with (产品, 窑炉类型): of a row of cement only cement's rules are
 * run. Without it a batch spends its time on being told that a mill is no smelter.
 */
export interface Dispatch {
  readonly fact: string | null
  readonly byValue: ReadonlyMap<FactValue, Listed>
  /** Where its value is not known. */
  readonly every: Listed
  readonly otherwise: Known
}

interface Runnable extends Ranked {
  readonly expr: Expr
}

type ChoiceLeaf = Extract<Leaf, { op: 'in' }>

function isPlain(fact: Fact | undefined): boolean {
  return fact !== undefined && isAsDeclared(fact) && fact.classes === null
}

function conjuncts(expr: Expr): readonly Expr[] {
  return expr.op === 'all' ? expr.of.flatMap(conjuncts) : [expr]
}

function choiceOf(expr: Expr, fact: string): ChoiceLeaf | undefined {
  return conjuncts(expr).find((x): x is ChoiceLeaf => x.op === 'in' && x.fact === fact)
}

function answersBothWays(setting: Setting, leaf: Leaf, leaves: readonly Leaf[]): boolean {
  if (otherOf(leaf) !== null || !isPlain(setting.set.facts[leaf.fact])) return false
  const test = compile(setting, leaf)
  const unit = setting.set.facts[leaf.fact]?.unitFact ?? null
  const units = unit === null ? [{}] : samplesOf(setting, unit, leaves, {}).map((u) => ({ [unit]: u }))
  const states = units.flatMap((given) =>
    samplesOf(setting, leaf.fact, leaves, given).map((value) => test({ ...given, [leaf.fact]: value })),
  )
  return states.includes(T) && states.includes(F)
}

/** A rule with the condition that is left of it. */
interface Left {
  readonly r: Runnable
  readonly verdict: Known
  readonly expr: Expr
}

function quick(setting: Setting, { r, verdict, expr }: Left): Quick {
  const rank = rankOf(verdict)
  return {
    verdict,
    rank,
    openRank: r.mayBeBorderline ? Math.max(rank, rankOf('borderline')) : rank,
    test: compile(setting, expr),
  }
}

function listedOf(setting: Setting, left: readonly Left[]): Listed {
  const leaves = left.flatMap((x) => leavesOf(x.expr))
  const asked = leaves.map((x) => x.fact)
  const once = new Set(asked).size === asked.length
  return {
    rules: left.map((x) => quick(setting, x)),
    independent: once && leaves.every((x) => answersBothWays(setting, x, leaves)),
  }
}

function mostCommon(setting: Setting, rules: readonly Runnable[]): string | null {
  const choices = Object.values(setting.set.facts).filter((x) => x.kind === 'choice' && isPlain(x))
  const counted = choices.map((x) => ({ key: x.key, n: rules.filter((r) => choiceOf(r.expr, x.key)).length }))
  const best = counted.sort((a, b) => b.n - a.n)[0]
  return best && best.n > 1 ? best.key : null
}

export function dispatchOf(setting: Setting, rules: readonly Runnable[], otherwise: Known): Dispatch {
  const left = rules.flatMap((r): Left[] => (r.verdict === null ? [] : [{ r, verdict: r.verdict, expr: r.expr }]))
  const every = listedOf(setting, left)
  const fact = mostCommon(setting, rules)
  if (fact === null) return { fact, byValue: new Map(), every, otherwise }
  const of = (value: string): Left[] =>
    left.flatMap((x) => {
      const leaf = choiceOf(x.expr, fact)
      if (!leaf) return [x]
      const rest = conjuncts(x.expr).filter((c) => c !== leaf)
      return leaf.values.includes(value) ? [{ ...x, expr: all(...rest) }] : []
    })
  const options = setting.set.facts[fact]?.options ?? []
  return { fact, byValue: new Map(options.map((o) => [o, listedOf(setting, of(o))])), every, otherwise }
}

/** The verdict without a search; null: several rules are open, and only a search tells whether they leave a way out. */
export function quickVerdict(d: Dispatch, facts: Facts): Verdict | null {
  let least: Known = d.otherwise
  let leastRank = 0
  let mostRank = 0
  const listed = (d.fact === null ? undefined : d.byValue.get(facts[d.fact])) ?? d.every
  const { rules } = listed
  for (let i = 0; i < rules.length; i++) {
    const r = rules[i] as Quick
    const state = r.test(facts)
    if (state === F) continue
    if (state === T || state === B) {
      const rank = state === T ? r.rank : rankOf('borderline')
      if (rank > leastRank) {
        leastRank = rank
        least = state === T ? r.verdict : 'borderline'
      }
      continue
    }
    if (r.openRank > mostRank) mostRank = r.openRank
  }
  if (leastRank >= rankOf('borderline') || mostRank <= leastRank) return least
  return listed.independent ? 'unknown' : null
}
