import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { prepare } from '@gongjian/domain/rule/prepare.ts'
import { verdictFor } from '@gongjian/domain/rule/screen.ts'
import { mayHoldSql, standingSql, type Columns } from '@gongjian/domain/rule/sql.ts'
import { T } from '@gongjian/domain/rule/state.ts'
import { facilityRules } from '../plans/zhengzhou-2019-37/rules/facility.ts'
import { startEmbedded } from '../server/src/db/embedded.ts'
import { quoted, snake } from '../server/src/register/table/column-kinds.ts'
import { byHand, PRODUCTS, randomLine, UNITS } from './support/facility-lines.ts'
import { rateOver, turns } from './support/turns.ts'

/** The facility rules beside the same decisions written by hand: in JavaScript a row at a time, in SQL one scan for all rules. */
const prepared = prepare(facilityRules, '2019-09-20')

const lines = Array.from({ length: 200_000 }, randomLine)

const different = lines.filter((x) => byHand(x) !== verdictFor(prepared, x))
if (different.length > 0) throw new Error(`${different.length} verdicts differ: ${JSON.stringify(different[0])}`)

const rate = rateOver(lines)
const js = turns({ hand: () => rate(byHand), rules: () => rate((x) => verdictFor(prepared, x)) }, 10)
console.log(
  `JavaScript: rules ${Math.round(js.rules).toLocaleString('en')}/s, by hand ${Math.round(js.hand).toLocaleString('en')}/s`,
)
console.log(
  `by hand is ${(js.hand / js.rules).toFixed(1)} times as fast (aim: at most 8; ${lines.length} rows, verdicts equal)`,
)

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000)
const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-bench-rules-'))
chmodSync(folder, 0o755)
const embedded = await startEmbedded(path.join(folder, 'db'))
const client = new pg.Client({ connectionString: embedded.superUrl })
await client.connect()

function oneOf(values: readonly string[]): string {
  return `(array[${values.map((v) => `'${v}'`).join(',')}])[1 + floor(random() * ${values.length})::int]`
}

const columns: Columns = { setting: prepared, column: (key) => quoted(snake(key)) }
function tonnes(perYear: number): string {
  return `((capacity_unit = '万吨/年' and rated_capacity < ${perYear}) or (capacity_unit = '吨/年' and rated_capacity < ${perYear * 10_000}))`
}
const HAND = [
  `product = '地条钢'`,
  `product = '电解铝' and in_central_area`,
  `product = '电解铝' and ${tonnes(20)}`,
  `product = '铝用炭素' and standalone and ${tonnes(10)}`,
  `product = '煤气' and process = '固定床间歇式'`,
  `product = '合成氨' and ${tonnes(30)}`,
  `product = '通用水泥熟料' and ((capacity_unit = '吨/日' and rated_capacity <= 2000) or (capacity_unit = '万吨/日' and rated_capacity <= 0.2))`,
  `product = '水泥粉磨' and diameter <= 3 and not special_cement`,
]
function counting(conditions: readonly string[]): string {
  return `select ${conditions.map((c, i) => `count(*) filter (where ${c})::int as r${i}`).join(', ')} from line`
}
const QUERIES = {
  hand: counting(HAND),
  rules: counting(prepared.rules.map((r) => `${standingSql(columns, r.expr)} = ${T}`)),
  candidates: counting(prepared.rules.map((r) => mayHoldSql(columns, r.expr))),
}

try {
  await client.query(`create unlogged table line as select ${oneOf(PRODUCTS)} as product,
    case when random() < 0.8 then random() * 50 end as rated_capacity, ${oneOf(UNITS)} as capacity_unit,
    case when random() < 0.8 then random() * 5 end as diameter, ${oneOf(['固定床间歇式', '其他'])} as process,
    random() < 0.5 as standalone, random() < 0.5 as in_central_area, random() < 0.5 as special_cement
    from generate_series(1, ${ROWS})`)
  await client.query('vacuum analyze line')
  await client.query('set max_parallel_workers_per_gather = 0')
  const times: Record<string, number> = {}
  const answers: Record<string, unknown> = {}
  for (let i = 0; i < 4; i++)
    for (const [name, query] of Object.entries(QUERIES)) {
      const started = performance.now()
      answers[name] = (await client.query(query)).rows
      times[name] = Math.min(times[name] ?? Infinity, performance.now() - started)
    }
  if (JSON.stringify(answers.rules) !== JSON.stringify(answers.hand)) throw new Error('the scans count differently')
  const hand = times.hand ?? 1
  for (const name of ['rules', 'candidates'])
    console.log(
      `SQL, ${ROWS} rows: ${name} ${Math.round(times[name] ?? 0)} ms, by hand ${Math.round(hand)} ms: ${((times[name] ?? 0) / hand).toFixed(2)} times as long (aim: at most 2)`,
    )
} finally {
  await client.end()
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}
