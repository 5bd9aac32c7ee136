import { DomainError, fail } from '@gongjian/domain/error/codes.ts'
import { ROLE_TITLES } from '@gongjian/domain/account/role.ts'
import { scopeLacking, SCOPE_TITLES } from '@gongjian/domain/api-token/scope.ts'
import type { Contract } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { App, RequestFacts, Upload } from '../app.ts'
import { reachFor, type Actor, type ActorToken } from '../db/actor.ts'
import { inTransaction } from '../db/transaction.ts'
import type { InputOf, OperationName, OutputOf } from './types.ts'
import { answeredOnce } from './answered-once.ts'
import { CommittedRefusal } from './committed-refusal.ts'
import { REGISTRY } from './registry.ts'

export interface Call {
  readonly request: RequestFacts
  readonly upload?: Upload | null
}

/** Another system does what its scopes name, and nothing that only a person answers for. */
function mustBeInScope({ scopes }: ActorToken, { scope }: Contract, register: string | null): void {
  if (scope === undefined) return fail('token-persons-only')
  const lacking = scopeLacking(scopes, scope, register)
  if (lacking === null) return
  // Series and evidence are open or not in all registers alike; items register by register.
  const of = lacking.startsWith('items:') && register !== null ? `（台账 ${register}）` : ''
  fail('token-scope', { scope: `${SCOPE_TITLES[lacking]}${of}` })
}

/** Refuses before any row is touched; the database's policies stand beneath. `register`: the one that the input names. */
export function mustAllow(actor: Actor, name: OperationName, register: string | null = null): void {
  const contract: Contract = OPERATIONS[name]
  const { access } = contract
  if (access === 'public') return
  if (actor.role === 'door') fail('not-signed-in')
  if (actor.token) return mustBeInScope(actor.token, contract, register)
  if (access === 'signed-in') return
  if (!reachFor(actor, access)) {
    fail('not-allowed', { role: actor.role === 'system' ? '系统' : ROLE_TITLES[actor.role] })
  }
}

function registerIn(input: unknown): string | null {
  const named = typeof input === 'object' && input !== null && 'register' in input ? input.register : null
  return typeof named === 'string' ? named : null
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
  mustAllow(actor, name, registerIn(input))
  const { run } = REGISTRY[name]
  const answer: unknown = await withIntake(app, name, call.upload ?? null, (taken) =>
    inTransaction(app, actor, (ctx) => answeredOnce(ctx, name, input, () => run(ctx, input as never, taken)), {
      request: call.request,
    }),
  )
  if (answer instanceof CommittedRefusal) throw new DomainError(answer.code, answer.details)
  return answer as OutputOf<N>
}
