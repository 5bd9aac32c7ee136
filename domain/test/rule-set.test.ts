import { describe, expect, it } from 'vitest'
import { continuing } from '../src/register/due.ts'
import { quantity, yesNo } from '../src/register/field.ts'
import { register } from '../src/register/register.ts'
import { checkRules } from '../src/rule/check.ts'
import { above, all, any, atMost, below, is, not, of, orLess, type Expr } from '../src/rule/expression.ts'
import { factNamed, factsOf, type Facts } from '../src/rule/fact.ts'
import { prepare } from '../src/rule/prepare.ts'
import { ruleSet, ruleSetProblems } from '../src/rule/problems.ts'
import type { Interpretation, Rule } from '../src/rule/rule.ts'
import { screen } from '../src/rule/screen.ts'
import { ruleSentence } from '../src/rule/sentence.ts'
import { FACTS, made, ON, setOf } from './random-rules.ts'

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
    const { verdict, findings, missing } = screen(either2, {})
    expect([verdict, missing]).toEqual(['eliminate', []])
    expect(findings[0]?.because).toContain('不论缺的是什么，结论都是“淘汰退出”')
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
  it.each([
    [3, '包括本数，按市工信局 2019-06-28 记录的解释：省厅复函'],
    [2.9, null],
  ])('at %d the finding says who read the bound, and on what basis, only where that decides', (width, words) => {
    const [finding] = screen(prepare(bounded, '2019-07-01', [reading]), { width }).findings
    expect(finding?.because.includes('记录的解释')).toBe(words !== null)
    expect(finding?.because).toContain(words ?? '应当如此')
  })
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

it('does not load: a spelling of an option that is none', () => {
  const colour = { ...factNamed(FACTS, 'colour'), spellings: { 绯: '红', 翠: '绿' } }
  const facts = { ...FACTS, facts: { ...FACTS.facts, colour } }
  expect(ruleSetProblems({ facts, otherwise: 'keep', tables: [], rules: [] })).toEqual([
    'colour: colour has no option 绿',
  ])
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
