import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dueOf } from '@gongjian/domain/register/due.ts'
import * as k from '@gongjian/domain/register/field.ts'
import { register, type Register } from '@gongjian/domain/register/register.ts'
import { by } from '@gongjian/domain/register/due.ts'
import type { Db } from '../src/db/connect.ts'
import { holdTables, TableMismatch } from '../src/register/table/hold-tables.ts'
import { startTestServer, type TestServer } from './harness.ts'
import { probe } from './probe-register.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ registers: [probe] })
})
afterAll(() => server.close())

function hold(...registers: Register[]): Promise<string[]> {
  return holdTables(server.app.connections, registers, new Map())
}

async function columnsOf(table: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(server.app.connections.owner)
  return Object.fromEntries(rows.map((r) => [r.name, r.type]))
}

const base = {
  title: '小台账',
  purpose: '测试台账的表怎么跟着定义走',
  clause: '4.3',
  subject: 'record',
  due: by('2020-12-31', '4.3'),
} as const

/** A furnace of an enterprise of this name, in a county of the plan. Its number. */
async function makeFacility(db: Db, enterprise: string, plan = server.app.config.plan): Promise<number> {
  const { rows } = await sql<{ id: number }>`with made as (
      insert into enterprise (plan_id, unit_id, name, created_by, created_at, updated_by, updated_at)
      select p.id, u.id, ${enterprise}, 'x', now(), 'x', now() from plan p join unit u on u.plan_id = p.id and u.kind = 'body'
      where p.code = ${plan} order by u.id limit 1 returning id, plan_id, unit_id)
    insert into facility (plan_id, unit_id, enterprise_id, kind, name, created_by, created_at, updated_by, updated_at)
    select plan_id, unit_id, id, '窑炉', '1#窑', 'x', now(), 'x', now() from made returning id`.execute(db)
  return rows[0]?.id ?? 0
}

describe('a table per register', () => {
  it('has a typed column for every kind of field', async () => {
    expect(await columnsOf('reg_probe')).toMatchObject({
      words: 'text',
      pathway: 'text',
      metals: 'text[]',
      amount: 'double precision',
      pieces: 'integer',
      cost: 'bigint',
      began: 'date',
      since: 'integer',
      works: 'boolean',
      trade: 'text',
      other: 'bigint',
      price: 'double precision',
      due: 'date',
    })
    expect(await columnsOf('reg_probe_monthly')).toMatchObject({
      period: 'text',
      coal: 'double precision',
      rate: 'double precision',
    })
  })

  it('a second start changes nothing', async () => expect(await hold(probe)).toEqual([]))

  it('two starts at once make it once', async () => {
    const twice = register('twice', { ...base, fields: { a: k.text('甲') } })
    const made = await Promise.all([hold(twice), hold(twice)])
    expect(made.flat()).toEqual(['reg_twice'])
  })

  it('takes a new column, a new option, another formula and another day', async () => {
    const first = register('grow', {
      ...base,
      fields: { a: k.quantity('甲', 't'), b: k.choice('乙', ['一']), c: k.computed('丙', 't', k.f.field('a')) },
    })
    await hold(first)
    const { owner } = server.app.connections
    await sql`insert into reg_grow (plan_id, title, a, created_by, created_at, updated_by, updated_at)
      select id, 'x', 2, 'x', now(), 'x', now() from plan limit 1`.execute(owner)
    const second = register('grow', {
      ...base,
      due: by('2021-12-31', '4.3'),
      fields: {
        a: k.quantity('甲', 't'),
        b: k.choice('乙', ['一', '二']),
        c: k.computed('丙', 't', k.f.times(k.f.field('a'), k.f.number(3))),
        d: k.day('丁', { indexed: true }),
      },
    })
    expect(await hold(second)).toEqual(['reg_grow'])
    const { rows } = await sql`select c, due, d from reg_grow`.execute(owner)
    expect(rows).toEqual([{ c: 6, due: '2021-12-31', d: null }])
    expect(await hold(second)).toEqual([])
  })

  it.each<[string, Register, RegExp]>([
    [
      'a lost column',
      register('grow', { ...base, fields: { b: k.choice('乙', ['一']) } }),
      /column a is no longer.*Write a migration/,
    ],
    [
      'another type',
      register('grow', { ...base, fields: { a: k.text('甲'), b: k.choice('乙', ['一']) } }),
      /column a is float8 and should be text/,
    ],
  ])('refuses %s and names the migration', async (_what, changed, words) => {
    const error = await hold(changed).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(TableMismatch)
    expect(String(error)).toMatch(words)
  })

  it('the last day of the database is the last day of the domain, whatever is known', async () => {
    const { owner } = server.app.connections
    const pathway = fc.constantFrom(null, '就地改造', '退城入园', '关闭退出')
    const size = fc.constantFrom(null, '大', '中', '小', '微')
    await fc.assert(
      fc.asyncProperty(pathway, size, async (way, big) => {
        const { rows } = await sql<{ due_rule: string | null; start_by: string | null }>`
          insert into reg_probe (plan_id, title, pathway, enterprise_size, created_by, created_at, updated_by, updated_at)
          select id, 'x', ${way}, ${big}, 'x', now(), 'x', now() from plan limit 1 returning due_rule, start_by`.execute(
          owner,
        )
        const { day, startBy } = dueOf(probe.due, { pathway: way, 'enterprise.size': big })
        expect(rows).toEqual([{ due_rule: day, start_by: startBy }])
      }),
      { numRuns: 40 },
    )
  })

  it.each([['plan_id'], ['unit_id'], ['task_id'], ['enterprise_id'], ['facility_id']])(
    'a row that names by %s what is not there is refused, alone or among many, made or changed',
    async (column) => {
      const { owner } = server.app.connections
      const nobody = 2_000_000_000
      const columns = sql.raw(['plan_id', ...(column === 'plan_id' ? [] : [column])].join(', '))
      const values = column === 'plan_id' ? sql`x.no` : sql`plan.id, x.no`
      const made = sql`insert into reg_probe (${columns}, title, created_by, created_at, updated_by, updated_at)
        select ${values}, 'x', 'x', now(), 'x', now() from plan, (values (null::int), (${nobody}::int)) x (no)
        where ${column !== 'plan_id'} or x.no is not null`
      await expect(made.execute(owner)).rejects.toMatchObject({ code: '23503' })
      if (column === 'plan_id' || column === 'task_id') return
      await sql`insert into reg_probe (plan_id, title, created_by, created_at, updated_by, updated_at)
        select id, 'x', 'x', now(), 'x', now() from plan limit 1`.execute(owner)
      const changed = sql`update reg_probe set ${sql.ref(column)} = ${nobody}`
      await expect(changed.execute(owner)).rejects.toMatchObject({ code: '23503' })
    },
  )

  it.each(['plan', 'unit', 'task', 'enterprise', 'facility'])(
    'a %s that an item names is not deleted',
    async (table) => {
      const { owner } = server.app.connections
      const attempt = owner.transaction().execute(async (tx) => {
        await makeFacility(tx, '某厂')
        await sql`insert into reg_probe (plan_id, unit_id, task_id, enterprise_id, facility_id, title, created_by, created_at, updated_by, updated_at)
        select f.plan_id, u.id, k.id, f.enterprise_id, f.id, 'x', 'x', now(), 'x', now() from facility f join unit u on u.plan_id = f.plan_id
        join task k on k.plan_id = f.plan_id limit 1`.execute(tx)
        await sql`delete from ${sql.table(table)} x using reg_probe t where x.id = ${sql.ref(`t.${table}_id`)}`.execute(
          tx,
        )
        throw new Error('deleted')
      })
      await expect(attempt).rejects.toMatchObject({
        code: '23503',
        message: expect.stringMatching(`^${table} \\d+ has items`) as string,
      })
    },
  )

  it.each(['plan', 'unit'])('a %s that no item names but a facility is not deleted', async (table) => {
    const { owner } = server.app.connections
    const attempt = owner.transaction().execute(async (tx) => {
      await sql`insert into plan (code, city, title, document, reading, findings, from_pack)
        values ('bare', '他市', '他市方案', '', '{}', '[]', false)`.execute(tx)
      await sql`insert into unit (plan_id, code, kind, name, short, sort)
        select id, 'bare', 'body', '他市某县', '某县', 0 from plan where code = 'bare'`.execute(tx)
      await makeFacility(tx, '他市某厂', 'bare')
      await sql`delete from ${sql.table(table)} where code = 'bare'`.execute(tx)
      throw new Error('deleted')
    })
    await expect(attempt).rejects.toThrow(`has items or facilities`)
  })

  it.each(['plan_id', 'unit_id', 'enterprise_id', 'parent_id'])(
    'a facility that names by %s what is not there is refused, made or changed',
    async (column) => {
      const { owner } = server.app.connections
      const id = await makeFacility(owner, `设施厂 ${column}`)
      const lost = { [column]: sql.lit(2_000_000_000) }
      const { plan_id, unit_id, enterprise_id, parent_id } = {
        ...{
          plan_id: sql`plan_id`,
          unit_id: sql`unit_id`,
          enterprise_id: sql`enterprise_id`,
          parent_id: sql`null::int`,
        },
        ...lost,
      }
      const made = sql`insert into facility (plan_id, unit_id, enterprise_id, parent_id, kind, name, created_by, created_at, updated_by, updated_at)
        select ${plan_id}, ${unit_id}, ${enterprise_id}, ${parent_id}, '窑炉', '2#窑', 'x', now(), 'x', now() from facility where id = ${id}`
      await expect(made.execute(owner)).rejects.toMatchObject({ code: '23503' })
      const changed = owner.updateTable('facility').set(lost).where('id', '=', id)
      await expect(changed.execute()).rejects.toMatchObject({ code: '23503' })
    },
  )

  it('the history keeps a figure that is called as a secret is elsewhere, and of an item no words of the search', async () => {
    const yearly = {
      id: 'yearly',
      title: '逐年',
      period: 'year',
      asksBeyondPercent: 30,
      checks: [],
      fields: { document: k.text('文件') },
    } as const
    const papers = register('papers', { ...base, fields: { a: k.text('甲') }, series: [yearly] })
    await hold(papers)
    const { owner } = server.app.connections
    await sql`insert into reg_papers (plan_id, title, tokens, created_by, created_at, updated_by, updated_at)
      select id, 'x', 'x', 'x', now(), 'x', now() from plan limit 1`.execute(owner)
    await sql`insert into reg_papers_yearly (plan_id, item_id, period, document, updated_by, updated_at)
      select plan_id, id, '2019', '37号', 'x', now() from reg_papers`.execute(owner)
    await sql`update reg_papers_yearly set document = '38号'`.execute(owner)
    const { rows } =
      await sql`select before->>'document' as before, after->>'document' as after, jsonb_exists(after, 'tokens') as words
      from history where noun like 'reg_papers%' order by id`.execute(owner)
    expect(rows).toEqual([
      { before: null, after: null, words: false },
      { before: null, after: '37号', words: false },
      { before: '37号', after: '38号', words: false },
    ])
  })
})
