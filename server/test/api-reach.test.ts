import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registersIn } from '@gongjian/domain/api-token/scope.ts'
import { DomainError } from '@gongjian/domain/error/codes.ts'
import type { Contract } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import type { Ctx } from '../src/app.ts'
import type { Actor } from '../src/db/actor.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { REGISTRY } from '../src/operation/registry.ts'
import { mustAllow } from '../src/operation/run.ts'
import { startTestServer, type TestServer } from './harness.ts'
import { mayRead, readCast, readChanges, type Cast } from './permission-cast.ts'
import { addMarkedItems, marksIn } from './permission-marks.ts'
import { INPUTS } from './permission-inputs.ts'
import { STATEMENTS } from './permission-statements.ts'

let server: TestServer
let cast: Cast
let items: number[]
beforeAll(async () => {
  server = await startTestServer()
  cast = await readCast(server)
  items = await addMarkedItems(server)
})
afterAll(() => server.close())

describe('令牌的权限：单位 × 范围 × 操作', () => {
  const SCOPES = [
    'items:read',
    'items:read:kilns',
    'items:read:coal',
    'items:write',
    'items:write:kilns',
    'items:write:coal',
  ]
  const MORE = ['series:read', 'series:write', 'evidence:read', 'evidence:write']

  /** Any unit that has tokens, with any scopes: made as the door makes it (session/find-unit-actor.ts). */
  function anyToken(): fc.Arbitrary<Actor> {
    const units = cast.actors.filter((a) => /^(office|lead-desk|cooperating-desk|county-clerk)$/.test(a.role))
    const scopes = fc.tuple(fc.subarray(SCOPES, { minLength: 1 }), fc.subarray(MORE)).map((s) => s.flat())
    return fc.record({ unit: fc.constantFrom(...units), scopes }).map(({ unit, scopes: s }) => ({
      ...unit,
      accountId: null,
      login: 'gjt_试',
      townships: [],
      token: { id: 1, scopes: s },
    }))
  }

  function opens(actor: Actor, verb: 'read' | 'write', register: string): boolean {
    const open = registersIn(actor.token?.scopes ?? [], verb)
    return open === 'all' || open.includes(register)
  }

  type Written = Awaited<ReturnType<typeof readChanges>>[number]

  /** In words of its own: the unit's rows only, in the registers that it may write; evidence and series as its scopes say. */
  function mayChange(actor: Actor, w: Written): boolean {
    if (w.noun === 'event') return true
    const scopes = actor.token?.scopes ?? []
    if (w.unit_id !== actor.unitId) return false
    if (w.noun === 'attachment') return scopes.includes('evidence:write') && opens(actor, 'read', 'kilns')
    if (w.noun.startsWith('reg_coal_')) return scopes.includes('series:write') && opens(actor, 'read', 'coal')
    // A candidate of a sweep goes where its item goes.
    if (/^(reg_kilns|item_step|item_recheck|sweep_candidate|enterprise|facility)$/.test(w.noun))
      return opens(actor, 'write', 'kilns')
    return false
  }

  async function attempt(actor: Actor, name: OperationName, input: Record<string, unknown>) {
    const register = typeof input.register === 'string' ? input.register : null
    const run = REGISTRY[name].run as (ctx: Ctx, input: unknown, taken: unknown) => Promise<unknown>
    try {
      mustAllow(actor, name, register)
      return await tryIn(actor, async (ctx) => {
        const answer = await run(ctx, OPERATIONS[name].input.parse(input), null)
        return { code: null, answer: JSON.stringify(answer), changes: await readChanges(ctx.tx) }
      })
    } catch (e) {
      if (e instanceof DomainError) return { code: e.code, answer: '', changes: [] }
      throw e
    }
  }

  async function tryIn<T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T> {
    let result: { value: T } | undefined
    await inTransaction(server.app, actor, async (ctx) => {
      result = { value: await work(ctx) }
      throw new Error('undo')
    }).catch((e: unknown) => {
      if (!(e instanceof Error && e.message === 'undo')) throw e
    })
    if (!result) throw new Error('no result')
    return result.value
  }

  it('no operation reads or writes beyond the unit or the scopes', async () => {
    const names = Object.entries<Contract>(OPERATIONS)
      .filter(([, c]) => c.access !== 'public' && c.upload !== true && c.answer !== 'file')
      .map(([name]) => name as OperationName)
    await fc.assert(
      fc.asyncProperty(
        anyToken(),
        // Most operations are persons' and end at once: those that a token may call come up as often as all others together.
        fc.oneof(fc.constantFrom(...names), fc.constantFrom(...names.filter((n) => (OPERATIONS[n] as Contract).scope))),
        fc.constantFrom(...items),
        fc.constantFrom(...cast.units.filter((u) => u.kind === 'body').map((u) => u.code)),
        async (actor, name, item, unit) => {
          const target = {
            unit,
            task: '4.3',
            month: '2019-09',
            kind: 'relocation',
            file: 1,
            notice: 1,
            number: 1,
            item,
            enterprise: 1,
            facility: 1,
            merge: 1,
          } as const
          const input = INPUTS[name](target) as Record<string, unknown>
          const { scope } = OPERATIONS[name] as Contract
          const register = typeof input.register === 'string' ? input.register : null
          const outcome = await attempt(actor, name, input)
          const what = `${actor.unitName} ${actor.token?.scopes.join()} ${name} ${JSON.stringify(input)} → ${outcome.code ?? 'done'}`
          if (scope === undefined) expect(outcome.code, what).toBe('token-persons-only')
          else if (!opens(actor, scope === 'items:write' ? 'write' : 'read', register ?? 'kilns') && register !== null)
            expect(outcome.code, what).toBe('token-scope')
          const leaked = marksIn(outcome.answer).filter((m) => !opens(actor, 'read', 'kilns') || !mayRead(actor, m))
          expect(leaked, what).toEqual([])
          expect(
            outcome.changes.filter((w) => !mayChange(actor, w)),
            what,
          ).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  }, 240_000)

  it('nor does any statement', async () => {
    const reads = [
      `select string_agg(remark, '') as words from reg_kilns`,
      `select string_agg(answer, '') as words from sweep_candidate`,
      `select string_agg(title, '') as words from item_index where register = 'kilns'`,
      `select string_agg(h.after::text, '') as words from history h`,
      `select string_agg(text, '') as words from notice`,
      `select string_agg(progress, '') as words from report_line`,
      `select string_agg(i::text, '') as words from images_as_of('reg_kilns', '2030-01-01', null) i`,
    ]
    await fc.assert(
      fc.asyncProperty(
        anyToken(),
        fc.constantFrom(...STATEMENTS),
        fc.constantFrom(...reads),
        async (actor, write, read) => {
          const [words, changes] = await tryIn(actor, async ({ tx }) => {
            const { rows } = await sql.raw<{ words: string | null }>(read).execute(tx)
            await sql`savepoint before`.execute(tx)
            await sql
              .raw(write)
              .execute(tx)
              .catch(() => sql`rollback to before`.execute(tx))
            return [rows[0]?.words ?? '', await readChanges(tx)] as const
          })
          const leaked = marksIn(words).filter(
            (m) => !opens(actor, 'read', 'kilns') || m.kind !== 'item' || !mayRead(actor, m),
          )
          expect(leaked, `${actor.unitName} ${actor.token?.scopes.join()} ${read}`).toEqual([])
          if (!opens(actor, 'read', 'kilns')) expect(words).not.toMatch(/演示窑业/)
          const outside = changes.filter((w) => !mayChange(actor, w))
          expect(outside, `${actor.unitName} ${actor.token?.scopes.join()} ${write}`).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  }, 240_000)
})
