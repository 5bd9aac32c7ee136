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
}

/** A rule set as it stands on a day: made once, asked for every row. */
export interface Prepared extends Setting {
  readonly ruleSet: RuleSet
  readonly rules: readonly PreparedRule[]
  readonly dispatch: Dispatch
}

function readingsOf(r: Rule, interpretations: readonly Interpretation[], on: Day): Readings {
  const fitting = interpretations.filter((i) => i.rule === r.id && inForce(i, on))
  // The latest speaks: a later reading replaces an earlier one without ending it.
  const inOrder = [...fitting].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return new Map(inOrder.map((i) => [i.fact, i.reads]))
}

export function prepare(ruleSet: RuleSet, on: Day, interpretations: readonly Interpretation[] = []): Prepared {
  const setting: Setting = { set: ruleSet.facts, on }
  const live = ruleSet.rules
    .filter((r) => inForce(r, on))
    .map((r) => ({ ...r, when: readOpen(r.when, readingsOf(r, interpretations, on)) }))
  const rules = live.map((r): PreparedRule => {
    const expr = effective(r, live)
    return {
      rule: r,
      expr,
      test: compile(setting, expr),
      tree: treeOf(setting, expr),
      verdict: VERDICT_OF[r.outcome],
      mayBeBorderline: leavesOf(expr).some(isOpenBound),
    }
  })
  return { ...setting, ruleSet, rules, dispatch: dispatchOf(setting, rules, ruleSet.otherwise) }
}
