import { bareText } from '../register/read-text.ts'
import type { Facts } from './fact.ts'
import { effective, inForce, type Outcome, type Rule, type RuleSet, type RuleTable } from './rule.ts'
import { findFacts } from './search.ts'
import { B, F, isOpen, T, type State } from './state.ts'

/** The document that rules cite: ids of its clauses with their words. */
export type CitedClauses = ReadonlyMap<string, string>

export interface RuleProblem {
  readonly code: 'unreachable' | 'always' | 'contradiction' | 'gap' | 'overlap' | 'no-clause' | 'no-quote'
  readonly rule: string
  readonly message: string
  /** Facts that show it. */
  readonly facts: Facts | null
}

/** Outcomes of which no case may have both, unless one rule is written down as going before the other. */
const OPPOSED: readonly (readonly [Outcome, Outcome])[] = [
  ['exempt', 'prohibit'],
  ['exempt', 'eliminate'],
  ['exempt', 'halt'],
  ['exempt', 'require'],
  ['exempt', 'condition'],
  ['encourage', 'prohibit'],
]

function opposed(a: Rule, b: Rule): boolean {
  return OPPOSED.some(([x, y]) => (a.outcome === x && b.outcome === y) || (a.outcome === y && b.outcome === x))
}

function mayHold(state: State | undefined): boolean | undefined {
  if (state === T || state === B) return true
  return state !== undefined && isOpen(state) ? undefined : false
}

function reach(set: RuleSet, r: Rule): RuleProblem[] {
  const setting = { set: set.facts, on: r.from }
  const expr = effective(r, set.rules)
  if (findFacts(setting, [expr], ([s]) => mayHold(s)) === null)
    return [{ code: 'unreachable', rule: r.id, message: '没有任何情形符合这条规则', facts: null }]
  const fails = findFacts(setting, [expr], ([s]) => (s === F || s === B ? true : s === T ? false : undefined))
  return fails === null ? [{ code: 'always', rule: r.id, message: '任何情形都符合这条规则', facts: null }] : []
}

function overlapsInTime(a: Rule, b: Rule): boolean {
  const later = a.from > b.from ? a : b
  return inForce(later === a ? b : a, later.from)
}

function contradictions(set: RuleSet): RuleProblem[] {
  return set.rules.flatMap((a, i) =>
    set.rules.slice(i + 1).flatMap((b): RuleProblem[] => {
      if (!opposed(a, b) || !overlapsInTime(a, b)) return []
      const facts = together(set, a, b)
      return facts === null
        ? []
        : [
            {
              code: 'contradiction',
              rule: a.id,
              message: `与规则“${b.title}”（${b.id}）对同一情形结论相反，且没有写明哪一条优先`,
              facts,
            },
          ]
    }),
  )
}

function together(set: RuleSet, a: Rule, b: Rule): Facts | null {
  return findFacts(
    { set: set.facts, on: a.from > b.from ? a.from : b.from },
    [a, b].map((r) => effective(r, set.rules)),
    (states) => {
      const both = states.map(mayHold)
      return both.every((x) => x === true) ? true : both.includes(false) ? false : undefined
    },
  )
}

function gaps(set: RuleSet, table: RuleTable): RuleProblem[] {
  const rows = set.rules.filter((r) => table.rows.includes(r.id))
  const on =
    rows
      .map((r) => r.from)
      .sort()
      .at(-1) ?? ''
  const conditions = [table.within, ...rows.map((r) => effective(r, set.rules))]
  const facts = findFacts({ set: set.facts, on }, conditions, ([inside, ...states]) => {
    if (inside === F || states.includes(T) || states.includes(B)) return false
    return inside === T && states.every((s) => s === F) ? true : undefined
  })
  const gap: RuleProblem[] =
    facts === null
      ? []
      : [{ code: 'gap', rule: table.id, message: `“${table.title}”有漏：有的情形没有一行符合`, facts }]
  const twice = rows.flatMap((a, i) =>
    rows.slice(i + 1).flatMap((b): RuleProblem[] => {
      const shared = together(set, a, b)
      return shared === null
        ? []
        : [
            {
              code: 'overlap',
              rule: table.id,
              message: `“${table.title}”有重：${a.id} 与 ${b.id} 同时符合`,
              facts: shared,
            },
          ]
    }),
  )
  return [...gap, ...twice]
}

function citations(set: RuleSet, clauses: CitedClauses): RuleProblem[] {
  return set.rules.flatMap((r): RuleProblem[] => {
    const words = clauses.get(r.clause)
    if (words === undefined)
      return [{ code: 'no-clause', rule: r.id, message: `引用的条款 ${r.clause} 在文件中不存在`, facts: null }]
    return bareText(words).includes(bareText(r.quote))
      ? []
      : [{ code: 'no-quote', rule: r.id, message: `条款 ${r.clause} 中没有“${r.quote}”`, facts: null }]
  })
}

/** What is wrong with the rules themselves, found without any row: empty where all is well. */
export function checkRules(set: RuleSet, clauses: CitedClauses): RuleProblem[] {
  return [
    ...citations(set, clauses),
    ...set.rules.flatMap((r) => reach(set, r)),
    ...contradictions(set),
    ...set.tables.flatMap((t) => gaps(set, t)),
  ]
}
