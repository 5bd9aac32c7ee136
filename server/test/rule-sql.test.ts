import path from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { factsOfCase } from '@gongjian/domain/rule/case.ts'
import { compile } from '@gongjian/domain/rule/evaluate.ts'
import type { Expr } from '@gongjian/domain/rule/expression.ts'
import type { Fact, Facts, FactSet } from '@gongjian/domain/rule/fact.ts'
import { missingSql } from '@gongjian/domain/rule/missing-sql.ts'
import { prepare } from '@gongjian/domain/rule/prepare.ts'
import { readFacts } from '@gongjian/domain/rule/read-facts.ts'
import { holdsSql, mayHoldSql, standingSql, type Columns } from '@gongjian/domain/rule/sql.ts'
import { B, F, isOpen, T, U } from '@gongjian/domain/rule/state.ts'
import { missingIn, treeOf } from '@gongjian/domain/rule/tree.ts'
import { ruleSets } from '@gongjian/plan-zhengzhou-2019-37'
import { expression, FACTS, facts } from '../../domain/test/random-rules.ts'
import { ruleCases } from '../../plans/zhengzhou-2019-37/rules/cases/index.ts'
import { startEmbedded } from '../src/db/embedded.ts'
import { COLUMN_KINDS, quoted, snake } from '../src/register/table/column-kinds.ts'

const ON = '2019-06-10'

let client: pg.Client
beforeAll(async () => {
  const embedded = await startEmbedded(path.join(inject('dataDir'), 'db'))
  client = new pg.Client({ connectionString: embedded.superUrl })
  await client.connect()
})
afterAll(() => client.end())

function columnsOf(set: FactSet): Columns {
  return { setting: { set, on: ON }, column: (key) => quoted(snake(key)) }
}

/** A temporary table with the types that a register's table has. */
async function tableOf(name: string, set: FactSet, rows: readonly Facts[]): Promise<void> {
  const kinds = Object.values(set.facts).map((x: Fact) => ({ key: x.key, type: COLUMN_KINDS[x.kind].type }))
  await client.query(`drop table if exists ${name}`)
  await client.query(
    `create temp table ${name} (n int, ${kinds.map((k) => `${quoted(snake(k.key))} ${k.type}`).join(', ')})`,
  )
  const json = rows.map((row, n) => ({
    n,
    ...Object.fromEntries(Object.entries(row).map(([k, v]) => [snake(k), v])),
  }))
  await client.query(`insert into ${name} select * from json_populate_recordset(null::${name}, $1::json)`, [
    JSON.stringify(json),
  ])
}

async function standings(name: string, set: FactSet, conditions: readonly Expr[]): Promise<number[][]> {
  const columns = columnsOf(set)
  const list = conditions.map((x) => standingSql(columns, x)).join(', ')
  const { rows } = await client.query<{ s: number[] }>(`select array[${list}]::int[] as s from ${name} order by n`)
  return rows.map((r) => r.s)
}

function inJavaScript(set: FactSet, conditions: readonly Expr[], row: Facts): number[] {
  return conditions.map((x) => {
    const state = compile({ set, on: ON }, x)(row)
    return isOpen(state) ? U : state
  })
}

describe('SQL answers as JavaScript does', () => {
  it('on random conditions over random facts, some of them missing', async () => {
    const conditions = fc.sample(expression, { numRuns: 600, seed: 20190610 })
    const rows = fc.sample(facts, { numRuns: 400, seed: 37 })
    await tableOf('things', FACTS, rows)
    for (let i = 0; i < conditions.length; i += 100) {
      const part = conditions.slice(i, i + 100)
      const bySql = await standings('things', FACTS, part)
      rows.forEach((row, n) => {
        const here = inJavaScript(FACTS, part, row)
        here.forEach((state, c) => {
          if (state !== bySql[n]?.[c])
            expect({ sql: bySql[n]?.[c], row, condition: part[c] }).toEqual({ sql: state, row, condition: part[c] })
        })
      })
    }
    const seen = new Set((await standings('things', FACTS, conditions.slice(0, 100))).flat())
    expect([...seen].sort()).toEqual([F, T, U, B])
  })

  it('on new random conditions each time', async () => {
    const rows = fc.sample(facts, { numRuns: 60 })
    await tableOf('others', FACTS, rows)
    await fc.assert(
      fc.asyncProperty(fc.array(expression, { minLength: 20, maxLength: 20 }), async (conditions) => {
        const bySql = await standings('others', FACTS, conditions)
        expect(bySql).toEqual(rows.map((row) => inJavaScript(FACTS, conditions, row)))
      }),
      { numRuns: 20 },
    )
  })

  it.each(ruleSets.map((s) => [s.facts.subject, s] as const))('on every case of the plan: %s', async (subject, set) => {
    const cases = ruleCases.find((c) => c.subject === subject)?.cases ?? []
    const rows = cases.map((c) => readFacts(set.facts, factsOfCase(c)))
    const conditions = prepare(set, ON).rules.map((r) => r.expr)
    await tableOf(`cases_${subject}`, set.facts, rows)
    expect(await standings(`cases_${subject}`, set.facts, conditions)).toEqual(
      rows.map((row) => inJavaScript(set.facts, conditions, row)),
    )
  })

  it('finds the rows of which it holds, and those of which it may', async () => {
    const [rows, conditions] = [
      fc.sample(facts, { numRuns: 200, seed: 5 }),
      fc.sample(expression, { numRuns: 50, seed: 6 }),
    ]
    await tableOf('swept', FACTS, rows)
    const columns = columnsOf(FACTS)
    for (const condition of conditions) {
      const found = async (where: string): Promise<number[]> => {
        const result = await client.query<{ n: number }>(`select n from swept where ${where} order by n`)
        return result.rows.map((r) => r.n)
      }
      const states = rows.map((row) => compile(columns.setting, condition)(row))
      const which = (wanted: (s: number) => boolean): number[] => states.flatMap((s, n) => (wanted(s) ? [n] : []))
      expect(await found(holdsSql(columns, condition))).toEqual(which((s) => s === T))
      expect(await found(mayHoldSql(columns, condition))).toEqual(which((s) => s !== F))
    }
  })

  it('names the facts that are missing', async () => {
    const [rows, conditions] = [
      fc.sample(facts, { numRuns: 200, seed: 7 }),
      fc.sample(expression, { numRuns: 90, seed: 8 }),
    ]
    await tableOf('lacking', FACTS, rows)
    const columns = columnsOf(FACTS)
    const list = conditions.map((x) => `to_json(${missingSql(columns, x)})`).join(', ')
    const { rows: found } = await client.query<{ m: string[][] }>(
      `select json_build_array(${list}) as m from lacking order by n`,
    )
    let named = 0
    rows.forEach((row, n) =>
      conditions.forEach((condition, c) => {
        const wanted = missingIn(treeOf(columns.setting, condition), row).sort()
        named += wanted.length
        const bySql = [...(found[n]?.m[c] ?? [])].sort()
        if (bySql.join() !== wanted.join()) expect({ bySql, row, condition }).toEqual({ bySql: wanted, row, condition })
      }),
    )
    expect(named).toBeGreaterThan(1000)
  })

  it('quotes what stands in a county’s own list', async () => {
    const option = "o'、\\%_"
    const set: FactSet = {
      ...FACTS,
      facts: { ...FACTS.facts, colour: { ...(FACTS.facts.colour as Fact), options: [option, '红'] } },
    }
    const rows: Facts[] = [{ colour: option }, { colour: '红' }, {}]
    await tableOf('quoted', set, rows)
    expect(await standings('quoted', set, [{ op: 'in', fact: 'colour', values: [option] }])).toEqual([[T], [F], [U]])
  })
})
