import { DomainError, fail } from '@gongjian/domain/error/codes.ts'
import { ROLE_TITLES } from '@gongjian/domain/account/role.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import type { App, RequestFacts, Upload } from '../app.ts'
import type { Actor } from '../db/actor.ts'
import { inTransaction } from '../db/transaction.ts'
import type { InputOf, OperationName, OutputOf } from './types.ts'
import { answeredOnce } from './answered-once.ts'
import { CommittedRefusal } from './committed-refusal.ts'
import { REGISTRY } from './registry.ts'

export interface Call {
  readonly request: RequestFacts
  readonly upload?: Upload | null
}

/** Refuses before any row is touched; the database's policies stand beneath. */
export function mustAllow(actor: Actor, name: OperationName): void {
  const { access } = OPERATIONS[name]
  if (access === 'public') return
  if (actor.role === 'door') fail('not-signed-in')
  if (access === 'signed-in') return
  if (!reachOf(actor.role, access)) {
    fail('not-allowed', { role: actor.role === 'system' ? '系统' : ROLE_TITLES[actor.role] })
  }
}

/** Takes the upload in, if the operation wants one, and hands over what its intake made of it. */
export async function withIntake<T>(
  app: App,
  name: OperationName,
  upload: Upload | null,
  work: (taken: unknown) => Promise<T>,
): Promise<T> {
  const { intake } = REGISTRY[name]
  if (!intake) return work(null)
  if (!upload) return fail('file-empty')
  const file = await app.files.receive(upload, intake.limitBytes)
  try {
    return await work(await intake.judge(file))
  } finally {
    await app.files.discard(file)
  }
}

/** The one way to run an operation: permission, upload, transaction, actor, work. Input is already parsed by the contract. */
export async function runOperation<N extends OperationName>(
  app: App,
  actor: Actor,
  name: N,
  input: InputOf<N>,
  call: Call,
): Promise<OutputOf<N>> {
  mustAllow(actor, name)
  const { run } = REGISTRY[name]
  const answer: unknown = await withIntake(app, name, call.upload ?? null, (taken) =>
    inTransaction(app, actor, (ctx) => answeredOnce(ctx, name, input, () => run(ctx, input as never, taken)), {
      request: call.request,
    }),
  )
  if (answer instanceof CommittedRefusal) throw new DomainError(answer.code, answer.details)
  return answer as OutputOf<N>
}
