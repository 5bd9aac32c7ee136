import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Role } from '@gongjian/domain/account/role.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import { PERMISSIONS, reachOf } from '@gongjian/domain/permission/permission.ts'
import type { Actor, Tx } from '../src/db/actor.ts'
import { startTestServer, type TestServer } from './harness.ts'
import { attempt, takesUpload, wordsOf, type Outcome } from './permission-attempt.ts'
import { INPUTS, type Target } from './permission-inputs.ts'
import { tryAs } from './support.ts'
import { mayRead, mayWrite, readCast, type Cast } from './permission-cast.ts'
import {
  addMarkedHub,
  addMarkedItems,
  addSeasons,
  markEverything,
  marksIn,
  type MarkedHub,
} from './permission-marks.ts'

let server: TestServer
let cast: Cast
let files: { id: number; unit_id: number }[]
let notices: number[]
let items: number[]
let hub: MarkedHub

beforeAll(async () => {
  server = await startTestServer()
  cast = await readCast(server)
  const { owner } = server.app.connections
  // Some evidence on lines of every state, so that files are tried as well.
  await sql`insert into attachment (plan_id, unit_id, task_id, line_id, name, type, bytes, sha256, uploaded_by, uploaded_at)
    select plan_id, unit_id, task_id, id, '⟦line ' || unit_id || ' ' || task_id || ' ' || state || '⟧', 'text/plain', 1,
      repeat('0', 64), 'x', now() from report_line where month = '2019-09' and id % 5 = 0`.execute(owner)
  await markEverything(server)
  await sql`update report_version set body = jsonb_set(body::jsonb, '{reason}', to_jsonb('⟦line ' || unit_id || ' 0 draft⟧'))::text`.execute(
    owner,
  )
  files = await owner.selectFrom('attachment').select(['id', 'unit_id']).execute()
  items = await addMarkedItems(server)
  hub = await addMarkedHub(server)
  await addSeasons(server)
  notices = (await owner.selectFrom('notice').select('id').execute()).map((n) => n.id)
})
afterAll(() => server.close())

/** Operations on one unit's row, and who reaches it beside what the permission says of roles. */
const ON_UNIT: Readonly<Partial<Record<OperationName, 'own' | 'part' | 'whole'>>> = {
  getReport: 'part',
  getReportPulse: 'part',
  listReportVersions: 'whole',
  getReportVersion: 'whole',
  saveReportLine: 'own',
  submitReport: 'own',
  correctReport: 'own',
  uploadLineFile: 'own',
  uploadFilingFile: 'own',
  saveFilingPart: 'own',
  submitFiling: 'own',
}

function isInReach(actor: Actor, name: OperationName, unit: number): boolean {
  const { access } = OPERATIONS[name]
  const reach =
    access === 'public' || access === 'signed-in' || actor.role === 'door' ? null : reachOf(actor.role, access)
  if (reach === null) return false
  if (unit === actor.unitId) return true
  const kind = ON_UNIT[name]
  if (kind === undefined) return true
  switch (kind) {
    case 'own':
      return false
    case 'part':
      return reach === 'all' || (reach === 'tasks' && cast.hasPart(unit, actor.leads))
    case 'whole':
      return reach === 'all'
  }
}

/** Those that write a document, read one or spend time on a password: tried once a role. */
const HEAVY: ReadonlySet<OperationName> = new Set([
  'readDocument',
  'lintDocument',
  'savePlan',
  'exportSummaryWord',
  'exportSummaryExcel',
  'exportAudit',
  'verifyAudit',
  'createAccount',
  'resetPassword',
  'signIn',
])

const NAMES = Object.keys(OPERATIONS) as OperationName[]
const OUTSIDE = new Set(['outside-scope', 'not-allowed', 'report-not-found', 'filing-not-found', 'file-not-found'])

function check(actor: Actor, name: OperationName, target: Target, outcome: Outcome): void {
  const { access } = OPERATIONS[name]
  const what = `${actor.login} ${name} ${JSON.stringify(target)} → ${outcome.code ?? 'done'}`
  const isOpen = access === 'public' || access === 'signed-in'
  if (!isOpen && actor.role !== 'door' && !reachOf(actor.role, access)) expect(outcome.code, what).toBe('not-allowed')
  const unit = cast.units.find((u) => u.code === target.unit)?.id ?? 0
  if (ON_UNIT[name] && outcome.code !== 'not-allowed') {
    if (isInReach(actor, name, unit)) expect(outcome.code, what).not.toBe('outside-scope')
    else expect(OUTSIDE.has(outcome.code ?? 'done'), what).toBe(true)
  }
  const leaked = marksIn(wordsOf(outcome.answer)).filter((m) => !mayRead(actor, m))
  expect(leaked, what).toEqual([])
  const outside = outcome.changes.filter((w) => !mayWrite(actor, w, cast.hasPart))
  expect(outside, what).toEqual([])
}

function anyTarget(actor: Actor): fc.Arbitrary<Target> {
  return fc.record({
    unit: fc.oneof(
      fc.constant(actor.unitCode),
      fc.constantFrom(...cast.units.filter((u) => u.kind === 'body' || u.kind === 'department').map((u) => u.code)),
    ),
    task: fc.constantFrom(...cast.tasks.map((t) => t.code)),
    month: fc.constantFrom('2019-07', '2019-08', '2019-09'),
    kind: fc.constantFrom('implementation', 'relocation'),
    file: fc.constantFrom(
      ...files.map((f) => f.id),
      ...files.filter((f) => f.unit_id === actor.unitId).map((f) => f.id),
    ),
    notice: fc.constantFrom(...notices),
    number: fc.constantFrom(1, 2, 3),
    item: fc.constantFrom(...items),
    enterprise: fc.constantFrom(...hub.enterprises),
    facility: fc.constantFrom(...hub.facilities),
    merge: fc.constantFrom(...hub.merges),
  })
}

describe('权限：角色 × 单位 × 操作', () => {
  it('every role has its row in the table, and the trial an account of it', () => {
    expect(new Set(Object.keys(PERMISSIONS))).toEqual(new Set([...Role.options, 'system']))
    expect(new Set(cast.actors.map((a) => a.role))).toEqual(new Set(Role.options))
  })

  it.each(Role.options.map((role) => [role]))(
    '%s: every operation, on its own unit and on others',
    async (role) => {
      const actors = cast.actors.filter((a) => a.role === role)
      for (const name of NAMES) {
        await fc.assert(
          fc.asyncProperty(
            fc.constantFrom(...actors).chain((actor) => anyTarget(actor).map((target) => ({ actor, target }))),
            async ({ actor, target }) =>
              check(actor, name, target, await attempt(server.app, actor, name, INPUTS[name](target))),
          ),
          { numRuns: HEAVY.has(name) ? 1 : 6 },
        )
      }
    },
    240_000,
  )

  it('anybody, anything, anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...NAMES.filter((n) => !HEAVY.has(n))),
        fc.constantFrom(...cast.actors).chain((actor) => anyTarget(actor).map((target) => ({ actor, target }))),
        async (name, { actor, target }) =>
          check(actor, name, target, await attempt(server.app, actor, name, INPUTS[name](target))),
      ),
      { numRuns: 600 },
    )
  }, 240_000)

  it('nobody: without a session only the sign-in is open', async () => {
    for (const name of NAMES) {
      const { access } = OPERATIONS[name]
      if (access === 'public' || takesUpload(name)) continue
      const target: Target = {
        unit: '410181',
        task: '4.3',
        month: '2019-09',
        kind: 'relocation',
        file: 1,
        notice: 1,
        number: 1,
        item: 1,
        enterprise: 1,
        facility: 1,
        merge: 1,
      }
      const response = await server.anonymous().fetch(name, INPUTS[name](target) as never)
      // A body that the contract refuses is refused before anybody is asked who he is.
      expect([401, 400], name).toContain(response.status)
    }
  })

  it('over HTTP the same table answers', async () => {
    const rows: [login: string, name: OperationName, input: unknown, status: number][] = [
      ['gongyi-clerk', 'getReport', { month: '2019-09', unit: '410181' }, 200],
      ['gongyi-clerk', 'getReport', { month: '2019-09', unit: '410182' }, 403],
      ['gongyi-clerk', 'submitReport', { month: '2019-09', unit: '410181' }, 403],
      ['gongxin', 'getReport', { month: '2019-09', unit: '410182' }, 200],
      ['caizheng', 'getReport', { month: '2019-09', unit: '410182' }, 403],
      ['leader', 'getReport', { month: '2019-09', unit: '410182' }, 200],
      ['leader', 'closePeriod', { month: '2019-09' }, 403],
      ['auditor', 'getReport', { month: '2019-09', unit: '410181' }, 403],
      ['administrator', 'getReport', { month: '2019-09', unit: '410181' }, 403],
      ['administrator', 'listAccounts', {}, 200],
      ['office', 'listAccounts', {}, 403],
      ['inspector', 'getBoard', { month: '2019-09' }, 403],
    ]
    for (const [login, name, input, status] of rows) {
      const client = await server.as(login)
      expect((await client.fetch(name, input as never)).status, `${login} ${name}`).toBe(status)
    }
  })

  it('enterprises, their facilities and merges: one’s own, and those that an item of one’s own names', async () => {
    const names = async (tx: Tx, query: string) =>
      (await sql.raw<{ name: string }>(query).execute(tx)).rows.map((r) => r.name)
    const [hub, devices] = [
      "select name from enterprise where name like '⟦%'",
      "select name from facility where name like '⟦%'",
    ]
    const [enterprises, facilities] = await server.app.connections.owner
      .transaction()
      .execute(async (tx) => [await names(tx, hub), await names(tx, devices)])
    const merges = 'select e.name from enterprise_merge m join enterprise e on e.id = m.enterprise_id'
    for (const actor of cast.actors) {
      const may = (all: readonly string[]) =>
        all.filter((n) => marksIn(n).every((m) => actor.role !== 'auditor' && mayRead(actor, m))).sort()
      const seen = await tryAs(server.app, actor, async (tx) => [
        await names(tx, hub),
        await names(tx, devices),
        await names(tx, merges),
      ])
      expect(seen[0]?.sort(), actor.login).toEqual(may(enterprises))
      // A facility of one that was merged away hangs on the other, whose place is the same.
      expect(seen[1]?.sort(), actor.login).toEqual(may(facilities))
      expect(may(seen[2] ?? []).length, actor.login).toBe(seen[2]?.length)
    }
  })
})
