import { sql } from 'kysely'
import { fileSource } from '@gongjian/office/register/raw/byte-source.ts'
import { openBook, refuseTooManyRows } from '@gongjian/office/register/raw/open-book.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { ReceivedFile } from '../../file/file-store.ts'
import { implementUpload, type Intake } from '../../operation/implementation.ts'
import { registerOf } from '../store/definitions.ts'
import { inWords } from './import-file.ts'
import { RUNNING, viewOf } from './import-jobs.ts'
import { emptyCounts } from './import-rows.ts'

/** What the door lets through in one upload (entry/http-operations.ts); a county's largest ledger is a tenth of it. */
const IMPORT_LIMIT_BYTES = 64 * 1024 * 1024
const LONGEST_NAME = 120

function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return (
    last
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(-LONGEST_NAME) || '台账.xlsx'
  )
}

/** A file that is no table is refused while the person still looks at the form; its heading is looked for with its rows. */
const TABLE: Intake<ReceivedFile> = {
  limitBytes: IMPORT_LIMIT_BYTES,
  async judge(file) {
    const source = await fileSource(file.path)
    try {
      await inWords(openBook(source, plainName(file.name)).then(refuseTooManyRows))
      return file
    } finally {
      await source.close()
    }
  },
}

/** The same file of the same person that is in the queue already is not read twice. */
export const startImport = implementUpload(
  'startImport',
  TABLE,
  async (ctx, { register: registerId, emptyClears }, file) => {
    const { app, tx, actor, now } = ctx
    const register = await registerOf(ctx, registerId)
    if (actor.accountId === null) return fail('not-signed-in')
    const name = plainName(file.name)
    const stored = await app.files.keep(file)
    const made = await tx
      .insertInto('import_job')
      .values({
        plan_id: actor.planId,
        unit_id: actor.unitId,
        account_id: actor.accountId,
        register: register.id,
        file_name: name,
        sha256: stored.sha256,
        bytes: stored.bytes,
        empty_clears: emptyClears === 'yes',
        state: 'waiting',
        phase: 'preview',
        counts: JSON.stringify(emptyCounts()),
        sheets: '[]',
        passed_over: null,
        error: null,
        by: actor.name,
        created_at: now,
        finished_at: null,
      })
      .onConflict((oc) => oc.doNothing())
      .returningAll()
      .executeTakeFirst()
    await sql`select wake_imports()`.execute(tx)
    const job =
      made ??
      (await tx
        .selectFrom('import_job')
        .selectAll()
        .where('plan_id', '=', actor.planId)
        .where('register', '=', register.id)
        .where('sha256', '=', stored.sha256)
        .where('state', 'in', RUNNING)
        .executeTakeFirstOrThrow())
    return viewOf(ctx, job)
  },
)
