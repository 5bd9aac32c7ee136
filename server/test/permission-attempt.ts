import { DomainError } from '@gongjian/domain/error/codes.ts'
import type { Contract } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import type { App, Ctx, Upload } from '../src/app.ts'
import type { Actor } from '../src/db/actor.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { REGISTRY } from '../src/operation/registry.ts'
import { mustAllow, withIntake } from '../src/operation/run.ts'
import { readChanges } from './permission-cast.ts'

class Undo extends Error {}

export interface Outcome {
  readonly code: string | null
  readonly answer: unknown
  readonly changes: Awaited<ReturnType<typeof readChanges>>
}

export function takesUpload(name: OperationName): boolean {
  const c: Contract = OPERATIONS[name]
  return c.upload === true
}

function uploadFor(name: OperationName): Upload | null {
  if (!takesUpload(name)) return null
  return {
    name: '试.txt',
    stream: (async function* () {
      await Promise.resolve()
      yield Buffer.from('试传的文件内容')
    })(),
  }
}

async function runIn(ctx: Ctx, name: OperationName, input: unknown, taken: unknown): Promise<Outcome> {
  const run = REGISTRY[name].run as (ctx: Ctx, input: unknown, taken: unknown) => Promise<unknown>
  try {
    const answer = await run(ctx, input, taken)
    return { code: null, answer, changes: await readChanges(ctx.tx) }
  } catch (e) {
    if (e instanceof DomainError) return { code: e.code, answer: null, changes: [] }
    throw e
  }
}

/** As runOperation does it, but nothing stays. */
export async function attempt(app: App, actor: Actor, name: OperationName, input: unknown): Promise<Outcome> {
  try {
    mustAllow(actor, name)
  } catch (e) {
    if (e instanceof DomainError) return { code: e.code, answer: null, changes: [] }
    throw e
  }
  let outcome: Outcome | undefined
  const request = { ip: '', agent: '', token: 'x', sessionId: null }
  await withIntake(app, name, uploadFor(name), (taken) =>
    inTransaction(
      app,
      actor,
      async (ctx) => {
        outcome = await runIn(ctx, name, input, taken)
        throw new Undo()
      },
      { request },
    ),
  ).catch((e: unknown) => {
    if (e instanceof DomainError) outcome = { code: e.code, answer: null, changes: [] }
    else if (!(e instanceof Undo)) throw e
  })
  if (!outcome) throw new Error('no outcome')
  return outcome
}

/** All that an answer says, a file's text with it. */
export function wordsOf(answer: unknown): string {
  if (answer === null || typeof answer !== 'object') return ''
  const { body, ...rest } = answer as { body?: unknown }
  return JSON.stringify(rest) + (body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : '')
}
