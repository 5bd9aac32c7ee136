import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedFirst } from '../src/rule/ask.ts'
import { compile } from '../src/rule/evaluate.ts'
import { compare, decimalText, exact, inUnit } from '../src/rule/exact.ts'
import {
  all,
  atMost,
  below,
  factsIn,
  inClass,
  is,
  leavesOf,
  not,
  of,
  orLess,
  orMore,
  type Expr,
} from '../src/rule/expression.ts'
import { labelOf, type Facts } from '../src/rule/fact.ts'
import { prepare, type Prepared } from '../src/rule/prepare.ts'
import type { Outcome } from '../src/rule/rule.ts'
import { samplesOf } from '../src/rule/samples.ts'
import { screen, verdictFor } from '../src/rule/screen.ts'
import { conditionWords } from '../src/rule/sentence.ts'
import { both, either, opposite, standingOf, type State } from '../src/rule/state.ts'
import { declared, missingIn, stateIn, treeOf } from '../src/rule/tree.ts'
import { expression, FACTS, facts, made, ON, setOf } from './random-rules.ts'

const setting = { set: FACTS, on: ON }

function stands(expr: Expr, given: Facts): string {
  return standingOf(compile(setting, expr)(given))
}

describe('numbers are what is written', () => {
  it.each([
    ['8', '万吨/年', '吨/年', '80000'],
    ['0.2', '万吨/日', '吨/日', '2000'],
    ['0.2', '万吨/天', '吨每日', '2000'],
    ['8', '万t/a', '吨/a', '80000'],
    ['300', '千吨/年', '万吨/年', '30'],
    ['0.1', 'kg', '吨', '0.0001'],
    ['1500', 'kg/年', 't/a', '1.5'],
    ['3', 't/年', '千克/年', '3000'],
    ['2', '千吨/日', 't/d', '2000'],
    ['5', '公斤/天', 'kg/d', '5'],
    ['2800', 'mm', 'm', '2.8'],
    ['1e-3', 'km', 'm', '1'],
    ['3', '亩', 'm²', '2000'],
  ])('%s %s is %4$s %s', (value, from, to, result) => {
    const converted = inUnit(exact(value), from, to)
    expect(converted && decimalText(converted)).toBe(result)
  })
  it('refuses what measures another thing', () => {
    expect(inUnit(exact('1'), '万吨/年', '吨/日')).toBeNull()
    expect(inUnit(exact('1'), 'm', '吨')).toBeNull()
  })
  it('one 亩 has no end in 公顷, and comes back whole', () => {
    const hectares = inUnit(exact('1'), '亩', '公顷')
    expect(hectares && decimalText(hectares)).toBeNull()
    const back = hectares && inUnit(hectares, '公顷', '亩')
    expect(back && compare(back, exact('1'))).toBe(0)
  })
})

it.each([
  [{}, ['code']],
  [{ code: '30' }, ['code']],
  [{ code: '3011' }, []],
  [{ code: '31' }, []],
])('of %j a condition over 3011 still asks for %j: a code too short to tell is as good as none', (given, asked) => {
  expect(missingIn(treeOf(setting, inClass('code', ['3011'])), given)).toEqual(asked)
})

describe('three answers, and a bound', () => {
  const known: [string, Expr, Facts, string][] = [
    ['及以下 holds on the bound', atMost('width', of(3, 'm')), { width: 3 }, 'yes'],
    ['低于 does not', below('width', of(3, 'm')), { width: 3 }, 'no'],
    ['以下 is undecided there', orLess('width', of(3, 'm')), { width: 3 }, 'borderline'],
    ['以上 too', orMore('width', of(300, 'cm')), { width: 3 }, 'borderline'],
    ['以上 just above', orMore('width', of(300, 'cm')), { width: 3.0001 }, 'yes'],
    ['nothing is not zero', atMost('width', of(3, 'm')), {}, 'unknown'],
    ['zero is not nothing', atMost('width', of(3, 'm')), { width: 0 }, 'yes'],
    ['units convert', below('capacity', of(20, '万吨/年')), { capacity: 199_999, unit: '吨/年' }, 'yes'],
    ['exactly', orLess('capacity', of(20, '万吨/年')), { capacity: 200_000, unit: '吨/年' }, 'borderline'],
    ['a number without its unit', below('capacity', of(20, '万吨/年')), { capacity: 3 }, 'unknown'],
    ['another measure', below('capacity', of(20, '万吨/年')), { capacity: 3, unit: '吨/日' }, 'unknown'],
    ['not of a bound is a bound', not(orLess('width', of(3, 'm'))), { width: 3 }, 'borderline'],
    ['unknown and a bound', all(is('inner', true), orLess('width', of(3, 'm'))), { width: 3 }, 'unknown'],
    ['no and a bound', all(is('inner', true), orLess('width', of(3, 'm'))), { width: 3, inner: false }, 'no'],
    ['a code of two digits', inClass('code', ['3011']), { code: '30' }, 'unknown'],
    ['a code within', inClass('code', ['30']), { code: '3011' }, 'yes'],
    ['the code decides', is('trade', '水泥'), { code: '3011' }, 'yes'],
    ['whatever is declared', is('trade', '水泥'), { code: '3011', trade: '其他' }, 'yes'],
    ['what it leaves open is asked', is('trade', '玻璃'), { code: '3051' }, 'unknown'],
    ['and may be decided all the same', is('trade', '水泥'), { code: '3051' }, 'no'],
    ['or declared', is('trade', '玻璃'), { code: '3051', trade: '其他' }, 'no'],
    ['filled from another fact', is('outer', true), { inner: true }, 'yes'],
    ['what is declared goes before', is('outer', true), { inner: true, outer: false }, 'no'],
    ['a term that has run out', is('late', true), { deadline: '2019-06-09' }, 'yes'],
    ['on its last day it has not', is('late', true), { deadline: ON }, 'unknown'],
    ['whatever is declared', is('late', true), { deadline: '2019-06-09', late: false }, 'yes'],
    ['what was done within it', is('late', true), { deadline: '2019-06-09', finished: '2019-06-09', late: true }, 'no'],
    ['or after it', is('late', true), { deadline: '2019-06-09', finished: ON }, 'yes'],
    ['without a term what is declared', is('late', true), { late: true }, 'yes'],
    ['the document’s default', is('special', false), {}, 'yes'],
    [
      '0.1 three times is 0.3',
      { op: 'times', fact: 'width', relation: '<', factor: '3', other: 'length' },
      { width: 0.3, length: 0.1 },
      'no',
    ],
  ]
  it.each(known)('%s', (_why, expr, given, result) => expect(stands(expr, given)).toBe(result))

  it('connectives are each other’s mirror, whatever the states', () => {
    const states: State[] = [0, 1, 2, 3, 4, 5]
    for (const a of states)
      for (const b of states) {
        expect(opposite(both(a, b))).toBe(either(opposite(a), opposite(b)))
        expect(both(a, b)).toBe(both(b, a))
        expect(opposite(opposite(a))).toBe(a)
      }
  })
})

describe('one tree, one answer', () => {
  it('closures and the tree that is taken apart agree', () =>
    fc.assert(
      fc.property(expression, facts, (expr, given) => {
        expect(stateIn(treeOf(setting, expr), declared(given))).toBe(compile(setting, expr)(given))
      }),
    ))

  it('what is decided stays decided when more becomes known', () =>
    fc.assert(
      fc.property(expression, facts, facts, (expr, given, more) => {
        // Where nothing is filled in from elsewhere: a fill gives way to what is declared.
        const names = factsIn(expr)
        fc.pre(!['trade', 'outer', 'special', 'late'].some((k) => names.includes(k)))
        const later = Object.fromEntries(Object.keys(given).map((k) => [k, given[k] ?? more[k]]))
        const before = stands(expr, given)
        if (before === 'yes' || before === 'no') expect(stands(expr, later)).toBe(before)
      }),
    ))

  it('a sentence names every fact that is used', () =>
    fc.assert(
      fc.property(expression, (expr) => {
        const words = conditionWords(FACTS, expr)
        expect(factsIn(expr).filter((k) => !words.includes(labelOf(FACTS, k)))).toEqual([])
      }),
    ))
})

/** Rules over facts that are nowhere filled in, so that every completion is a case of its own. */
const plain = expression.filter((x) =>
  leavesOf(x).every((l) => ['colour', 'inner', 'width', 'capacity', 'workers'].includes(l.fact) && l.op !== 'times'),
)
const outcomes = fc.constantFrom<Outcome>('prohibit', 'halt', 'condition', 'encourage')
const rules = fc.array(fc.record({ when: plain, outcome: outcomes }), { minLength: 1, maxLength: 3 })

function preparedOf(inputs: readonly { when: Expr; outcome: Outcome }[]): Prepared {
  return prepare(setOf(...inputs.map((x, i) => made(`r${i}`, x.when, x.outcome))), ON)
}

/** Every completion of the facts by one value for each way of answering. */
function* completions(p: Prepared, given: Facts): Generator<Facts> {
  const leaves = p.rules.flatMap((r) => leavesOf(r.expr))
  const names = new Set(leaves.map((l) => l.fact))
  const units = names.has('capacity') ? ['unit', ...names] : [...names]
  const missing = [...new Set(units)].find((k) => (given[k] ?? null) === null)
  if (missing === undefined) yield given
  else for (const value of samplesOf(p, missing, leaves, given)) yield* completions(p, { ...given, [missing]: value })
}

/** Not where a number stands in a unit that does not convert: no completion says what it would be in one that does. */
function isComplete(p: Prepared, cases: readonly Facts[]): boolean {
  const tests = p.rules.flatMap((r) => leavesOf(r.expr)).map((x) => compile(setting, x))
  return cases.every((x) => tests.every((test) => standingOf(test(x)) !== 'unknown'))
}

describe('a verdict on what is known', () => {
  it('is unknown exactly where a missing fact could still change it', () =>
    fc.assert(
      fc.property(rules, facts, (inputs, given) => {
        const p = preparedOf(inputs)
        const verdict = verdictFor(p, given)
        expect(screen(p, given).verdict).toBe(verdict)
        const cases = [...completions(p, given)]
        const possible = new Set(cases.map((x) => verdictFor(p, x)))
        fc.pre(verdict !== 'unknown' || isComplete(p, cases))
        if (verdict === 'unknown') expect(possible.size).toBeGreaterThan(1)
        else if (verdict === 'halt') expect(possible).not.toContain('keep')
        else if (verdict !== 'borderline') expect([...possible]).toEqual([verdict])
      }),
      { numRuns: 300 },
    ))

  it('a number in a unit that does not convert may still stand on the bound', () => {
    const p = preparedOf([
      { when: orLess('capacity', of(3, '万吨/年')), outcome: 'condition' },
      { when: not(all(not(all()))), outcome: 'condition' },
    ])
    const given = { capacity: 0, unit: '吨/日' }
    expect([screen(p, given).verdict, verdictFor(p, given)]).toEqual(['unknown', 'unknown'])
    expect(screen(p, { capacity: 3, unit: '万吨/年' }).verdict).toBe('borderline')
  })

  it('asks for facts until it stands, and never for one that is known', () =>
    fc.assert(
      fc.property(rules, facts, facts, (inputs, given, answers) => {
        const p = preparedOf(inputs)
        let known: Facts = given
        for (let i = 0; i < 8 && verdictFor(p, known) === 'unknown'; i++) {
          const [next] = askedFirst(p, known).filter((k) => (known[k] ?? null) === null)
          // A number in a unit that does not convert is asked again, and no answer is tried here.
          fc.pre(next !== undefined)
          known = {
            ...known,
            [next]:
              answers[next] ??
              samplesOf(
                p,
                next,
                p.rules.flatMap((r) => leavesOf(r.expr)),
                known,
              )[0],
          }
        }
        expect(verdictFor(p, known)).not.toBe('unknown')
        expect(screen(p, known).missing).toEqual([])
      }),
      { numRuns: 100 },
    ))

  it('asks first what decides soonest', () => {
    const p = prepare(
      setOf(
        made('a', all(is('inner', true), is('colour', '红'), atMost('width', of(3, 'm')))),
        made('b', is('special', true)),
      ),
      ON,
    )
    // Half of the answers to the first two end rule a, a third of those to the width.
    expect(askedFirst(p, {})[0]).not.toBe('width')
    expect(new Set(askedFirst(p, {}))).toEqual(new Set(['inner', 'colour', 'width']))
    expect(askedFirst(p, { inner: false })).toEqual([])
  })
})
