import fc from 'fast-check'
import type { Expr, Relation } from '../src/rule/expression.ts'
import type { Fact, Facts, FactSet, FactValue } from '../src/rule/fact.ts'
import { ruleSet } from '../src/rule/problems.ts'
import { rule, type Outcome, type Rule, type RuleSet } from '../src/rule/rule.ts'

/** The day of the tests. */
export const ON = '2019-06-10'

function fact(key: string, label: string, kind: Fact['kind'], more: Partial<Fact> = {}): Fact {
  return {
    key,
    label,
    kind,
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
    ...more,
  }
}

/** One fact of each kind and of each way in which a fact can be known without being declared. */
export const FACTS: FactSet = {
  subject: 'thing',
  title: '物',
  register: 'things',
  facts: Object.fromEntries(
    [
      fact('colour', '颜色', 'choice', { options: ['红', '黄', '蓝'] }),
      fact('code', '代码', 'industry'),
      fact('trade', '行业', 'choice', {
        options: ['水泥', '玻璃', '其他'],
        classes: {
          fact: 'code',
          otherwise: ['其他'],
          rows: [
            ['3011', ['水泥']],
            ['304', ['玻璃']],
            ['305', ['玻璃', '其他']],
          ],
        },
      }),
      fact('inner', '在内圈', 'yesNo'),
      fact('outer', '在外圈', 'yesNo', { fills: [{ when: { op: 'in', fact: 'inner', values: [true] }, value: true }] }),
      fact('special', '特种', 'yesNo', { presumed: false }),
      fact('width', '宽度', 'quantity', { unit: 'm', min: 0 }),
      fact('length', '长度', 'quantity', { unit: 'm', min: 0 }),
      fact('capacity', '产能', 'quantity', { unitFact: 'unit', min: 0 }),
      fact('unit', '产能单位', 'choice', { options: ['万吨/年', '吨/年', '吨/日'] }),
      fact('workers', '人数', 'count', { unit: '人', min: 0 }),
      fact('deadline', '期限', 'day'),
      fact('finished', '完成日', 'day'),
      fact('late', '逾期', 'yesNo', {
        follows: [
          { when: { op: 'day', fact: 'finished', relation: '>', day: null, other: 'deadline' }, value: true },
          { when: { op: 'day', fact: 'finished', relation: '<=', day: null, other: 'deadline' }, value: false },
          { when: { op: 'day', fact: 'deadline', relation: '<', day: null, other: null }, value: true },
        ],
      }),
    ].map((x) => [x.key, x]),
  ),
}

const NUMBERS = ['0', '0.1', '0.2', '0.3', '2.9999', '3', '20', '2000', '200000']
const DAYS = ['2019-06-09', '2019-06-10', '2019-06-11']
const CODES = ['30', '304', '3011', '3041', '3059', '26', '2614']
const relation = fc.constantFrom<Relation>('<', '<=', '>', '>=')

function subset<T>(...values: T[]): fc.Arbitrary<T[]> {
  return fc.subarray(values, { minLength: 1 })
}

function bound(keys: readonly string[], units: readonly (string | null)[]): fc.Arbitrary<Expr> {
  return fc
    .record({
      fact: fc.constantFrom(...keys),
      unit: fc.constantFrom(...units),
      relation,
      value: fc.constantFrom(...NUMBERS),
      open: fc.boolean(),
    })
    .map(({ open, ...x }) => ({ op: 'bound', ...x, open: open && (x.relation === '<' || x.relation === '>') }))
}

export const leaf: fc.Arbitrary<Expr> = fc.oneof(
  subset('红', '黄', '蓝').map((values): Expr => ({ op: 'in', fact: 'colour', values })),
  subset('水泥', '玻璃', '其他').map((values): Expr => ({ op: 'in', fact: 'trade', values })),
  fc
    .record({ fact: fc.constantFrom('inner', 'outer', 'special', 'late'), values: subset(true, false) })
    .map((x): Expr => ({ op: 'in', ...x })),
  subset(...CODES).map((classes): Expr => ({ op: 'class', fact: 'code', classes })),
  bound(['width', 'length'], ['m', 'cm', '毫米']),
  bound(['capacity'], ['万吨/年', '吨/年', '吨/日', '万吨/日']),
  bound(['workers'], ['人']),
  fc
    .record({ relation, day: fc.constantFrom<string | null>(null, ...DAYS) })
    .map((x): Expr => ({ op: 'day', fact: 'deadline', other: null, ...x })),
  relation.map((relation): Expr => ({ op: 'day', fact: 'finished', relation, day: null, other: 'deadline' })),
  fc
    .record({ relation, factor: fc.constantFrom('1', '2', '0.1', '3') })
    .map((x): Expr => ({ op: 'times', fact: 'width', other: 'length', ...x })),
)

export const expression: fc.Arbitrary<Expr> = fc.letrec<{ tree: Expr }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.record({ op: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('tree'), { maxLength: 4 }) }),
    tie('tree').map((of): Expr => ({ op: 'not', of })),
  ),
})).tree

function known<T extends FactValue>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ arbitrary: fc.constant(null), weight: 1 }, { arbitrary: value, weight: 3 })
}

const amount = fc.oneof(
  fc.constantFrom(...NUMBERS.map(Number), 300, 0.6, 29.999, 3000, 3.0001),
  fc.integer({ min: 0, max: 250_000 }),
)

/** Facts about the bounds, some of them missing. */
export const facts: fc.Arbitrary<Facts> = fc.record({
  colour: known(fc.constantFrom('红', '黄', '蓝')),
  code: known(fc.constantFrom(...CODES, '31', '3099')),
  trade: known(fc.constantFrom('水泥', '玻璃', '其他')),
  inner: known(fc.boolean()),
  outer: known(fc.boolean()),
  special: known(fc.boolean()),
  width: known(amount),
  length: known(amount),
  capacity: known(amount),
  unit: known(fc.constantFrom('万吨/年', '吨/年', '吨/日')),
  workers: known(fc.constantFrom(0, 1, 2, 3, 20, 2000)),
  deadline: known(fc.constantFrom(...DAYS, '2020-12-31')),
  finished: known(fc.constantFrom(...DAYS)),
  late: known(fc.boolean()),
})

export function made(id: string, when: Expr, outcome: Outcome = 'eliminate', more: Partial<Rule> = {}): Rule {
  return rule(id, { title: id, clause: '1', quote: '字', outcome, when, then: '应当如此', from: '2019-01-01', ...more })
}
export function setOf(...rules: Rule[]): RuleSet {
  return ruleSet({ facts: FACTS, otherwise: 'keep', rules })
}
