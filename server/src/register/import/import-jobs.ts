import { sql, type Selectable } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import { IMPORT_STATE_TITLES, type ImportJob, type ImportState } from '@gongjian/domain/register/import-contracts.ts'
import type { HeadChoices } from '@gongjian/domain/register/import.ts'
import type { Ctx } from '../../app.ts'
import type { Tx } from '../../db/actor.ts'
import type { ImportJobTable } from '../../db/schema-import.ts'

export type JobRow = Selectable<ImportJobTable>

export const RUNNING: readonly ImportState[] = ['waiting', 'reading', 'taking']

/** A job of the actor's own; anybody else's is not there. */
export async function getJob({ tx, actor }: Ctx, id: number): Promise<JobRow> {
  const row = await tx
    .selectFrom('import_job')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? fail('import-not-found')
}

async function aheadOf(tx: Tx, { id, state }: JobRow): Promise<number> {
  if (state !== 'waiting') return 0
  const { rows } = await sql<{ n: number }>`select imports_ahead(${id}::int) as n`.execute(tx)
  return rows[0]?.n ?? 0
}

export async function viewOf({ tx }: Ctx, row: JobRow): Promise<ImportJob> {
  return {
    id: row.id,
    register: row.register,
    fileName: row.file_name,
    bytes: row.bytes,
    state: row.state,
    progress: row.progress,
    ahead: await aheadOf(tx, row),
    counts: row.counts,
    sheets: row.sheets,
    // Of a job that stands from before rows were told.
    passedOver: row.passed_over && { ...row.passed_over, rows: row.passed_over.rows ?? [] },
    emptyClears: row.empty_clears,
    error: row.error,
    by: row.by,
    at: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}

export function mustBe(row: JobRow, states: readonly ImportState[], what: string): void {
  if (!states.includes(row.state)) fail('import-not-ready', { state: IMPORT_STATE_TITLES[row.state], what })
}

/** Into the queue; the worker hears of it when the request commits. */
export async function enqueue(ctx: Ctx, row: JobRow, phase: JobRow['phase']): Promise<JobRow> {
  const { tx, actor } = ctx
  const same = await tx
    .selectFrom('import_job')
    .select('id')
    .where('plan_id', '=', actor.planId)
    .where('register', '=', row.register)
    .where('sha256', '=', row.sha256)
    .where('state', 'in', RUNNING)
    .where('id', '<>', row.id)
    .executeTakeFirst()
  if (same) fail('import-not-ready', { state: '的文件正由另一次导入使用', what: '再次排队' })
  const queued = await tx
    .updateTable('import_job')
    .set({ state: 'waiting', phase, progress: 0, cancel_asked: false, error: null, finished_at: null })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .returningAll()
    .executeTakeFirst()
  await sql`select wake_imports()`.execute(tx)
  return queued ?? fail('import-not-ready', { state: '状态刚刚变了', what: '办理，请刷新' })
}

/** What the unit has said of heads in earlier workbooks of the register. */
export async function readChoices({ tx, actor }: Ctx, register: string): Promise<HeadChoices> {
  const rows = await tx
    .selectFrom('import_mapping')
    .select(['head', 'key'])
    .where('plan_id', '=', actor.planId)
    .where('unit_id', '=', actor.unitId)
    .where('register', '=', register)
    .execute()
  return Object.fromEntries(rows.map((r) => [r.head, r.key]))
}
