import { isOfficeError } from '@gongjian/office/extract/office-error.ts'
import { fileSource } from '@gongjian/office/register/raw/byte-source.ts'
import type { App, Ctx } from '../../app.ts'
import { recordEvent } from '../../history/record-event.ts'
import { runPersonalJob, type Beat, type PersonalJob } from '../../jobs/personal-job.ts'
import { workOff } from '../../jobs/work-off.ts'
import { registerOf } from '../store/definitions.ts'
import { importFile, ROWS_A_LOT } from './import-file.ts'
import { readChoices, RUNNING, type JobRow } from './import-jobs.ts'
import { countIn, emptyCounts, importRows, openImporting, type Prepared } from './import-rows.ts'
import { withProgress } from './progress-source.ts'
import { clearStaged, restage, stage, stagedToTake, type StagedRow } from './staged-rows.ts'

/** One import at a time over all processes: they write the same tables, and the next one's preview should see the last. */
const LOCK = 20190612

/** Works the queue off; returns how many were run. */
export function runImports(app: App, signal?: AbortSignal): Promise<number> {
  return workOff(
    app,
    { lock: LOCK, next: () => nextJob(app), run: (job) => runPersonalJob(app, IMPORT, job, signal) },
    signal,
  )
}

async function nextJob(app: App): Promise<JobRow | undefined> {
  return app.connections.owner
    .selectFrom('import_job')
    .selectAll()
    .where('state', 'in', RUNNING)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

async function preview(ctx: Ctx, job: JobRow, beat: Beat): Promise<void> {
  const register = await registerOf(ctx, job.register)
  const book = await ctx.app.files.borrow(job.sha256)
  const source = withProgress(await fileSource(book.path))
  try {
    await clearStaged(ctx, job)
    const choices = await readChoices(ctx, job.register)
    const file = { source, name: job.file_name, choices, emptyClears: job.empty_clears }
    const done = await importFile(
      ctx,
      register,
      file,
      false,
      async (outcomes) => {
        await stage(ctx, job, outcomes)
        await beat(source.percent())
      },
      () => source.beginRows(),
    )
    await finish(ctx, job, {
      state: 'ready',
      counts: JSON.stringify(done.counts),
      sheets: JSON.stringify(done.sheets),
      passed_over: JSON.stringify(done.passedOver),
    })
  } finally {
    await source.close()
    await book.giveBack()
  }
}

function preparedOf({ n, sheet, row, title, input, texts, problems }: StagedRow): Prepared {
  return { n, sheet, row, title, input, texts, problems }
}

/** The good rows, all in one transaction: they are in the register together, or none is. */
async function take(ctx: Ctx, job: JobRow, beat: Beat): Promise<void> {
  const register = await registerOf(ctx, job.register)
  // What the preview said of the rows stands with them.
  const importing = await openImporting(ctx, register, job.sheets, job.empty_clears, null)
  const { unchanged, refused, created, updated } = job.counts
  const toTake = created + updated
  let counts = { ...emptyCounts(), rows: unchanged + refused, unchanged, refused }
  let after = 0
  for (let done = 0; ;) {
    const lot = await stagedToTake(ctx, job, after, ROWS_A_LOT)
    if (lot.length === 0) break
    const outcomes = await importRows(importing, lot.map(preparedOf), true)
    await restage(ctx, job, outcomes)
    counts = countIn(counts, outcomes)
    after = lot.at(-1)?.n ?? after
    done += lot.length
    await beat(Math.min(99, Math.floor((done * 100) / Math.max(1, toTake))))
  }
  await recordEvent(ctx, {
    kind: 'items-imported',
    subject: job.file_name,
    unitId: ctx.actor.unitId,
    detail: { register: job.register, sha256: job.sha256, counts },
  })
  await finish(ctx, job, { state: 'done', counts: JSON.stringify(counts) })
}

interface Finish {
  readonly state: 'ready' | 'done'
  readonly counts: string
  readonly sheets?: string
  readonly passed_over?: string
}

async function finish({ tx, now }: Ctx, job: JobRow, set: Finish): Promise<void> {
  await tx
    .updateTable('import_job')
    .set({ ...set, progress: 100, error: null, finished_at: set.state === 'done' ? now : null })
    .where('plan_id', '=', job.plan_id)
    .where('id', '=', job.id)
    .execute()
}

const IMPORT: PersonalJob<JobRow> = {
  noun: 'import',
  table: 'import_job',
  open: RUNNING,
  doing: (job) => (job.phase === 'preview' ? 'reading' : 'taking'),
  operation: 'startImport',
  why: (job) => `导入“${job.file_name}”`,
  nothing: '没有导入任何一行',
  isKnown: isOfficeError,
  run: (ctx, job, beat) => (job.phase === 'preview' ? preview(ctx, job, beat) : take(ctx, job, beat)),
}
