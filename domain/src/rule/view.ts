import { clauseLabel } from '../plan/clause-label.ts'
import type { FactView, RuleSetView, RuleView } from './contracts.ts'
import { isOpenBound, leavesOf } from './expression.ts'
import { labelOf, type Fact, type FactSet } from './fact.ts'
import type { Rule, RuleSet } from './rule.ts'
import { ruleSentence } from './sentence.ts'

/** A fact as a form, a caller of the API or a person at the command line must know it. */
export function viewOfFact(set: FactSet, fact: Fact): FactView {
  return {
    label: fact.label,
    code: fact.key,
    kind: fact.kind,
    options: [...fact.options],
    unit: fact.unit,
    unitFact: fact.unitFact === null ? null : labelOf(set, fact.unitFact),
    presumed: fact.presumed,
    help: fact.help,
  }
}

/** Facts of the rule's plain 以下 and 以上. */
export function openBoundsOf(r: Rule): string[] {
  return leavesOf(r.when)
    .filter(isOpenBound)
    .map((leaf) => leaf.fact)
}

type SpanOf = (r: Rule) => RuleView['span']

export function viewOfRuleSet(set: RuleSet, spanOf: SpanOf): RuleSetView {
  return {
    subject: set.facts.subject,
    title: set.facts.title,
    register: set.facts.register,
    facts: Object.values(set.facts.facts).map((x) => viewOfFact(set.facts, x)),
    rules: set.rules.map((r) => ({
      id: r.id,
      title: r.title,
      clause: r.clause,
      clauseLabel: clauseLabel(r.clause),
      quote: r.quote,
      span: spanOf(r),
      outcome: r.outcome,
      inPrinciple: r.inPrinciple,
      sentence: ruleSentence(set, r),
      from: r.from,
      until: r.until,
      openBounds: openBoundsOf(r),
    })),
  }
}
