import { sql } from 'kysely'
import type { RefusedRow } from '@gongjian/office'
import type { App } from '../../app.ts'
import type { Actor } from '../../db/actor.ts'
import { inTransaction } from '../../db/transaction.ts'
import { loadOffice } from '../../file/load-office.ts'
import { implement } from '../../operation/implementation.ts'
import { registerOf } from '../store/definitions.ts'
import { changesInWords } from '../store/references.ts'
import { FILE_TYPES } from '../../file/file-types.ts'
import { getJob, viewOf } from './import-jobs.ts'

const MOST_LISTED = 50
const ROWS_A_PAGE = 1000

export const listImports = implement('listImports', async (ctx, { register }) => {
  const rows = await ctx.tx
    .selectFrom('import_job')
    .selectAll()
    .where('plan_id', '=', ctx.actor.planId)
    .where('account_id', '=', ctx.actor.accountId ?? 0)
    .where('register', '=', register)
    .orderBy('id', 'desc')
    .limit(MOST_LISTED)
    .execute()
  return Promise.all(rows.map((row) => viewOf(ctx, row)))
})

export const getImport = implement('getImport', async (ctx, { id }) => viewOf(ctx, await getJob(ctx, id)))

export const listImportRows = implement('listImportRows', async (ctx, { id, kind, noticed, after, limit }) => {
  const job = await getJob(ctx, id)
  const rows = await ctx.tx
    .selectFrom('import_row')
    .selectAll()
    .where('plan_id', '=', ctx.actor.planId)
    .where('job_id', '=', job.id)
    .where('n', '>', after)
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind ?? 'refused'))
    .$if(noticed !== undefined, (q) => q.where('noticed', '=', true))
    .orderBy('n')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const register = await registerOf(ctx, job.register)
  const changes = await changesInWords(
    ctx,
    register,
    shown.map((r) => r.changes),
  )
  const page = shown.map((r, i) => ({
    n: r.n,
    sheet: r.sheet,
    row: r.row,
    kind: r.kind,
    itemId: r.item_id,
    title: r.title,
    problems: r.problems,
    changes: changes[i] ?? [],
  }))
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.n ?? null) : null }
})

/** Each page in a transaction of its own: a slow download holds none open. */
async function* refusedRows(app: App, actor: Actor, job: number): AsyncGenerator<RefusedRow> {
  for (let after = 0; ;) {
    const rows = await inTransaction(app, actor, ({ tx }) =>
      tx
        .selectFrom('import_row')
        .select(['n', 'sheet', 'row', 'texts', 'problems'])
        .where('plan_id', '=', actor.planId)
        .where('job_id', '=', job)
        .where('kind', '=', 'refused')
        .where('n', '>', after)
        .orderBy('n')
        .limit(ROWS_A_PAGE)
        .execute(),
    )
    yield* rows
    after = rows.at(-1)?.n ?? after
    if (rows.length < ROWS_A_PAGE) return
  }
}

/** The columns that refused rows say something in: several sheets may have different ones. */
async function keysOf(app: App, actor: Actor, job: number): Promise<string[]> {
  return inTransaction(app, actor, async ({ tx }) => {
    const { rows } = await sql<{ key: string }>`
      select distinct jsonb_object_keys(texts) as key from import_row
      where plan_id = ${actor.planId} and job_id = ${job} and kind = 'refused'`.execute(tx)
    return rows.map((r) => r.key)
  })
}

export const downloadRefused = implement('downloadRefused', async (ctx, { id }) => {
  const { app, actor } = ctx
  const { refusedWorkbook } = await loadOffice()
  const job = await getJob(ctx, id)
  const register = await registerOf(ctx, job.register)
  const mapped = job.sheets.flatMap((s) =>
    s.heads.flatMap((h) => (h.key !== null && h.by !== 'derived' ? [h.key] : [])),
  )
  const keys = [...new Set([...mapped, ...(await keysOf(app, actor, id))])]
  return {
    fileName: `${register.title}-有问题的行-${app.clock.today()}.xlsx`,
    type: FILE_TYPES.xlsx,
    body: refusedWorkbook(register, keys, refusedRows(app, actor, id)),
  }
})
