import { pathToFileURL } from 'node:url'
import { ZenEngine } from '@gorules/zen-engine'
import jsonLogic from 'json-logic-js'
import { Engine, type RuleProperties } from 'json-rules-engine'
import { prepare } from '@gongjian/domain/rule/prepare.ts'
import { verdictFor } from '@gongjian/domain/rule/screen.ts'
import { facilityRules } from '../plans/zhengzhou-2019-37/rules/facility.ts'
import { byHand, randomLine, type Line } from './support/facility-lines.ts'
import { perSecondSince } from './support/turns.ts'

type Term = readonly [fact: keyof Line & string, op: '==' | '<' | '<=', value: string | number | boolean]

function capacity(terms: readonly Term[], op: '<' | '<=', bounds: Readonly<Record<string, number>>): Term[][] {
  return Object.entries(bounds).map(([unit, bound]) => [
    ...terms,
    ['capacityUnit', '==', unit],
    ['ratedCapacity', op, bound],
  ])
}

function yearly(terms: readonly Term[], bound: number): Term[][] {
  return capacity(terms, '<', { '万吨/年': bound, '吨/年': bound * 10_000 })
}

/** The same eight rules for engines of two values and no units, a line for each unit: any line, all of its terms. They know no third answer. */
const ELIMINATED: readonly (readonly Term[])[] = [
  [['product', '==', '地条钢']],
  [
    ['product', '==', '电解铝'],
    ['inCentralArea', '==', true],
  ],
  ...yearly([['product', '==', '电解铝']], 20),
  ...yearly(
    [
      ['product', '==', '铝用炭素'],
      ['standalone', '==', true],
    ],
    10,
  ),
  [
    ['product', '==', '煤气'],
    ['process', '==', '固定床间歇式'],
  ],
  ...yearly([['product', '==', '合成氨']], 30),
  ...capacity([['product', '==', '通用水泥熟料']], '<=', { '吨/日': 2000, '万吨/日': 0.2 }),
  [
    ['product', '==', '水泥粉磨'],
    ['diameter', '<=', 3],
    ['specialCement', '==', false],
  ],
]

type Decide = (line: Line) => boolean | Promise<boolean>

function withJsonLogic(): Decide {
  const rule = {
    or: ELIMINATED.map((terms) => ({
      and: terms.map(([fact, op, value]) => ({ [op === '==' ? '===' : op]: [{ var: fact }, value] })),
    })),
  } as Parameters<typeof jsonLogic.apply>[0]
  return (line) => jsonLogic.apply(rule, line) === true
}

const OPERATORS = { '==': 'equal', '<': 'lessThan', '<=': 'lessThanInclusive' } as const

function withJsonRulesEngine(): Decide {
  const rule: RuleProperties = {
    conditions: {
      any: ELIMINATED.map((terms) => ({
        all: terms.map(([fact, op, value]) => ({ fact, operator: OPERATORS[op], value })),
      })),
    },
    event: { type: 'eliminate' },
  }
  const engine = new Engine([rule])
  return async (line) => (await engine.run(line)).events.length > 0
}

function withZen(): Decide {
  const facts = [...new Set(ELIMINATED.flat().map(([fact]) => fact))]
  const cell = ([, op, value]: Term): string => `${op} ${JSON.stringify(value)}`
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        position: { x: 1, y: 0 },
        content: {
          hitPolicy: 'first',
          inputs: facts.map((field) => ({ id: field, name: field, field })),
          outputs: [{ id: 'out', name: 'eliminate', field: 'eliminate' }],
          rules: ELIMINATED.map((terms, i) => ({
            _id: String(i),
            ...Object.fromEntries(facts.map((f) => [f, ''])),
            ...Object.fromEntries(terms.map((t) => [t[0], cell(t)])),
            out: 'true',
          })),
        },
      },
      { id: 'end', name: 'end', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'end', type: 'edge' },
    ],
  })
  return async (line) => {
    const { result } = (await decision.evaluate(line)) as { result: { eliminate?: boolean } }
    return result.eliminate === true
  }
}

/** What the others decide is checked on every line that has all its facts, and on them alone: on the rest they guess. */
function isWhole(line: Line): boolean {
  return Object.values(line).every((v) => v !== null) && ['eliminate', 'keep'].includes(byHand(line))
}

/** Engines that answer by and by are asked a hundred at once: one after another they would be charged for waiting. */
const AT_ONCE = 100

async function rateOf(lines: readonly Line[], decide: Decide): Promise<number> {
  const started = performance.now()
  let found = 0
  let open: Promise<boolean>[] = []
  const settle = async (): Promise<void> => {
    for (const answer of await Promise.all(open)) if (answer) found += 1
    open = []
  }
  for (const line of lines) {
    const answer = decide(line)
    // A promise for each row would be charged to those that answer at once.
    if (typeof answer === 'boolean') found += answer ? 1 : 0
    else if (open.push(answer) >= AT_ONCE) await settle()
  }
  await settle()
  if (found === 0) throw new Error('nothing is eliminated')
  return perSecondSince(started, lines.length)
}

const LINES = 20_000
const ROUNDS = 3

export interface EngineRate {
  readonly engine: string
  readonly perSecond: number
}

/** Lines a second of the facility rules, ours with three answers and units, beside engines of two values over the same conditions. */
export async function benchRuleEngines(): Promise<EngineRate[]> {
  const lines: Line[] = []
  while (lines.length < LINES) {
    const line = randomLine()
    if (isWhole(line)) lines.push(line)
  }
  const prepared = prepare(facilityRules, '2019-09-20')
  const engines: Readonly<Record<string, Decide>> = {
    'by hand': (line) => byHand(line) === 'eliminate',
    gongjian: (line) => verdictFor(prepared, line) === 'eliminate',
    'json-logic-js': withJsonLogic(),
    'json-rules-engine': withJsonRulesEngine(),
    '@gorules/zen-engine': withZen(),
  }
  const best = new Map<string, number>()
  for (const [name, decide] of Object.entries(engines))
    for (const line of lines.slice(0, 2000))
      if ((await decide(line)) !== (byHand(line) === 'eliminate'))
        throw new Error(`${name} decides ${JSON.stringify(line)} otherwise`)
  for (let i = 0; i < ROUNDS; i++)
    for (const [name, decide] of Object.entries(engines))
      best.set(name, Math.max(best.get(name) ?? 0, await rateOf(lines, decide)))
  return [...best].map(([engine, perSecond]) => ({ engine, perSecond }))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rates = await benchRuleEngines()
  const ours = rates.find((r) => r.engine === 'gongjian')?.perSecond ?? 0
  for (const { engine, perSecond } of rates)
    console.log(
      `${engine}: ${Math.round(perSecond).toLocaleString('en')} lines/s, ${(perSecond / ours).toFixed(2)} of ours`,
    )
}
