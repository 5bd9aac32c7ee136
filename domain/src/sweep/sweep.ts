import { labelOf, type Facts } from '../rule/fact.ts'
import { neededFacts } from '../rule/missing-sql.ts'
import { effective, ruleNamed, type RuleSet } from '../rule/rule.ts'
import { isOver, WAYS, type Life, type Stage } from '../register/life.ts'
import { columnOf } from '../register/columns.ts'
import type { Register } from '../register/register.ts'

/** A fact that a row says in a column of another name. `as`: its words in the fact's own; a word that is not here says nothing. */
export interface FactColumn {
  readonly field: string
  readonly as: Readonly<Record<string, string>> | null
}

export interface SweptRule {
  readonly rule: string
  /**
   * What an item says on which the rule has taken effect, by the fields of `into`: any of these values will do, the first is
   * what confirming writes. Rows of `into` itself that say so already are no candidates.
   */
  readonly writes: Readonly<Record<string, readonly [string, ...string[]]>>
}

/** 规则排查: which rules of a set look over the rows of which register, and into which one a confirmed candidate goes. */
export interface Sweep {
  /** Of the rule set, and the sweep's own name. */
  readonly subject: string
  readonly title: string
  readonly over: string
  /** Facts that are no field of `over` under their own key: the first column that says something. Empty: none tells them. */
  readonly columns: Readonly<Record<string, readonly FactColumn[]>>
  readonly into: string
  /** The field of a new item that takes the name of the row's facility; null: none does. */
  readonly named: string | null
  readonly rules: readonly SweptRule[]
}

export interface SweepInput {
  readonly title: string
  readonly over: Register
  readonly into: Register
  readonly rules: Readonly<Record<string, SweptRule['writes']>>
  readonly columns?: Sweep['columns']
  readonly named?: string
}

function factProblems(set: RuleSet, over: Register, columns: Sweep['columns'], rule: string): string[] {
  const found = set.rules.find((r) => r.id === rule)
  if (!found) return [`no rule ${rule}`]
  const facts = neededFacts(set.facts, effective(found, set.rules))
  return facts.flatMap((key) => {
    const fields = columns[key]?.map((c) => c.field) ?? [key]
    return fields
      .filter((field) => columnOf(over, field) === null)
      .map((field) => `${over.id} has no field ${field} for ${labelOf(set.facts, key)}`)
  })
}

function writeProblems(into: Register, writes: SweptRule['writes']): string[] {
  return Object.entries(writes).flatMap(([key, values]) => {
    const field = into.fields[key]
    if (field?.kind !== 'choice') return [`${into.id} has no choice ${key}`]
    return values.filter((v) => !field.options.includes(v)).map((v) => `${into.id}.${key} has no option ${v}`)
  })
}

/** Declares a sweep of a plan's pack. Throws where it names what is not there: the pack does not load. */
export function sweep(set: RuleSet, { title, over, into, rules, columns = {}, named }: SweepInput): Sweep {
  const problems = [
    ...Object.keys(rules).flatMap((r) => factProblems(set, over, columns, r)),
    ...Object.values(rules).flatMap((w) => writeProblems(into, w)),
    ...(named !== undefined && !into.fields[named] ? [`${into.id} has no field ${named}`] : []),
  ]
  if (problems.length > 0) throw new Error(`sweep ${set.facts.subject}: ${problems.join('; ')}`)
  return {
    subject: set.facts.subject,
    title,
    over: over.id,
    columns,
    into: into.id,
    named: named ?? null,
    rules: Object.entries(rules).map(([rule, writes]) => ({ rule, writes })),
  }
}

/** Whether a confirmed row is itself the item, or another one is made of it. */
export function isOwn({ over, into }: Sweep): boolean {
  return over === into
}

/** Rows in the ledger whose work is not done: a draft is nobody's word yet, and what is closed is dealt with. */
export function sweptStages(life: Life): Stage[] {
  return WAYS[life].filter((s) => s !== 'draft' && !isOver(s))
}

/** Fields of a row of `over` that can change what the sweep says of it; its stage does so as well. */
export function watchedFields({ columns, rules, ...of }: Sweep, set: RuleSet): string[] {
  const fields = rules.flatMap(({ rule, writes }) => {
    const found = ruleNamed(set, rule)
    const facts = neededFacts(set.facts, effective(found, set.rules))
    return [
      ...facts.flatMap((key) => columns[key]?.map((c) => c.field) ?? [key]),
      ...(of.over === of.into ? Object.keys(writes) : []),
    ]
  })
  return [...new Set(fields)]
}

/** The facts as a row of `over` says them; `values` by the keys of its fields. */
export function factsOfRow({ columns }: Sweep, set: RuleSet, values: Readonly<Record<string, unknown>>): Facts {
  const said = ({ field, as }: FactColumn): unknown => {
    const value = values[field] ?? null
    if (as === null) return value
    return typeof value === 'string' ? (as[value] ?? null) : null
  }
  const valueOf = (key: string): unknown =>
    (columns[key] ?? [{ field: key, as: null }]).map(said).find((v) => v !== null) ?? null
  return Object.fromEntries(Object.keys(set.facts.facts).map((key) => [key, valueOf(key) as Facts[string]]))
}

/** Whether the row says already what the rule would have it say. */
export function isSettled(of: Sweep, { writes }: SweptRule, values: Readonly<Record<string, unknown>>): boolean {
  const wanted = Object.entries(writes)
  if (!isOwn(of) || wanted.length === 0) return false
  return wanted.every(([key, any]) => any.some((v) => v === values[key]))
}
