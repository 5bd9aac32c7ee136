import { unitFacts } from '../quantity/units.ts'
import { findExact } from './exact.ts'
import { leavesOf, type Bound, type Leaf } from './expression.ts'
import type { Fact, FactKind, FactSet } from './fact.ts'
import { boundsByUnit } from './evaluate.ts'
import { ruleNamed, type Rule, type RuleSet } from './rule.ts'

const KINDS_OF: Readonly<Record<Leaf['op'], readonly FactKind[]>> = {
  in: ['choice', 'yesNo'],
  class: ['industry'],
  bound: ['quantity', 'count'],
  day: ['day'],
  times: ['quantity', 'count'],
}

function boundProblems(set: FactSet, leaf: Bound, fact: Fact): string[] {
  if (findExact(leaf.value) === null) return [`${leaf.value} is no decimal number`]
  if (leaf.unit === null)
    return fact.unit === null && fact.unitFact === null ? [] : [`${fact.key} is bounded without a unit`]
  if (!unitFacts(leaf.unit)) return [`no unit ${leaf.unit}`]
  // Refused here, once, and not row by row.
  return boundsByUnit(set, leaf).size === 0 ? [`${leaf.unit} does not convert to a unit of ${fact.key}`] : []
}

function valueProblems(fact: Fact, values: readonly (string | boolean)[]): string[] {
  if (values.length === 0) return [`${fact.key} is compared with nothing`]
  const strange = values.filter((v) =>
    fact.kind === 'yesNo' ? typeof v !== 'boolean' : typeof v !== 'string' || !fact.options.includes(v),
  )
  return strange.map((v) => `${fact.key} has no option ${String(v)}`)
}

function leafProblems(set: FactSet, leaf: Leaf): string[] {
  const fact = set.facts[leaf.fact]
  if (!fact) return [`no fact ${leaf.fact}`]
  if (!KINDS_OF[leaf.op].includes(fact.kind)) return [`${leaf.op} over ${leaf.fact}, which is ${fact.kind}`]
  switch (leaf.op) {
    case 'in':
      return valueProblems(fact, leaf.values)
    case 'bound':
      return boundProblems(set, leaf, fact)
    case 'class':
      return leaf.classes.filter((c) => !/^\d{2,4}$/.test(c)).map((c) => `${c} is no class of GB/T 4754`)
    case 'times': {
      const other = set.facts[leaf.other]
      if (!other) return [`no fact ${leaf.other}`]
      const alike = other.unit === fact.unit && fact.unitFact === null && other.unitFact === null
      return alike ? [] : [`${leaf.fact} and ${leaf.other} are of different units`]
    }
    case 'day':
      return leaf.other === null || set.facts[leaf.other]?.kind === 'day' ? [] : [`no day ${leaf.other}`]
  }
}

function factProblems(set: FactSet, fact: Fact): string[] {
  const fills = [...fact.fills, ...fact.follows].flatMap((x) =>
    leavesOf(x.when).flatMap((leaf) => leafProblems(set, leaf)),
  )
  const values = [fact.presumed, ...fact.fills.map((x) => x.value), ...fact.follows.map((x) => x.value)].filter(
    (v) => v !== null,
  )
  const taken = values.length === 0 ? [] : valueProblems(fact, values)
  const table = fact.classes
    ? [
        ...(set.facts[fact.classes.fact]?.kind === 'industry'
          ? []
          : [`${fact.key} follows ${fact.classes.fact}, no code`]),
        ...valueProblems(fact, [...fact.classes.otherwise, ...fact.classes.rows.flatMap(([, options]) => options)]),
        ...(values.length === 0 ? [] : [`${fact.key} follows a code and is filled in as well`]),
      ]
    : []
  const unit =
    fact.unitFact === null || set.facts[fact.unitFact]?.kind === 'choice' ? [] : [`no unit fact ${fact.unitFact}`]
  const spelled = valueProblems(fact, Object.values(fact.spellings))
  const spellings = Object.keys(fact.spellings).length === 0 ? [] : spelled
  return [...fills, ...taken, ...table, ...unit, ...spellings]
}

function ruleProblems(set: RuleSet, r: Rule): string[] {
  const leaves = leavesOf(r.when).flatMap((leaf) => leafProblems(set.facts, leaf))
  const unknown = r.over
    .filter((id) => !set.rules.some((x) => x.id === id))
    .map((id) => `goes before ${id}, which is no rule`)
  const days = r.until !== null && r.until < r.from ? [`ends on ${r.until}, before it begins`] : []
  return [...leaves, ...unknown, ...days].map((p) => `${r.id}: ${p}`)
}

function beforeItself(set: RuleSet, r: Rule, way: readonly string[] = []): boolean {
  if (way.includes(r.id)) return true
  return r.over.some((id) => beforeItself(set, ruleNamed(set, id), [...way, r.id]))
}

/** What makes a rule set meaningless; empty: it loads. */
export function ruleSetProblems(set: RuleSet): string[] {
  const ids = set.rules.map((r) => r.id)
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `two rules ${id}`)
  const facts = Object.values(set.facts.facts).flatMap((f) => factProblems(set.facts, f).map((p) => `${f.key}: ${p}`))
  const own = set.rules.flatMap((r) => ruleProblems(set, r))
  const tables = set.tables.flatMap((t) => [
    ...t.rows.filter((id) => !ids.includes(id)).map((id) => `table ${t.id} has ${id}, which is no rule`),
    ...leavesOf(t.within).flatMap((leaf) => leafProblems(set.facts, leaf)),
  ])
  const found = [...twice, ...facts, ...own, ...tables]
  if (found.length > 0) return found
  return set.rules.filter((r) => beforeItself(set, r)).map((r) => `${r.id} goes before itself`)
}

/** Declares a rule set; throws where it contradicts itself, so that a pack that is wrong does not load. */
export function ruleSet(input: Omit<RuleSet, 'tables'> & Partial<RuleSet>): RuleSet {
  const set: RuleSet = { tables: [], ...input }
  const problems = ruleSetProblems(set)
  if (problems.length > 0) throw new Error(`rules of ${set.facts.subject}: ${problems.join('; ')}`)
  return set
}
