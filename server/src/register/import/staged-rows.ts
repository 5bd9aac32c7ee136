import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../app.ts'
import type { ImportRowTable } from '../../db/schema-import.ts'
import { isNoticed, type Outcome } from './import-rows.ts'
import type { JobRow } from './import-jobs.ts'

export type StagedRow = Selectable<ImportRowTable>

/** Removes what an earlier run of the job has staged: a run that was cut off leaves no half of itself. */
export async function clearStaged({ tx, actor }: Ctx, job: JobRow): Promise<void> {
  await tx.deleteFrom('import_row').where('plan_id', '=', actor.planId).where('job_id', '=', job.id).execute()
}

/** A lot in one statement. */
export async function stage({ tx, actor }: Ctx, job: JobRow, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.map((o) => ({
    plan_id: actor.planId,
    job_id: job.id,
    account_id: job.account_id,
    n: o.n,
    sheet: o.sheet,
    row: o.row,
    kind: o.kind,
    item_id: o.itemId,
    title: o.title,
    noticed: isNoticed(o),
    input: o.input,
    texts: o.texts,
    problems: o.problems,
    changes: o.changes,
  }))
  await sql`insert into import_row select * from json_populate_recordset(null::import_row, ${JSON.stringify(rows)}::json)`.execute(
    tx,
  )
}

/** What came of rows when they were written: their items' numbers, and the few that were refused since the preview. */
export async function restage({ tx, actor }: Ctx, job: JobRow, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.map((o) => ({ n: o.n, kind: o.kind, item_id: o.itemId, problems: o.problems }))
  await sql`
    update import_row r set kind = x.kind, item_id = x.item_id, problems = x.problems
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (n int, kind text, item_id bigint, problems jsonb)
    where r.plan_id = ${actor.planId} and r.job_id = ${job.id} and r.n = x.n`.execute(tx)
}

/** Rows that the preview found good and that change something, in the order of the file. */
export async function stagedToTake(
  { tx, actor }: Ctx,
  job: JobRow,
  after: number,
  limit: number,
): Promise<StagedRow[]> {
  return tx
    .selectFrom('import_row')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('job_id', '=', job.id)
    .where('kind', 'in', ['created', 'updated'])
    .where('n', '>', after)
    .orderBy('n')
    .limit(limit)
    .execute()
}
