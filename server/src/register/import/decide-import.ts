import { fail } from '@gongjian/domain/error/codes.ts'
import { allColumnsOf } from '@gongjian/domain/register/columns.ts'
import type { Ctx } from '../../app.ts'
import { implement } from '../../operation/implementation.ts'
import { registerOf } from '../store/definitions.ts'
import { enqueue, getJob, mustBe, viewOf, type JobRow } from './import-jobs.ts'

export const takeImport = implement('takeImport', async (ctx, { id }) => {
  const job = await getJob(ctx, id)
  mustBe(job, ['ready'], '导入')
  return viewOf(ctx, await enqueue(ctx, job, 'take'))
})

/** What runs is asked to end, and ends at its next lot with nothing written; what waits is over at once. */
export const cancelImport = implement('cancelImport', async (ctx, { id }) => {
  const job = await getJob(ctx, id)
  mustBe(job, ['waiting', 'reading', 'ready', 'taking'], '取消')
  const isRunning = job.state === 'reading' || job.state === 'taking'
  const row = await ctx.tx
    .updateTable('import_job')
    .set(isRunning ? { cancel_asked: true } : { state: 'cancelled', finished_at: ctx.now })
    .where('plan_id', '=', ctx.actor.planId)
    .where('id', '=', id)
    .where('state', '=', job.state)
    .returningAll()
    .executeTakeFirst()
  return viewOf(ctx, row ?? (await getJob(ctx, id)))
})

async function remember({ tx, actor, now }: Ctx, job: JobRow, choices: Readonly<Record<string, string | null>>) {
  const rows = Object.entries(choices).map(([head, key]) => ({
    plan_id: actor.planId,
    unit_id: actor.unitId,
    register: job.register,
    head,
    key,
    by: actor.name,
    at: now,
  }))
  if (rows.length === 0) return
  await tx
    .insertInto('import_mapping')
    .values(rows)
    .onConflict((oc) =>
      oc.columns(['plan_id', 'unit_id', 'register', 'head']).doUpdateSet((eb) => ({
        key: eb.ref('excluded.key'),
        by: eb.ref('excluded.by'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute()
}

export const mapImport = implement('mapImport', async (ctx, { id, choices }) => {
  const job = await getJob(ctx, id)
  mustBe(job, ['ready', 'failed', 'cancelled'], '更正栏目对应')
  const register = await registerOf(ctx, job.register)
  const known = new Set(allColumnsOf(register))
  const unknown = Object.values(choices).find((key) => key !== null && !known.has(key))
  if (unknown) fail('bad-input', { problems: `${register.title}没有“${unknown}”这一栏` })
  await remember(ctx, job, choices)
  return viewOf(ctx, await enqueue(ctx, job, 'preview'))
})
