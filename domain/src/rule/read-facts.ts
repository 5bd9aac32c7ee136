import { fail } from '../error/codes.ts'
import { unitFacts } from '../quantity/units.ts'
import { writtenNumber } from '../quantity/written-number.ts'
import { bareText, withoutSign, dayFromText, saysNothing, yesNoFromText } from '../register/read-text.ts'
import { exactOf, findExact, inUnit, toNumber, type Exact } from './exact.ts'
import { isUnitFact, type Fact, type Facts, type FactSet, type FactValue } from './fact.ts'

/** A value, and where a unit was written with it what unit the value stands in now. */
interface Taken {
  readonly value: FactValue
  readonly unit?: string
}

function refuse(why: string): never {
  return fail('fact-refused', { why })
}

/** 直径(m), 直径（毫米）: a label may carry its unit in brackets. */
const BRACKETED = /^(.*?)\(([^()]+)\)$/

interface Named {
  readonly fact: Fact
  /** The unit in the label's brackets. */
  readonly unit: string | null
}

/** 建设性质(新建/改建/扩建/技术改造): a form's head may carry its options in brackets. */
function withOptions(fact: Fact): string {
  return bareText(`${fact.label}(${fact.options.join('/')})`)
}

function named(set: FactSet, key: string): Named | null {
  const facts = Object.values(set.facts)
  const whole = bareText(key)
  // To the letter first: two questions of a county's list may differ by a blank alone.
  const exact = facts.find((x) => x.key === key.trim())
  const found = exact ?? facts.find((x) => bareText(x.label) === whole || withOptions(x) === whole)
  if (found) return { fact: found, unit: null }
  const [, label = '', unit = ''] = BRACKETED.exec(whole) ?? []
  const bracketed = facts.find((x) => bareText(x.label) === label || x.key === label)
  return bracketed && unitFacts(unit) ? { fact: bracketed, unit } : null
}

/** 2.8e3: as other systems write numbers. */
const EXPONENT = /^[eE][+-]?\d{1,3}/

/** 2800, '2800', '2,800 mm', '0.2万吨/日': a number and the unit that stands with it. */
function amountOf(fact: Fact, raw: string | number): { number: Exact; unit: string } {
  if (typeof raw === 'number') return { number: exactOf(raw), unit: '' }
  const written = writtenNumber(withoutSign(raw.normalize('NFKC').trim()), raw)
  if ('problem' in written) return refuse(`${fact.label}${written.problem}`)
  const [exponent = ''] = EXPONENT.exec(written.rest) ?? []
  const number = findExact(written.digits + exponent)
  if (number === null) return refuse(`${fact.label}应为数字，不是“${raw}”`)
  return { number, unit: written.rest.slice(exponent.length) }
}

function inRange(fact: Fact, value: number, unit: string): number {
  const words = unit === '' ? '' : ` ${unit}`
  if (fact.min !== null && value < fact.min) return refuse(`${fact.label}不小于 ${fact.min}${words}，不是 ${value}`)
  if (fact.max !== null && value > fact.max)
    return refuse(`${fact.label}不大于 ${fact.max}${words}，不是 ${value}，请核对单位`)
  if (fact.kind === 'count' && !Number.isInteger(value)) return refuse(`${fact.label}应为整数，不是 ${value}`)
  return value
}

/** The first of the units that the amount converts to. */
function converted(fact: Fact, number: Exact, unit: string, to: readonly string[]): { value: number; unit: string } {
  const same = to.find((u) => bareText(u) === bareText(unit))
  if (same !== undefined) return { value: toNumber(number), unit: same }
  for (const target of to) {
    const result = inUnit(number, unit, target)
    if (result !== null) return { value: toNumber(result), unit: target }
  }
  return refuse(
    unitFacts(unit)
      ? `${fact.label}的单位“${unit}”不能换算成${to.join('、')}`
      : `${fact.label}的单位“${unit}”不可识别，可写${to.join('、')}`,
  )
}

function numberFrom(set: FactSet, fact: Fact, raw: unknown, labelUnit: string | null): Taken {
  if (typeof raw !== 'number' && typeof raw !== 'string') return refuse(`${fact.label}应为数字`)
  if (typeof raw === 'number' && !Number.isFinite(raw)) return refuse(`${fact.label}应为数字`)
  const { number, unit: own } = amountOf(fact, raw)
  const unit = own === '' ? (labelUnit ?? '') : own
  const units = fact.unitFact === null ? [fact.unit ?? ''] : (set.facts[fact.unitFact]?.options ?? [])
  if (unit === '') return { value: inRange(fact, toNumber(number), fact.unit ?? '') }
  const taken = converted(fact, number, unit, units)
  return { ...taken, value: inRange(fact, taken.value, taken.unit) }
}

/** `1` for 1, 烘干炉(窑) for 烘干炉（窑）, 1:1 for a ratio of 1. */
function optionFrom(fact: Fact, raw: unknown): string {
  const text = typeof raw === 'string' || typeof raw === 'number' ? bareText(String(raw)) : ''
  const spelled = bareText(Object.hasOwn(fact.spellings, text) ? (fact.spellings[text] ?? text) : text)
  const found =
    fact.options.find((o) => bareText(o) === spelled) ?? fact.options.find((o) => `${bareText(o)}:1` === text)
  return (
    found ?? refuse(`${fact.label}应为：${fact.options.join('、')}；不是“${JSON.stringify(raw)}”`.replaceAll('"', ''))
  )
}

function yesNoFrom(fact: Fact, raw: unknown): boolean {
  if (typeof raw === 'boolean') return raw
  if (typeof raw !== 'string') return refuse(`${fact.label}应为 true、false、“是”或“否”`)
  const read = yesNoFromText(raw, fact.label)
  return 'problem' in read ? refuse(read.problem) : read.value
}

function codeFrom(fact: Fact, raw: unknown): string {
  const text = typeof raw === 'string' || typeof raw === 'number' ? bareText(String(raw)) : ''
  // C3011: the section's letter stands before the code in many forms.
  const code = /^[A-Za-z]?(\d{2,4})$/.exec(text)?.[1]
  return code ?? refuse(`${fact.label}应为 GB/T 4754 的 2 至 4 位代码，如 3011`)
}

function dayFrom(fact: Fact, raw: unknown): string {
  const read = dayFromText(typeof raw === 'string' ? raw : '', fact.label)
  return 'problem' in read ? refuse(read.problem) : read.value
}

function valueFrom(set: FactSet, { fact, unit }: Named, raw: unknown): Taken {
  if (raw === null || raw === undefined || (typeof raw === 'string' && saysNothing(raw))) return { value: null }
  if (unit !== null && fact.kind !== 'quantity' && fact.kind !== 'count')
    return refuse(`${fact.label}没有单位“${unit}”`)
  switch (fact.kind) {
    case 'choice':
      // A unit may be one that is not among the options: the number is converted from it.
      return isUnitFact(set, fact.key) && typeof raw === 'string' ? { value: raw } : { value: optionFrom(fact, raw) }
    case 'yesNo':
      return { value: yesNoFrom(fact, raw) }
    case 'quantity':
    case 'count':
      return numberFrom(set, fact, raw, unit)
    case 'industry':
      return { value: codeFrom(fact, raw) }
    case 'day':
      return { value: dayFrom(fact, raw) }
  }
}

/** Puts each number beside the unit of its own fact: 80 与 t/d, “8万吨/年” alone, 8 与 万吨/年. */
function settleUnits(set: FactSet, taken: ReadonlyMap<string, Taken>): Facts {
  const facts: Record<string, FactValue> = Object.fromEntries([...taken].map(([k, t]) => [k, t.value]))
  for (const fact of Object.values(set.facts)) {
    const { unitFact } = fact
    if (unitFact === null) continue
    const unit = set.facts[unitFact]
    const beside = taken.get(unitFact)?.value
    const amount = taken.get(fact.key)
    if (!unit) continue
    if (typeof beside === 'string') {
      const own = amount?.unit
      if (own !== undefined) {
        // Both are written: they must be able to mean the same.
        converted(fact, { n: 1n, d: 1n }, own, [converted(unit, { n: 1n, d: 1n }, beside, unit.options).unit])
        facts[unitFact] = own
      } else {
        const number = typeof amount?.value === 'number' ? amount.value : null
        const result = converted(unit, exactOf(number ?? 1), beside, unit.options)
        facts[unitFact] = result.unit
        if (number !== null) facts[fact.key] = result.value
      }
    } else if (amount?.unit !== undefined) facts[unitFact] = amount.unit
  }
  return facts
}

/**
 * One case as a person or another system writes it: keyed by Chinese labels or code words, 是/否 or true/false, units beside or
 * within numbers. An absent or null fact is missing. What is not understood is refused with its name (`fact-unknown`,
 * `fact-refused`): a fact that is dropped in silence would let a project through.
 */
export function readFacts(set: FactSet, input: unknown): Facts {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return refuse('每一项应是一个对象：{"事实名称": 值}')
  const taken = new Map<string, Taken>()
  for (const [key, raw] of Object.entries(input)) {
    const name = named(set, key)
    if (!name)
      return fail('fact-unknown', {
        fact: key,
        subject: set.title,
        known: Object.values(set.facts)
          .map((x) => x.label)
          .join('、'),
      })
    const value = valueFrom(set, name, raw)
    const before = taken.get(name.fact.key)
    if (before && before.value !== null && value.value !== null && before.value !== value.value)
      return refuse(`${name.fact.label}写了两次，且不相同`)
    if (!before || value.value !== null) taken.set(name.fact.key, value)
  }
  return settleUnits(set, taken)
}
