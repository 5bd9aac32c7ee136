import fc from 'fast-check'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frugalPool } from '../src/db/frugal-pool.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { startTestServer, type TestServer } from './harness.ts'
import { readCast, type Cast } from './permission-cast.ts'

let server: TestServer
let cast: Cast
/** One connection, so that whatever a transaction leaves behind meets the next one. */
let one: Kysely<unknown>
beforeAll(async () => {
  server = await startTestServer()
  cast = await readCast(server)
  const pool = new pg.Pool({ connectionString: server.app.connections.ownerUrl, max: 1 })
  one = new Kysely({ dialect: new PostgresDialect({ pool: frugalPool(pool) }) })
  await sql`create table tried (n int primary key)`.execute(one)
})
afterAll(async () => {
  await one.destroy()
  await server.close()
})

async function valueOf<T>(text: string): Promise<T | undefined> {
  return (await sql.raw<{ v: T }>(`select (${text}) as v`).execute(one)).rows[0]?.v
}

const SETS = sql.raw(`select set_config('app.plan', '7', true)`)

describe('a transaction whose begin goes out with its first statement', () => {
  it.each([
    ['is committed', undefined],
    ['is rolled back', new Error('no')],
  ])('%s: its settings end with it', async (_, failure) => {
    const inside = await one
      .transaction()
      .execute(async (tx) => {
        await SETS.execute(tx)
        const { rows } = await sql<{ v: string }>`select current_setting('app.plan') as v`.execute(tx)
        if (failure) throw failure
        return rows[0]?.v
      })
      .catch((e: unknown) => e)
    expect(inside).toBe(failure ?? '7')
    expect(await valueOf(`coalesce(current_setting('app.plan', true), '')`)).toBe('')
  })

  it.each([
    ['without parameters', sql.raw('insert into tried values (1)')],
    ['with parameters', sql`insert into tried values (${1})`],
  ])('first statement %s: nothing stays of what is rolled back', async (_, insert) => {
    const failing = one.transaction().execute(async (tx) => {
      await insert.execute(tx)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await valueOf('select count(*) from tried')).toBe(0)
  })

  it.each([
    ['without parameters', sql.raw('select 1 / 0')],
    ['with parameters', sql`select 1 / ${0}::int`],
  ])('first statement %s fails: the connection serves the next', async (_, wrong) => {
    await expect(one.transaction().execute((tx) => wrong.execute(tx))).rejects.toThrow('division by zero')
    expect(await valueOf('pg_current_xact_id_if_assigned()')).toBeNull()
    await one.transaction().execute(async (tx) => {
      await sql`delete from tried`.execute(tx)
      await sql`insert into tried values (2)`.execute(tx)
    })
    expect(await valueOf('select count(*) from tried')).toBe(1)
    await sql`delete from tried`.execute(one)
  })

  it('without a statement there is none', async () => {
    await one.transaction().execute(() => Promise.resolve())
    expect(await valueOf('pg_current_xact_id_if_assigned()')).toBeNull()
  })
})

describe('prepared statements', () => {
  it('what is sent often is prepared; texts without end are not', async () => {
    for (let i = 0; i < 10; i++) await sql`select ${i}::int as "often"`.execute(one)
    for (let i = 0; i < 300; i++) await sql`select ${i}::int as ${sql.id(`T${i}`)}`.execute(one)
    const { rows } = await sql.raw<{ statement: string }>('select statement from pg_prepared_statements').execute(one)
    expect(rows.map((r) => r.statement)).toEqual(['select $1::int as "often"'])
  })

  it('a plan made for one actor shows another nothing of it', async () => {
    const { planId, actors } = cast
    const whose = async (actor: (typeof actors)[number], literal: boolean): Promise<string> =>
      inTransaction(server.app, actor, async ({ tx }) => {
        const plan = literal ? sql.raw(String(planId)) : sql`${planId}::int`
        const { rows } = await sql<{ v: string }>`
          select coalesce(string_agg(id::text, ',' order by id), '') as v from report_line where plan_id = ${plan}`.execute(
          tx,
        )
        return rows[0]?.v ?? ''
      })
    const expected = new Map<string, string>()
    for (const actor of actors) expected.set(actor.login, await whose(actor, true))
    expect(new Set(expected.values()).size).toBeGreaterThan(5)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...actors), { minLength: 1, maxLength: 8 }), async (some) => {
        const seen = await Promise.all(some.map((actor) => whose(actor, false)))
        expect(seen).toEqual(some.map((actor) => expected.get(actor.login)))
      }),
      { numRuns: 30 },
    )
  })
})

describe('what is kept of a plan', () => {
  it.each([
    ['unit', `update unit set short = '改名' where code = '410181'`],
    ['task', `update task set title = '改名' where sort = (select min(sort) from task)`],
  ])('a change of %s is in the next answer', async (_, change) => {
    const office = await server.as('office')
    for (let i = 0; i < 2; i++) expect(JSON.stringify(await office.call('getOverview', {}))).not.toContain('改名')
    await sql.raw(change).execute(server.app.connections.owner)
    expect(JSON.stringify(await office.call('getOverview', {}))).toContain('改名')
    await sql
      .raw(`update unit set short = '巩义' where short = '改名'; update task set title = '原名' where title = '改名'`)
      .execute(server.app.connections.owner)
  })
})
