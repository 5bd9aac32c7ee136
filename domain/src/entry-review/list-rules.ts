import { bareText } from '../register/read-text.ts'
import type { ItemValues } from '../register/value.ts'
import { all, factsIn, inClass, is, type Expr } from '../rule/expression.ts'
import type { Fact, FactSet, Facts } from '../rule/fact.ts'
import { rule, type Rule, type RuleSet } from '../rule/rule.ts'

/** How the rows of a county's own list (三线一单准入清单) are read as rules: which field says what. */
export interface ListBinding {
  readonly register: string
  /** The clause that lets counties keep the list. */
  readonly clause: string
  readonly restriction: string
  readonly outcomes: Readonly<Record<string, 'prohibit' | 'condition'>>
  readonly industryClass: string
  /** The fact of the project that tells trades apart, by their names. */
  readonly trade: string
  /** The project's own code. */
  readonly classFact: string
  /** Free text of the list and, under the same names, of a project. */
  readonly words: Readonly<Record<string, string>>
  readonly area: string
  readonly areaName: string
  /** Areas that facts of the project decide; null: everywhere. Any other is asked for by its name. */
  readonly areas: Readonly<Record<string, Expr | null>>
  /** Within an area of this kind a name would say what is left out, not what is meant. */
  readonly outside: readonly string[]
  /** Facts of the project that areas ask and the plan's rules do not. */
  readonly facts: Readonly<Record<string, Fact>>
  readonly condition: string
  readonly basis: string
  readonly basisNumber: string
  readonly from: string
  readonly until: string
}

/** A row that stands in the list. */
export interface ListRow {
  readonly id: number
  /** Where it stands in the file that brings it: it has no number yet. */
  readonly where?: string
  readonly title: string
  /** 巩义市. */
  readonly unit: string
  /** null: all of the unit. */
  readonly township: { readonly code: string; readonly name: string } | null
  readonly values: ItemValues
}

function textIn(values: ItemValues, key: string): string {
  const value = values[key]
  return typeof value === 'string' ? value.trim() : ''
}

/** A question of yes or no, under the words that ask it: rows of the same words ask once. */
function question(label: string): Fact {
  return {
    key: label,
    label,
    kind: 'yesNo',
    options: [],
    unit: null,
    unitFact: null,
    min: null,
    max: null,
    presumed: null,
    fills: [],
    follows: [],
    classes: null,
    help: null,
    spellings: {},
  }
}

function wordQuestion(label: string, words: string): string {
  return `${label}为“${words}”`
}

interface Asked {
  readonly conditions: readonly Expr[]
  readonly questions: readonly string[]
}

/** Industry, process, equipment, product: what is filled must all be so; where nothing is, the row's own name is asked. */
function thingOf(binding: ListBinding, { title, values }: ListRow): Asked {
  const code = textIn(values, binding.industryClass)
  const questions = Object.entries(binding.words).flatMap(([key, label]) => {
    const words = textIn(values, key)
    return words === '' ? [] : [wordQuestion(label, words)]
  })
  const asked = code === '' && questions.length === 0 ? [`属于准入清单所列“${title}”`] : questions
  const byCode = code === '' ? [] : [inClass(binding.classFact, [code])]
  return { conditions: [...byCode, ...asked.map((q) => is(q, true))], questions: asked }
}

function areaOf(binding: ListBinding, { values }: ListRow): Asked {
  const area = textIn(values, binding.area)
  const name = textIn(values, binding.areaName)
  const known = area === '' ? null : binding.areas[area]
  if (known !== undefined && (name === '' || binding.outside.includes(area)))
    return { conditions: known === null ? [] : [known], questions: [] }
  const asked = `位于${name === '' ? area : `“${name}”`}`
  return { conditions: [is(asked, true)], questions: [asked] }
}

function townshipOf({ township }: ListRow, site: string | null): Asked {
  if (township === null || township.code === site) return { conditions: [], questions: [] }
  const asked = `位于${township.name}`
  return { conditions: [is(asked, true)], questions: [asked] }
}

/** How a row is cited: 巩义市准入清单“禁止新建炭素”（巩政〔2019〕3号）. */
export function rowWords(binding: ListBinding, { title, unit, values }: ListRow): string {
  const basis = [textIn(values, binding.basis), textIn(values, binding.basisNumber)].filter((t) => t !== '').join(' ')
  return `${unit}准入清单“${title}”${basis === '' ? '' : `（依据：${basis}）`}`
}

interface RowRule {
  readonly rule: Rule
  readonly questions: readonly string[]
}

/** null: the row lacks what a rule must have. */
export function ruleOfRow(binding: ListBinding, row: ListRow, site: string | null): RowRule | null {
  const { values } = row
  const outcome = binding.outcomes[textIn(values, binding.restriction)]
  const from = textIn(values, binding.from)
  if (outcome === undefined || from === '') return null
  const parts = [thingOf(binding, row), areaOf(binding, row), townshipOf(row, site)]
  const condition = textIn(values, binding.condition)
  const limited = condition === '' ? '限制建设，须说明符合哪些条件' : `应当符合限制条件：${condition}`
  const made = rule(`${binding.register}.${row.id}`, {
    title: row.title,
    clause: binding.clause,
    quote: row.title,
    outcome,
    when: all(...parts.flatMap((p) => p.conditions)),
    then: outcome === 'prohibit' ? '禁止建设' : limited,
    from: from,
    until: textIn(values, binding.until) || null,
    source: { register: binding.register, item: row.id, words: rowWords(binding, row) },
  })
  return { rule: made, questions: parts.flatMap((p) => p.questions) }
}

/** The plan's rules with those of the list beside them. `site`: the project's township; null: not known, so it is asked. */
export function withList(set: RuleSet, binding: ListBinding, rows: readonly ListRow[], site: string | null): RuleSet {
  const here = rows.filter((r) => r.township === null || site === null || r.township.code === site)
  const made = here.flatMap((r) => ruleOfRow(binding, r, site) ?? [])
  const questions = made.flatMap((m) => m.questions).map((q): [string, Fact] => [q, question(q)])
  const named = new Set(made.flatMap((m) => factsIn(m.rule.when)))
  const more = Object.entries(binding.facts).filter(([key]) => named.has(key))
  const asked = Object.fromEntries([...more, ...questions])
  const facts: FactSet = { ...set.facts, facts: { ...set.facts.facts, ...asked } }
  return { ...set, facts, rules: [...set.rules, ...made.map((m) => m.rule)] }
}

/**
 * Answers that the project's own words give: who makes 水泥熟料 is asked no more whether the product is that. Words that do
 * not hold the list's say nothing, since one thing has many names.
 */
export function answersInWords(
  binding: ListBinding,
  rows: readonly ListRow[],
  said: Readonly<Record<string, unknown>>,
): Facts {
  const answers = rows.flatMap(({ values }) =>
    Object.entries(binding.words).flatMap(([key, label]): [string, true][] => {
      const words = textIn(values, key)
      const own = said[key]
      const isSaid = typeof own === 'string' && words !== '' && bareText(own).includes(bareText(words))
      return isSaid ? [[wordQuestion(label, words), true]] : []
    }),
  )
  return Object.fromEntries(answers)
}
