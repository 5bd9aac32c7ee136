import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantity, yesNo } from '../src/register/field.ts'
import { register } from '../src/register/register.ts'
import { continuing } from '../src/register/due.ts'
import { askedFirst } from '../src/rule/ask.ts'
import { checkRules } from '../src/rule/check.ts'
import { compile } from '../src/rule/evaluate.ts'
import { compare, decimalText, exact, inUnit } from '../src/rule/exact.ts'
import {
  above,
  all,
  any,
  atMost,
  below,
  factsIn,
  inClass,
  is,
  not,
  of,
  oneOf,
  orLess,
  orMore,
  type Expr,
} from '../src/rule/expression.ts'
import { factsOf, labelOf, type Facts } from '../src/rule/fact.ts'
import { prepare, type Prepared } from '../src/rule/prepare.ts'
import { ruleSet, ruleSetProblems } from '../src/rule/problems.ts'
import { rule, type Interpretation, type Outcome, type Rule, type RuleSet } from '../src/rule/rule.ts'
import { samplesOf } from '../src/rule/samples.ts'
import { screen, verdictFor } from '../src/rule/screen.ts'
import { conditionWords, ruleSentence } from '../src/rule/sentence.ts'
import { both, either, opposite, standingOf, type State } from '../src/rule/state.ts'
import { declared, stateIn, treeOf } from '../src/rule/tree.ts'
import { leavesOf } from '../src/rule/expression.ts'
import { expression, FACTS, facts } from './random-rules.ts'

const ON = '2019-06-10'
const setting = { set: FACTS, on: ON }

function stands(expr: Expr, given: Facts): string {
  return standingOf(compile(setting, expr)(given))
}

function made(id: string, when: Expr, outcome: Outcome = 'eliminate', more: Partial<Rule> = {}): Rule {
  return rule(id, { title: id, clause: '1', quote: '字', outcome, when, then: '应当如此', from: '2019-01-01', ...more })
}
function setOf(...rules: Rule[]): RuleSet {
  return ruleSet({ facts: FACTS, otherwise: 'keep', rules })
}

describe('numbers are what is written', () => {
  it.each([
    ['8', '万吨/年', '吨/年', '80000'],
    ['0.2', '万吨/日', '吨/日', '2000'],
    ['0.1', 'kg', '吨', '0.0001'],
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
        fc.pre(!names.includes('trade') && !names.includes('outer') && !names.includes('special'))
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

describe('a verdict on what is known', () => {
  it('is unknown exactly where a missing fact could still change it', () =>
    fc.assert(
      fc.property(rules, facts, (inputs, given) => {
        const p = preparedOf(inputs)
        const verdict = verdictFor(p, given)
        const possible = new Set([...completions(p, given)].map((x) => verdictFor(p, x)))
        fc.pre(!(possible.size === 1 && possible.has('unknown')))
        if (verdict === 'unknown') expect(possible.size).toBeGreaterThan(1)
        else if (verdict === 'halt') expect(possible).not.toContain('keep')
        else if (verdict !== 'borderline') expect([...possible]).toEqual([verdict])
      }),
      { numRuns: 300 },
    ))

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
            [next as string]:
              answers[next as string] ??
              samplesOf(
                p,
                next as string,
                p.rules.flatMap((r) => leavesOf(r.expr)),
                known,
              )[0],
          }
        }
        expect(verdictFor(p, known)).not.toBe('unknown')
        expect(
          askedFirst(p, known).filter((k) => (known[k] ?? null) === null && verdictFor(p, known) === 'keep'),
        ).toEqual([])
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
    // Each 否 ends rule a; the colour ends it in two of three answers.
    expect(askedFirst(p, {})[0]).not.toBe('width')
    expect(new Set(askedFirst(p, {}))).toEqual(new Set(['inner', 'colour', 'width']))
    expect(askedFirst(p, { inner: false })).toEqual([])
  })
})

describe('precedence', () => {
  const set = setOf(
    made('out', all(is('colour', '红'), orLess('width', of(3, 'm')))),
    made('stop', is('inner', false), 'halt'),
    made('if', atMost('workers', of(3, '人')), 'condition'),
    made('better', is('special', false), 'encourage'),
  )
  const p = prepare(set, ON)
  it.each<[string, Facts, string]>([
    ['eliminate, whatever else is missing', { colour: '红', width: 2 }, 'eliminate'],
    ['halt before a bound', { colour: '红', width: 3, inner: false }, 'halt'],
    ['halt though something could still end it', { colour: '红', inner: false }, 'halt'],
    ['a bound before what is missing', { colour: '红', width: 3 }, 'borderline'],
    ['unknown before a condition', { colour: '红', workers: 1, inner: true }, 'unknown'],
    ['a condition that holds', { colour: '黄', workers: 1, inner: true }, 'conditional'],
    ['unknown where a condition may hold', { colour: '黄', inner: true }, 'unknown'],
    ['kept; encouragement changes nothing', { colour: '黄', inner: true, workers: 9 }, 'keep'],
  ])('%s', (_why, given, verdict) => expect(screen(p, given).verdict).toBe(verdict))

  it('decides where two rules leave no way out, though neither is known to hold', () => {
    const either2 = prepare(setOf(made('a', is('inner', true)), made('b', is('inner', false))), ON)
    expect(screen(either2, {}).verdict).toBe('eliminate')
  })

  it('a rule that goes before another takes it away', () => {
    const spared = prepare(
      setOf(made('out', is('colour', '红')), made('spare', is('inner', true), 'exempt', { over: ['out'] })),
      ON,
    )
    expect(screen(spared, { colour: '红', inner: true })).toMatchObject({
      verdict: 'keep',
      findings: [{ rule: 'spare', outcome: 'exempt' }],
    })
    expect(screen(spared, { colour: '红', inner: false }).verdict).toBe('eliminate')
    expect(screen(spared, { colour: '红' })).toMatchObject({ verdict: 'unknown', missing: ['在内圈'] })
  })
})

describe('time', () => {
  const dated = setOf(
    made('first', atMost('width', of(3, 'm')), 'eliminate', { from: '2019-06-10', until: '2020-12-31' }),
    made('then', atMost('width', of(4, 'm')), 'eliminate', { from: '2021-01-01' }),
  )
  it.each<[string, string, string]>([
    ['2019-06-09', 'keep', 'the day before'],
    ['2019-06-10', 'keep', 'the first day: 3.5 is above 3'],
    ['2020-12-31', 'keep', 'the last day'],
    ['2021-01-01', 'eliminate', 'the next rule'],
  ])('%s: %s (%s)', (on, verdict) => expect(screen(prepare(dated, on), { width: 3.5 }).verdict).toBe(verdict))

  const reading: Interpretation = {
    rule: 'out',
    fact: 'width',
    reads: 'included',
    from: '2019-07-01',
    until: null,
    by: '市工信局',
    recordedOn: '2019-06-28',
    basis: '省厅复函',
  }
  const bounded = setOf(made('out', orLess('width', of(3, 'm'))))
  it.each<[string, readonly Interpretation[], string]>([
    ['2019-06-30', [reading], 'borderline'],
    ['2019-07-01', [reading], 'eliminate'],
    ['2019-07-01', [{ ...reading, reads: 'excluded' }], 'keep'],
    ['2019-09-01', [{ ...reading, reads: 'excluded', from: '2019-08-01' }, reading], 'keep'],
    ['2019-07-15', [{ ...reading, reads: 'excluded', from: '2019-08-01' }, reading], 'eliminate'],
    ['2019-07-01', [{ ...reading, rule: 'another' }], 'borderline'],
  ])('a recorded reading of 以下 decides from its day on: %s', (on, interpretations, verdict) =>
    expect(screen(prepare(bounded, on, interpretations), { width: 3 }).verdict).toBe(verdict),
  )
})

describe('a rule set that is wrong', () => {
  const clauses = new Map([['1', '本条有字']])
  const problems = (...all1: Rule[]): string[] => checkRules(setOf(...all1), clauses).map((p) => p.code)
  it.each<[string, Rule[], string[]]>([
    ['nothing to say', [made('a', is('inner', true))], []],
    ['can never hold', [made('a', all(is('colour', '红'), is('colour', '黄')))], ['unreachable']],
    [
      'between bounds that leave nothing',
      [made('a', all(below('width', of(3, 'm')), above('width', of(300, 'cm'))))],
      ['unreachable'],
    ],
    [
      'a bound leaves one number',
      [made('a', all(atMost('width', of(3, 'm')), not(below('width', of(300, 'cm')))))],
      [],
    ],
    ['always holds', [made('a', any(is('inner', true), is('inner', false)))], ['always']],
    [
      'spared in every case',
      [made('a', is('inner', true)), made('b', any(is('inner', true), is('colour', '红')), 'exempt', { over: ['a'] })],
      ['unreachable'],
    ],
    [
      'ended and spared at once',
      [made('a', is('inner', true)), made('b', is('colour', '红'), 'exempt')],
      ['contradiction'],
    ],
    [
      'with the order written down',
      [made('a', is('inner', true)), made('b', is('colour', '红'), 'exempt', { over: ['a'] })],
      [],
    ],
    [
      'never on the same day',
      [
        made('a', is('inner', true), 'eliminate', { until: '2019-12-31' }),
        made('b', is('colour', '红'), 'exempt', { from: '2020-01-01' }),
      ],
      [],
    ],
    ['of no clause', [made('a', is('inner', true), 'halt', { clause: '9.9' })], ['no-clause']],
    ['of words that are not there', [made('a', is('inner', true), 'halt', { quote: '无此言' })], ['no-quote']],
  ])('%s', (_why, given, codes) => expect(problems(...given)).toEqual(codes))

  it('a table with a gap, and with two rows for one case, shows the facts', () => {
    const rows = [
      made('small', below('width', of(3, 'm')), 'require'),
      made('large', above('width', of(3, 'm')), 'require'),
    ]
    const table = { id: 't', title: '表', within: is('inner', true), rows: ['small', 'large'] }
    const set = ruleSet({ facts: FACTS, otherwise: 'keep', rules: rows, tables: [table] })
    expect(checkRules(set, clauses)).toMatchObject([{ code: 'gap', facts: { inner: true, width: 3 } }])
    const overlapping = ruleSet({
      ...set,
      rules: [
        made('small', atMost('width', of(3, 'm')), 'require'),
        made('large', not(below('width', of(3, 'm'))), 'require'),
      ],
    })
    expect(checkRules(overlapping, clauses)).toMatchObject([{ code: 'overlap', facts: { width: 3 } }])
  })

  it.each<[string, Expr, RegExp]>([
    ['an option that is none', is('colour', '绿'), /no option 绿/],
    ['a unit that does not convert', below('width', of(3, '吨')), /does not convert/],
    ['no unit', below('width', of(3)), /without a unit/],
    ['an unknown unit', below('width', of(3, '尺')), /no unit 尺/],
    ['a fact that is none', is('weight', true), /no fact weight/],
    ['a bound over a choice', below('colour', of(3, 'm')), /over colour/],
  ])('does not load: %s', (_why, when, words) => {
    expect(() => setOf(made('a', when))).toThrow(words)
    expect(ruleSetProblems({ facts: FACTS, otherwise: 'keep', tables: [], rules: [made('a', when)] })).toHaveLength(1)
  })
})

it('facts are fields of a register: label, unit and bounds are declared once', () => {
  const kilns = register('kilns', {
    title: '窑炉',
    clause: '4.3',
    subject: 'facility',
    purpose: '各类工业窑炉管理清单，一炉一行，逐台销号。',
    due: continuing(),
    fields: { diameter: quantity('炉膛直径', 'm', { max: 20 }), sound: yesNo('达标排放') },
  })
  const set = ruleSet({
    facts: factsOf('kiln', '窑炉', kilns, { diameter: {}, sound: {} }),
    otherwise: 'keep',
    rules: [made('k', atMost('diameter', of(3, 'm')), 'halt')],
  })
  expect(set.facts.facts.diameter).toMatchObject({ label: '炉膛直径', unit: 'm', max: 20 })
  expect(ruleSentence(set, set.rules[0] as Rule)).toBe('一：炉膛直径在 3 m及以下的，应当如此。')
})
