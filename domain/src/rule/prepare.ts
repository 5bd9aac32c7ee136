import type { Day } from '../calendar/calendar.ts'
import { dispatchOf, type Dispatch } from './dispatch.ts'
import { compile, readOpen, type Readings, type Setting, type Test } from './evaluate.ts'
import { isOpenBound, leavesOf, type Expr } from './expression.ts'
import { effective, inForce, type Interpretation, type Rule, type RuleSet } from './rule.ts'
import { treeOf, type Tree } from './tree.ts'
import { VERDICT_OF, type Ranked } from './verdict.ts'

export interface PreparedRule extends Ranked {
  readonly rule: Rule
  /** With what goes before it taken away and recorded readings of its bounds put in. */
  readonly expr: Expr
  readonly test: Test
  readonly tree: Tree
  /** Where a recorded reading decides a bound of it: the reading, and the rule as the document leaves it open. */
  readonly read: { readonly by: readonly Interpretation[]; readonly open: Tree } | null
}

/** A rule set as it stands on a day: made once, asked for every row. */
export interface Prepared extends Setting {
  readonly ruleSet: RuleSet
  readonly rules: readonly PreparedRule[]
  readonly dispatch: Dispatch
}

/** By fact, the reading that speaks on the day: a later one replaces an earlier without ending it. */
function speaking(r: Rule, interpretations: readonly Interpretation[], on: Day): Map<string, Interpretation> {
  const fitting = interpretations.filter((i) => i.rule === r.id && inForce(i, on))
  const inOrder = [...fitting].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return new Map(inOrder.map((i) => [i.fact, i]))
}

function readingsOf(found: ReadonlyMap<string, Interpretation>): Readings {
  return new Map([...found].map(([fact, i]) => [fact, i.reads]))
}

export function prepare(ruleSet: RuleSet, on: Day, interpretations: readonly Interpretation[] = []): Prepared {
  const setting: Setting = { set: ruleSet.facts, on }
  const written = ruleSet.rules.filter((r) => inForce(r, on))
  const spoken = written.map((r) => speaking(r, interpretations, on))
  const live = written.map((r, i) => ({ ...r, when: readOpen(r.when, readingsOf(spoken[i] ?? new Map())) }))
  const rules = live.map((r, i): PreparedRule => {
    const expr = effective(r, live)
    const by = [...(spoken[i]?.values() ?? [])]
    const asWritten = written[i] ?? r
    return {
      rule: r,
      expr,
      test: compile(setting, expr),
      tree: treeOf(setting, expr),
      read: by.length === 0 ? null : { by, open: treeOf(setting, effective(asWritten, written)) },
      verdict: VERDICT_OF[r.outcome],
      mayBeBorderline: leavesOf(expr).some(isOpenBound),
    }
  })
  return { ...setting, ruleSet, rules, dispatch: dispatchOf(setting, rules, ruleSet.otherwise) }
}
