import { sql } from 'kysely'
import { DomainError, fail } from '@gongjian/domain/error/codes.ts'
import type { OperationName } from '@gongjian/domain/operation/operations.ts'
import type { App, Ctx } from '../app.ts'
import { inTransaction } from '../db/transaction.ts'
import { mustAllow } from '../operation/run.ts'
import { findMember } from '../session/find-actor.ts'

/** A person asked for it to end. */
class Cancelled extends Error {}
/** The process ends; the job begins again with the next one. */
class Interrupted extends Error {}

/** Told of the per cent that is done; throws where the work is to end. */
export type Beat = (percent: number) => Promise<void>

interface Waiting {
  readonly id: number
  readonly plan_id: number
  readonly account_id: number
}

/** How it ended without its work. */
interface Unfinished {
  readonly state: 'cancelled' | 'failed'
  /** For the person, a sentence; null: it was cancelled. */
  readonly error: string | null
  readonly finished_at: Date
}

/** Long work that a person asked for, and that runs in that person's name. */
export interface PersonalJob<Job extends Waiting> {
  /** 导入: what the log calls it. */
  readonly noun: string
  /** What whoever asks for it must still be allowed when it runs. */
  readonly operation: OperationName
  readonly why: (job: Job) => string
  /** In one transaction: all of it stands together with what became of it, or nothing does. */
  readonly run: (ctx: Ctx, job: Job, beat: Beat) => Promise<void>
  /** Where its rows stand, with `progress`, `state`, `cancel_asked`, `error` and `finished_at`. */
  readonly table: 'import_job' | 'season_proposal'
  /** States in which it is not over. */
  readonly open: readonly string[]
  /** The state that it is in while it runs. */
  readonly doing: (job: Job) => string
  /** Errors whose words are for the person, besides the domain's own. */
  readonly isKnown?: (error: unknown) => error is { readonly message: string }
  /** 没有导入任何一行: said where the system itself is at fault. */
  readonly nothing: string
}

function unfinished<Job extends Waiting>(
  app: App,
  { noun, isKnown, nothing }: PersonalJob<Job>,
  { id }: Job,
  error: unknown,
): Unfinished {
  const finished_at = app.clock.now()
  if (error instanceof Cancelled) return { state: 'cancelled', error: null, finished_at }
  if (error instanceof DomainError || isKnown?.(error)) return { state: 'failed', error: error.message, finished_at }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  app.log.error(`${noun} failed`, { job: id, error: text })
  return { state: 'failed', error: `系统出错了，${nothing}，请稍后再试`, finished_at }
}

/** In a transaction of its own, so that the person sees it move while the work is not yet committed. What is gone was cancelled. */
async function isCancelled<Job extends Waiting>(
  { tx }: Ctx,
  { table, open, doing }: PersonalJob<Job>,
  job: Job,
  percent: number,
): Promise<boolean> {
  const { rows } = await sql<{ cancel_asked: boolean }>`
    update ${sql.table(table)} set progress = ${percent}, state = ${doing(job)}
    where plan_id = ${job.plan_id} and id = ${job.id} and state = any (${[...open]}::text[]) returning cancel_asked`.execute(
    tx,
  )
  return rows[0]?.cancel_asked ?? true
}

async function end(app: App, table: string, { plan_id, id }: Waiting, how: Unfinished): Promise<void> {
  await sql`update ${sql.table(table)} set state = ${how.state}, error = ${how.error}, finished_at = ${how.finished_at}
    where plan_id = ${plan_id} and id = ${id}`.execute(app.connections.owner)
}

/** Runs it to its end, or to the sentence that says why there is none. */
export async function runPersonalJob<Job extends Waiting>(
  app: App,
  kind: PersonalJob<Job>,
  job: Job,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const { account_id, plan_id } = job
    const found = await app.connections.owner
      .transaction()
      .execute((tx) => findMember(tx, { account_id, plan_id }, null))
    const actor = found ?? fail('account-disabled')
    mustAllow(actor, kind.operation)
    const beat: Beat = async (percent) => {
      if (signal?.aborted) throw new Interrupted()
      if (await inTransaction(app, actor, (ctx) => isCancelled(ctx, kind, job, percent))) throw new Cancelled()
    }
    await beat(0)
    await inTransaction(app, actor, (ctx) => kind.run(ctx, job, beat), { why: kind.why(job) })
  } catch (error) {
    if (!(error instanceof Interrupted)) await end(app, kind.table, job, unfinished(app, kind, job, error))
  }
}
