import { clauseLabel } from '../plan/clause-label.ts'
import { dayInWords } from '../calendar/calendar.ts'
import { boundIn } from './evaluate.ts'
import type { Bound, Expr, Leaf, Relation } from './expression.ts'
import { factNamed, labelOf, type Facts, type FactSet, type FactValue } from './fact.ts'
import type { Rule, RuleSet } from './rule.ts'

const AMOUNT_WORDS: Readonly<Record<Relation, (amount: string) => string>> = {
  '<': (a) => `低于 ${a}`,
  '<=': (a) => `在 ${a}及以下`,
  '>': (a) => `高于 ${a}`,
  '>=': (a) => `在 ${a}及以上`,
}
const DAY_WORDS: Readonly<Record<Relation, string>> = { '<': '早于', '<=': '不晚于', '>': '晚于', '>=': '不早于' }
const TIMES_WORDS: Readonly<Record<Relation, string>> = { '<': '小于', '<=': '不大于', '>': '大于', '>=': '不小于' }

function word(value: string | boolean): string {
  return typeof value === 'boolean' ? (value ? '是' : '否') : value
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join('、')}或${last}`
}

function amount({ value, unit }: Bound): string {
  return unit === null ? value : `${value} ${unit}`
}

/** The side that an open bound names. */
export function sideWord({ relation }: Bound): string {
  return relation === '<' || relation === '<=' ? '以下' : '以上'
}

function boundWords(leaf: Bound): string {
  if (!leaf.open) return AMOUNT_WORDS[leaf.relation](amount(leaf))
  const side = sideWord(leaf)
  return `在 ${amount(leaf)}${side}（未写“及${side}”，恰为此数时未定）`
}

function dayWords(set: FactSet, { day, other }: Extract<Leaf, { op: 'day' }>): string {
  if (other !== null) return labelOf(set, other)
  return day === null ? '审查当日' : dayInWords(day)
}

function leafWords(set: FactSet, leaf: Leaf): string {
  const label = labelOf(set, leaf.fact)
  switch (leaf.op) {
    case 'in':
      return `${label}为${listed(leaf.values.map(word))}`
    case 'class':
      return `${label}属于 ${leaf.classes.join('、')}`
    case 'bound':
      return label + boundWords(leaf)
    case 'day':
      return `${label}${DAY_WORDS[leaf.relation]}${dayWords(set, leaf)}`
    case 'times': {
      const many = leaf.factor === '1' ? '' : `的 ${leaf.factor} 倍`
      return `${label}${TIMES_WORDS[leaf.relation]}${labelOf(set, leaf.other)}${many}`
    }
  }
}

/** A condition in words; every fact that it uses is named. */
export function conditionWords(set: FactSet, expr: Expr, nested = false): string {
  switch (expr.op) {
    case 'all':
    case 'any': {
      if (expr.of.length === 0) return expr.op === 'all' ? '任何情形' : '没有情形'
      const parts = expr.of.map((x) => conditionWords(set, x, expr.of.length > 1))
      const joined = parts.join(expr.op === 'all' ? '，且' : '，或')
      return nested && parts.length > 1 ? `（${joined}）` : joined
    }
    case 'not':
      return `并非“${conditionWords(set, expr.of)}”`
    case 'in':
    case 'class':
    case 'bound':
    case 'day':
    case 'times':
      return leafWords(set, expr)
  }
}

/** 四（三）1：窑炉类型为热风炉，且燃料为煤的，应当取缔。 */
export function ruleSentence(set: RuleSet, r: Rule): string {
  const before = set.rules.filter((x) => x.over.includes(r.id))
  const spared = before.length === 0 ? '' : `（${before.map((x) => x.title).join('、')}除外）`
  const end = r.until === null ? '' : `（至${dayInWords(r.until)}）`
  return `${clauseLabel(r.clause)}：${conditionWords(set.facts, r.when)}的，${thenWords(r)}${spared}${end}。`
}

/** What a rule rests on: the words of the clause, or the row of a list with its basis. */
export function citedWords({ quote, clause, source }: Rule): string {
  return source === null ? `${inQuotes(quote)}（${clauseLabel(clause)}）` : source.words
}

/** “严禁‘一刀切’”: GB/T 15834 has single marks within double ones. */
export function inQuotes(words: string): string {
  return `“${words.replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'))}”`
}

const OTHERWISE: Readonly<Record<Relation, Relation>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

/** What would have to be so for the leaf not to hold: 燃料不为煤、位于工业园区为是. */
export function otherwiseWords(set: FactSet, leaf: Leaf): string {
  const label = labelOf(set, leaf.fact)
  switch (leaf.op) {
    case 'in': {
      const [only] = leaf.values
      return typeof only === 'boolean' ? `${label}为${word(!only)}` : `${label}不为${listed(leaf.values.map(word))}`
    }
    case 'class':
      return `${label}不属于 ${leaf.classes.join('、')}`
    case 'bound':
      return leafWords(set, { ...leaf, relation: OTHERWISE[leaf.relation], open: false })
    case 'day':
    case 'times':
      return leafWords(set, { ...leaf, relation: OTHERWISE[leaf.relation] })
  }
}

/** 原则上 stands in what follows, since a person may decide otherwise with a reason. */
export function thenWords(r: Rule): string {
  return r.inPrinciple ? `原则上${r.then}` : r.then
}

/** A fact as it was declared: 额定产能 0.2 万吨/日. */
export function factWords(set: FactSet, key: string, facts: Facts, value: FactValue = facts[key]): string {
  const fact = factNamed(set, key)
  if (value === null || value === undefined) return `${fact.label}未知`
  if (typeof value !== 'number') return `${fact.label}为${word(value)}`
  const unit = fact.unitFact === null ? fact.unit : facts[fact.unitFact]
  return `${fact.label} ${value}${typeof unit === 'string' && unit !== '' ? ` ${unit}` : ''}`
}

/** 额定产能 0.2 万吨/日（界限 2000 吨/日，即 0.2 万吨/日）: what was compared, where the units differ. */
export function comparedWords(set: FactSet, leaf: Bound, facts: Facts): string {
  const { unitFact } = factNamed(set, leaf.fact)
  const unit = unitFact === null ? null : facts[unitFact]
  const words = factWords(set, leaf.fact, facts)
  if (typeof unit !== 'string' || unit === leaf.unit) return words
  const converted = boundIn(leaf, unit)
  return converted === null
    ? `${words}，不能换算为${leaf.unit ?? ''}`
    : `${words}（${amount(leaf)}即 ${converted} ${unit}）`
}
