import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { asOwner } from '../src/db/transaction.ts'
import { AT_THE_MACHINE } from '../src/entry/cli/with-app.ts'
import { findPlanId } from '../src/plan/find-plan.ts'
import { systemActor } from '../src/session/find-actor.ts'
import { changedRows } from '../src/sweep/preview-rules.ts'
import { runSweeps } from '../src/sweep/run-sweeps.ts'
import { sweepBasesOf } from '../src/sweep/sweep-base.ts'
import { sweepChangedRows } from '../src/sweep/sweep-changed-rows.ts'
import type { Client, TestServer } from './harness.ts'
import { moveItem } from './register-items.ts'
import { candidates, COAL, edit, inLedger, ofItem, runsOf, sweepAll } from './sweeps.ts'

/** What sweep.test.ts has swept until here. */
interface Here {
  readonly server: TestServer
  readonly clerk: Client
  readonly office: Client
  readonly items: Readonly<Record<string, number>>
}

/** In another township, and back. */
async function liesElsewhere({ app }: TestServer, id: number | undefined): Promise<void> {
  const { owner } = app.connections
  const { rows } = await sql<{ township: string | null }>`select township from reg_kilns where id = ${id}`.execute(
    owner,
  )
  for (const township of ['别处', rows[0]?.township ?? null])
    await sql`update reg_kilns set township = ${township} where id = ${id}`.execute(owner)
}

/** The day of the server's clock. */
const ON = '2019-09-20'

/** A row that changes is looked over by itself. */
export function testsOfChangedRows(here: () => Here): void {
  describe('a row that changes', () => {
    it('is looked over by itself soon after, and only where a rule looks at what has changed', async () => {
      const { server, clerk, items } = here()
      await sweepAll(server)
      const runs = await runsOf(clerk)
      await edit(clerk, items.unknown, { fuel: '煤' })
      const added = await inLedger(clerk, 'kilns', '新添的炉', COAL)
      expect(await sweepChangedRows(server.app)).toBe(1)
      expect((await ofItem(clerk, items.unknown ?? 0, 'kiln.coal-hot-air')).standing).toBe('yes')
      expect((await ofItem(clerk, added.id, 'kiln.coal-hot-air')).standing).toBe('yes')
      expect((await clerk.call('listNotices', {})).rows[0]?.text).toContain('新发现 1 台符合规则')
      // Nobody asked for a sweep, and none of the others' rows was touched.
      expect(await runsOf(clerk)).toEqual(runs)
      await edit(clerk, items.unknown, { power: '现场看过' })
      expect(await sweepChangedRows(server.app)).toBe(0)
      await liesElsewhere(server, items.unknown)
      expect(await sweepChangedRows(server.app)).toBe(1)
      await edit(clerk, items.unknown, { fuel: null })
      await moveItem(clerk, await clerk.call('getItem', { register: 'kilns', id: added.id }), 'remove')
      expect(await sweepChangedRows(server.app)).toBe(1)
      expect((await ofItem(clerk, items.unknown ?? 0, 'kiln.coal-hot-air')).standing).toBe('unknown')
      expect((await candidates(clerk, { state: 'gone' })).map((c) => c.item.id)).toContain(added.id)
    })

    it('with thousands of others waits for one sweep of the whole register, and a full sweep leaves nothing to look over', async () => {
      const { server, clerk } = here()
      const planId = await findPlanId(server.app, 'zhengzhou-2019-37')
      const queue = (first: number, n: number) =>
        server.app.connections.owner
          .insertInto('sweep_change')
          .values({ plan_id: planId, subject: 'kiln', item_ids: Array.from({ length: n }, (_, i) => first + i) })
          .execute()
      for (const lot of [1, 1001, 2001]) await queue(lot, 1000)
      expect(await sweepChangedRows(server.app)).toBe(1)
      await queue(1, 3)
      expect(await runSweeps(server.app)).toBe(1)
      expect((await runsOf(clerk))[0]).toMatchObject({ cause: 'change', state: 'done', opened: 0, gone: 0 })
      expect(await sweepChangedRows(server.app)).toBe(0)
    })

    it('tells the margin of the document how much waits of its rule', async () => {
      const { clerk } = here()
      const counts = await clerk.call('countRuleRows', {})
      const of = (rule: string) => counts.find((c) => c.rule === rule)?.sweep
      expect(of('kiln.coal-hot-air')).toEqual({ subject: 'kiln', open: 1, unknown: 1 })
      expect(of('kiln.not-compliant')).toEqual({ subject: 'kiln', open: 0, unknown: 0 })
      expect(of('relocation.due-1')).toBeNull()
    })
  })
}

/** A change of the rules shows before it takes effect. */
export function testsOfRuleChanges(here: () => Here): void {
  describe('a change of the rules', () => {
    const changes = (client: Client, to: string, from?: string) =>
      client.call('previewRules', { subject: 'kiln', to, ...(from === undefined ? {} : { from }) })

    const named = (client: Client, to: string, more: { from?: string; after?: string; limit?: number }) =>
      client.call('listRuleChanges', { subject: 'kiln', to, ...more })

    it('shows what a day to come adds and takes away, by county and rule, and changes nothing', async () => {
      const { server, clerk, office, items } = here()
      await sweepAll(server)
      const before = await candidates(clerk)
      expect(await changes(clerk, ON)).toMatchObject({ from: null, changes: [], coming: [] })
      // The bound was read from 2019-09-01 on: the day before knows nothing of it.
      const back = await changes(clerk, '2019-08-31', ON)
      expect(back.changes).toMatchObject([
        { unit: { code: '410181' }, rule: 'kiln.small-gasifier', added: 0, removed: 1, undecided: 0 },
      ])
      expect(await named(clerk, '2019-08-31', { from: ON })).toMatchObject({
        rows: [{ id: items.edge, unit: { code: '410181' }, rule: 'kiln.small-gasifier', change: 'removed' }],
        count: 1,
        next: null,
      })
      expect((await changes(clerk, ON, '2019-08-31')).changes).toMatchObject([{ added: 1, removed: 0 }])
      // Before the plan nothing binds; against what was found, all of it goes.
      const none = await changes(office, '2019-06-09')
      expect(none.changes.reduce((n, c) => n + c.removed, 0)).toBe(before.filter((c) => c.standing === 'yes').length)
      // Which they are, a page after the other: each once, and as many as were counted.
      const all = await named(office, '2019-06-09', { limit: 200 })
      expect(all.count).toBe(none.changes.reduce((n, c) => n + c.added + c.removed + c.undecided, 0))
      const first = await named(office, '2019-06-09', { limit: 1 })
      const rest = await named(office, '2019-06-09', { limit: 200, after: first.next ?? '' })
      expect(all.rows.length).toBeGreaterThan(1)
      expect({ ...rest, rows: [...first.rows, ...rest.rows] }).toEqual(all)
      expect((await changes(await server.as('xinmi-clerk'), '2019-06-09')).changes).toEqual([])
      expect(await candidates(clerk)).toEqual(before)
    })

    it('tells of what lies ahead', async () => {
      const { server, clerk, office } = here()
      const ahead = {
        rule: 'kiln.small-gasifier',
        fact: 'hearthDiameter',
        reads: 'excluded',
        from: '2020-01-01',
      } as const
      await office.call('recordInterpretation', { ...ahead, until: '2020-06-30', basis: '省厅复函〔2019〕40号' })
      await runSweeps(server.app)
      const { coming, changes: none } = await changes(clerk, ON)
      expect([coming.map((c) => c.on), none]).toEqual([['2020-01-01', '2020-07-01'], []])
      expect(coming[0]?.words).toContain('“小直径燃料类煤气发生炉”的界限不包括本数（省厅复函〔2019〕40号）')
      expect((await changes(clerk, coming[0]?.on ?? '')).changes).toMatchObject([{ removed: 1 }])
      expect((await changes(clerk, coming[1]?.on ?? '')).changes).toEqual([])
    })
  })
}

/** The rules of another version. */
export function testsOfAnotherVersion(here: () => Here): void {
  describe('another version of the rules', () => {
    it('is held against what the last one found, before it is swept by', async () => {
      const { server, items } = here()
      const base = sweepBasesOf(server.app, 'zhengzhou-2019-37').find((b) => b.sweep.subject === 'kiln')
      if (!base) throw new Error('kiln')
      const electric = base.set.rules.map((r) =>
        r.id === 'kiln.coal-hot-air' ? { ...r, when: { op: 'in', fact: 'kind', values: ['热风炉'] } as const } : r,
      )
      const planId = await findPlanId(server.app, 'zhengzhou-2019-37')
      const told = await asOwner(server.app, planId, server.app.clock.now(), (tx) =>
        changedRows(
          { app: server.app, tx, actor: systemActor(planId), now: server.app.clock.now(), request: AT_THE_MACHINE },
          { ...base, set: { ...base.set, rules: electric } },
          { from: null, to: ON },
          { limit: 200 },
        ),
      )
      const named = told.rows.filter((r) => r.rule === 'kiln.coal-hot-air').map((r) => [r.id, r.change])
      // Whatever it burns: electricity by now, what is not known, gas.
      expect(named).toEqual([
        [items.coal, 'added'],
        [items.unknown, 'added'],
        [items.gas, 'added'],
      ])
    })
  })
}
