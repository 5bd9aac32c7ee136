import { addDays } from '../calendar/calendar.ts'
import { matchesOf, optionsFor } from './class-table.ts'
import { boundsByUnit, type Setting } from './evaluate.ts'
import type { Leaf } from './expression.ts'
import { factNamed, isUnitFact, type Fact, type Facts } from './fact.ts'

type Sample = string | number | boolean

/** Below, on and between the bounds: every answer that a number can get from them. */
function aroundBounds(bounds: readonly number[], min: number | null): number[] {
  const sorted = [...new Set(bounds)].sort((a, b) => a - b)
  const [first] = sorted
  if (first === undefined) return [min ?? 0]
  const between = sorted.map((b, i) => {
    const next = sorted[i + 1]
    return next === undefined ? b + 1 : (b + next) / 2
  })
  const lowest = min ?? first - 1
  const under = lowest < first ? [min === null ? lowest : (min + first) / 2] : []
  return [...under, ...sorted.flatMap((b, i) => [b, between[i] ?? b])]
}

function numbers(setting: Setting, fact: Fact, leaves: readonly Leaf[], facts: Facts): number[] {
  const unit = fact.unitFact === null ? (fact.unit ?? '') : String(facts[fact.unitFact] ?? '')
  const bounds = leaves.flatMap((leaf) => {
    if (leaf.op !== 'bound' || leaf.fact !== fact.key) return []
    const bound = boundsByUnit(setting.set, leaf).get(unit)
    return bound === undefined ? [] : [bound]
  })
  return aroundBounds(bounds, fact.min)
}

function options(fact: Fact, leaves: readonly Leaf[], facts: Facts): Sample[] {
  const code = fact.classes ? facts[fact.classes.fact] : null
  const left =
    fact.classes && typeof code === 'string'
      ? optionsFor(matchesOf(fact.classes), fact.classes.otherwise, code)
      : fact.options
  const named = new Set(leaves.flatMap((x) => (x.op === 'in' && x.fact === fact.key ? x.values : [])))
  const unnamed = left.find((o) => !named.has(o))
  return [...left.filter((o) => named.has(o)), ...(unnamed === undefined ? [] : [unnamed])]
}

const DIGITS = '9876543210'

/** A code of the class that is in no narrower one of those named. */
function inside(cls: string, named: readonly string[]): string {
  if (cls.length >= 4) return cls
  const narrower = named.filter((c) => c !== cls && c.startsWith(cls))
  const next = [...DIGITS].map((d) => cls + d).find((c) => !narrower.some((n) => n.startsWith(c)))
  return next === undefined ? cls : next.padEnd(4, '9')
}

function codes(fact: Fact, leaves: readonly Leaf[]): string[] {
  const named = leaves.flatMap((x) => (x.op === 'class' && x.fact === fact.key ? x.classes : []))
  const outside = [...DIGITS]
    .flatMap((a) => [...DIGITS].map((b) => a + b))
    .find((c) => !named.some((n) => n.startsWith(c)))
  return [...named.map((c) => inside(c, named)), ...(outside === undefined ? [] : [outside.padEnd(4, '9')])]
}

function days(setting: Setting, fact: Fact, leaves: readonly Leaf[]): string[] {
  const bounds = leaves.flatMap((x) => (x.op === 'day' && x.fact === fact.key ? [x.day ?? setting.on] : []))
  return [...new Set(bounds.flatMap((d) => [addDays(d, -1), d, addDays(d, 1)]))]
}

/** One value for each way in which the fact can answer the leaves. A unit that is a fact of its own is tried whole. */
export function samplesOf(setting: Setting, key: string, leaves: readonly Leaf[], facts: Facts): readonly Sample[] {
  const fact = factNamed(setting.set, key)
  switch (fact.kind) {
    case 'choice':
      return isUnitFact(setting.set, key) ? fact.options : options(fact, leaves, facts)
    case 'yesNo':
      return [true, false]
    case 'quantity':
    case 'count':
      return numbers(setting, fact, leaves, facts)
    case 'industry':
      return codes(fact, leaves)
    case 'day':
      return days(setting, fact, leaves)
  }
}
