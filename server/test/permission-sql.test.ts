import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import type { Actor, Tx } from '../src/db/actor.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { tryAs } from './support.ts'
import { startTestServer, type TestServer } from './harness.ts'
import { REFUSALS, STATEMENTS } from './permission-statements.ts'
import { mayRead, mayWrite, readCast, readChanges, type Cast } from './permission-cast.ts'
import {
  addAppraisal,
  addMarkedHub,
  addMarkedItems,
  addOtherPlan,
  addSeasons,
  markEverything,
  marksIn,
} from './permission-marks.ts'

let server: TestServer
let cast: Cast
let items: number[]
beforeAll(async () => {
  server = await startTestServer()
  cast = await readCast(server)
  await markEverything(server)
  items = await addMarkedItems(server)
  await addMarkedHub(server)
  await addSeasons(server)
  await addAppraisal(server)
  await addOtherPlan(server)
})
afterAll(() => server.close())

function inShoes<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return tryAs(server.app, actor, work)
}

function anyActor(): fc.Arbitrary<Actor> {
  return fc.constantFrom(...cast.actors)
}

interface Row {
  unit_id: number
  task_id: number | null
  state: string
  noun: string
}

async function rowsOf(tx: Tx, query: string): Promise<Row[]> {
  return (await sql.raw<Row>(query).execute(tx)).rows
}

async function everyRow(query: string): Promise<Row[]> {
  return server.app.connections.owner.transaction().execute((tx) => rowsOf(tx, query))
}

function key(r: Row): string {
  return `${r.unit_id} ${r.task_id ?? 0} ${r.state} ${r.noun}`
}

describe('直接查库：看得到的恰好是权限表说的', () => {
  const tables: [table: string, kind: 'line' | 'filing' | 'file' | 'notice', query: string][] = [
    ['report_line', 'line', `select unit_id, task_id, state, id::text as noun from report_line`],
    ['filing', 'filing', `select unit_id, coalesce(task_id, 0) as task_id, state, id::text as noun from filing`],
    [
      'notice',
      'notice',
      `select unit_id, 0 as task_id, array_to_string(roles, '+') as state, id::text as noun from notice`,
    ],
  ]
  it.each(tables)('%s', async (_table, kind, query) => {
    const all = await everyRow(query)
    for (const actor of cast.actors) {
      const seen = await inShoes(actor, (tx) => rowsOf(tx, query))
      // The auditor reads the audit, and no table of the month.
      const may = all.filter(
        (r) =>
          reachOf(actor.role as 'office', 'audit.read') === null &&
          mayRead(actor, { kind, unit: r.unit_id, task: r.task_id ?? 0, state: r.state }),
      )
      const own =
        kind === 'notice' ? all.filter((r) => r.unit_id === actor.unitId && r.state.includes(actor.role)) : may
      expect(seen.map(key).sort(), `${actor.login} ${_table}`).toEqual(own.map(key).sort())
    }
  })

  it('items, their index and their history: of every stage, unit and township, with and without a unit', async () => {
    const all = marksIn(
      (await everyRow(`select unit_id, task_id, '' as state, remark as noun from reg_kilns where remark is not null`))
        .map((r) => r.noun)
        .join(),
    )
    expect(all.length).toBe(items.length)
    for (const actor of cast.actors) {
      const [rows, past, index] = await inShoes(actor, async (tx) => [
        await sql<{ remark: string }>`select remark from reg_kilns where remark is not null
          union all select answer from sweep_candidate`.execute(tx),
        await sql<{ remark: string }>`select coalesce(after->>'remark', after->>'answer', '') as remark from history
          where noun in ('reg_kilns', 'sweep_candidate')`.execute(tx),
        await sql<{ id: number }>`select id from item_index where id = any (${items}::bigint[])`.execute(tx),
      ])
      const may = actor.role === 'auditor' ? [] : all.filter((m) => mayRead(actor, m))
      const key = (m: { unit: number; state: string }): string => `${m.unit} ${m.state}`
      const told = (found: { rows: { remark: string }[] }): string[] =>
        marksIn(found.rows.map((r) => r.remark).join())
          .map(key)
          .sort()
      // The item, and what a sweep says of it; each now and in its history.
      const both = [...may, ...may].map(key).sort()
      expect(told(rows), actor.login).toEqual(both)
      expect(index.rows.length, actor.login).toBe(may.length)
      if (actor.role !== 'auditor') expect(told(past), actor.login).toEqual(both)
    }
  })

  it('season plans, what was submitted and answered: of whom one reads the items, whatever the township', async () => {
    const of = (table: string) => sql.raw<{ unit_id: number; task_id: number }>(`select unit_id, task_id from ${table}`)
    for (const actor of cast.actors) {
      const reach = reachOf(actor.role as 'office', 'item.read')
      const tables = [
        'season_plan',
        'season_version',
        'season_answer',
        ...(actor.townships.length > 0 ? [] : ['season_row', 'appraisal_score']),
      ]
      for (const table of tables) {
        const all = await server.app.connections.owner
          .transaction()
          .execute(async (tx) => (await of(table).execute(tx)).rows)
        const seen = await inShoes(actor, async (tx) => (await of(table).execute(tx)).rows)
        const may = all.filter(
          (r) =>
            reach !== null &&
            (reach === 'all' ||
              r.unit_id === actor.unitId ||
              (reach !== 'own' && (reach === 'tasks' ? actor.leads : actor.supports).includes(r.task_id))),
        )
        expect(seen.length, `${actor.login} ${table}`).toBe(may.length)
        expect(all.length).toBeGreaterThan(0)
      }
    }
  })

  it('filing_part and attachment follow their filing', async () => {
    for (const actor of cast.actors) {
      const [filings, byPart, byFile] = await inShoes(actor, async (tx) => [
        await rowsOf(tx, `select unit_id, task_id, state, id::text as noun from filing`),
        await rowsOf(tx, `select unit_id, 0 as task_id, '' as state, filing_id::text as noun from filing_part`),
        await rowsOf(
          tx,
          `select a.unit_id, 0 as task_id, '' as state, p.filing_id::text as noun from attachment a left join filing_part p on p.id = a.filing_part_id where a.filing_part_id is not null`,
        ),
      ])
      const visible = new Set(filings.map((f) => f.noun))
      expect(
        byPart.filter((p) => !visible.has(p.noun)),
        actor.login,
      ).toEqual([])
      expect(
        byFile.filter((p) => !visible.has(p.noun)),
        actor.login,
      ).toEqual([])
    }
  })

  it('report_version: whole reports, so the own unit’s or everybody’s', async () => {
    for (const actor of cast.actors) {
      const rows = await inShoes(actor, (tx) =>
        rowsOf(tx, `select unit_id, 0 as task_id, '' as state, '' as noun from report_version`),
      )
      const reach = actor.role === 'door' ? null : reachOf(actor.role, 'report.read')
      if (reach !== 'all')
        expect(
          rows.filter((r) => r.unit_id !== actor.unitId),
          actor.login,
        ).toEqual([])
      if (reach === null) expect(rows).toEqual([])
    }
  })

  it('report: the own, those of units with a part in one’s tasks, or all', async () => {
    for (const actor of cast.actors) {
      const rows = await inShoes(actor, (tx) =>
        rowsOf(tx, `select unit_id, 0 as task_id, state, '' as noun from report`),
      )
      const reach = actor.role === 'door' ? null : reachOf(actor.role, 'report.read')
      if (reach === null) expect(rows, actor.login).toEqual([])
      if (reach === 'own') expect(rows.every((r) => r.unit_id === actor.unitId)).toBe(true)
      if (reach === 'tasks')
        expect(rows.every((r) => r.unit_id === actor.unitId || cast.hasPart(r.unit_id, actor.leads))).toBe(true)
    }
  })

  it('history: words of those only whose rows one may read', async () => {
    const nouns = ['report', 'report_line', 'filing', 'filing_part', 'attachment']
    for (const actor of cast.actors) {
      const rows = await inShoes(actor, (tx) =>
        rowsOf(
          tx,
          `select unit_id, task_id, coalesce(after->>'state', before->>'state', '') as state, noun from history`,
        ),
      )
      if (actor.role === 'auditor') continue
      const outside = rows.filter((r) => {
        const reach = reachOf(actor.role as 'office', 'history.read')
        if (/^(reg_|enterprise|facility|item_(step|recheck)$|sweep_candidate$)/.test(r.noun)) return false
        if (reach === 'all') return !nouns.includes(r.noun)
        if (reach !== null && r.unit_id === actor.unitId) return !nouns.includes(r.noun)
        const isSent = r.noun === 'report_line' && r.state !== 'draft'
        return !(reach === 'tasks' && isSent && actor.leads.includes(r.task_id ?? 0))
      })
      expect(outside, actor.login).toEqual([])
    }
  })

  it('accounts and sessions: one’s own, save for the administrator', async () => {
    for (const actor of cast.actors) {
      const [accounts, sessions, mails] = await inShoes(actor, async (tx) => [
        (await sql<{ id: number }>`select id from account`.execute(tx)).rows,
        (await sql<{ account_id: number }>`select account_id from session`.execute(tx)).rows,
        await sql`select 1 from mail`.execute(tx).then(
          () => 'read',
          (e: { code?: string }) => e.code,
        ),
      ])
      expect(mails).toBe('42501')
      if (actor.role === 'administrator') continue
      expect(accounts.map((a) => a.id)).toEqual([actor.accountId])
      expect(sessions.every((s) => s.account_id === actor.accountId)).toBe(true)
    }
  })

  it('the frozen summary: who may export it', async () => {
    for (const actor of cast.actors) {
      const { rows } = await inShoes(actor, (tx) => sql`select 1 from period_summary`.execute(tx))
      expect(rows.length > 0, actor.login).toBe(reachOf(actor.role as 'office', 'summary.export') !== null)
    }
  })

  it('another plan is another world', async () => {
    for (const actor of cast.actors) {
      const { rows } = await inShoes(actor, (tx) => sql`select 1 from unit where code = 'other'`.execute(tx))
      expect(rows).toEqual([])
    }
  })
})

describe('直接改库：范围之外的一行也改不动', () => {
  it('an accepted line is unlocked by its reviewers only', async () => {
    const [line] = await everyRow(
      `select unit_id, task_id, state, id::text as noun from report_line where state = 'accepted' and part = 'responsible' limit 1`,
    )
    if (!line) throw new Error('no accepted line')
    const unlocked: string[] = []
    for (const actor of cast.actors) {
      const rows = await inShoes(actor, (tx) =>
        sql`update report_line set state = 'submitted' where id = ${Number(line.noun)} returning id`
          .execute(tx)
          .then((r) => r.rows)
          .catch((e: { code?: string }) => (e.code === '42501' ? [] : [e.code])),
      )
      if (rows.length > 0) unlocked.push(actor.role)
      if (rows.length > 0 && actor.role !== 'office') expect(actor.leads, actor.login).toContain(line.task_id)
    }
    expect(new Set(unlocked)).toEqual(new Set(['lead-desk', 'office']))
  })

  it('holds for everybody and every statement', async () => {
    await fc.assert(
      fc.asyncProperty(anyActor(), fc.constantFrom(...STATEMENTS), async (actor, statement) => {
        const changes = await inShoes(actor, async (tx) => {
          await sql`savepoint before`.execute(tx)
          await sql
            .raw(statement)
            .execute(tx)
            .catch(() => sql`rollback to before`.execute(tx))
          return readChanges(tx)
        })
        const outside = changes.filter((w) => !mayWrite(actor, w, cast.hasPart))
        expect(outside, `${actor.login}: ${statement}`).toEqual([])
      }),
      { numRuns: 400 },
    )
  }, 240_000)

  it.each(REFUSALS)('%s: %s', async (login, statement, raises) => {
    const actor = cast.actors.find((a) => a.login === login)
    if (!actor) throw new Error(login)
    await expect(inTransaction(server.app, actor, ({ tx }) => sql.raw(statement).execute(tx))).rejects.toThrow(raises)
  })

  it('counts a report’s lines for those only who may see the report', async () => {
    const reports = await everyRow(`select unit_id, id as task_id, state, '' as noun from report`)
    const all = reports.map((r) => r.task_id)
    for (const actor of cast.actors) {
      const counted = await inShoes(
        actor,
        async (tx) =>
          (await sql<{ report_id: number }>`select report_id from line_states(${all}::int[])`.execute(tx)).rows,
      )
      const seen = await inShoes(
        actor,
        async (tx) => (await sql<{ id: number }>`select id from report`.execute(tx)).rows,
      )
      expect(new Set(counted.map((c) => c.report_id)), actor.login).toEqual(new Set(seen.map((s) => s.id)))
    }
  })
})
