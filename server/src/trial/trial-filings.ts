import { Readable } from 'node:stream'
import { sql, type Updateable } from 'kysely'
import type { TrialFiling } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import { FILE_LIMIT_BYTES } from '@gongjian/domain/file/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Tx } from '../db/actor.ts'
import type { FilingTable } from '../db/schema-month.ts'
import { filingOf, unitIn } from '../report/plan-facts.ts'
import type { Hand } from '../report/report-writer.ts'
import type { Trial } from './trial-context.ts'
import type { Step } from './trial-step.ts'

const DAY_MS = 86_400_000
/** When a draft of the trial was last written. */
const DRAFTED_AT = '2019-06-24T16:20:00+08:00'

async function findFiling(tx: Tx, trial: Trial, f: TrialFiling): Promise<{ id: number; unit_id: number }> {
  const row = await tx
    .selectFrom('filing')
    .select(['id', 'unit_id'])
    .where('plan_id', '=', trial.planId)
    .where('kind', '=', f.kind)
    .where('unit_id', '=', unitIn(trial.facts, f.unit).id)
    .executeTakeFirst()
  return row ?? fail('filing-not-found')
}

async function writeTexts(tx: Tx, planId: number, filingId: number, f: TrialFiling, hand: Hand) {
  const parts = f.parts.filter((p) => p.text !== '' || p.files.length > 0).map(({ key, text }) => ({ key, text }))
  const { rows } = await sql<{ id: number; key: string }>`
    update filing_part p set text = x.text, version = p.version + 1, edited_by = ${hand.name}, edited_at = ${hand.at}
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as x (key text, text text)
    where p.plan_id = ${planId} and p.filing_id = ${filingId} and p.key = x.key returning p.id, p.key`.execute(tx)
  return rows
}

async function writeParts(tx: Tx, trial: Trial, f: TrialFiling, hand: Hand): Promise<void> {
  const { app, planId } = trial
  const filing = await findFiling(tx, trial, f)
  const written = await writeTexts(tx, planId, filing.id, f, hand)
  for (const part of f.parts) {
    for (const file of part.files) {
      const stored = await app.files.keep(
        await app.files.receive(
          { name: file.name, stream: Readable.from([Buffer.from(file.text, 'utf8')]) },
          FILE_LIMIT_BYTES,
        ),
      )
      await tx
        .insertInto('attachment')
        .values({
          plan_id: planId,
          unit_id: filing.unit_id,
          filing_part_id: written.find((w) => w.key === part.key)?.id ?? null,
          name: file.name,
          type: 'text/plain',
          ...stored,
          uploaded_by: hand.name,
          uploaded_at: hand.at,
        })
        .execute()
    }
  }
}

async function setFiling(tx: Tx, trial: Trial, f: TrialFiling, change: Updateable<FilingTable>): Promise<void> {
  const { id } = await findFiling(tx, trial, f)
  await tx.updateTable('filing').set(change).where('plan_id', '=', trial.planId).where('id', '=', id).execute()
}

function filingSteps(trial: Trial, f: TrialFiling): Step[] {
  const { people } = trial
  const written = f.submittedAt === null ? Date.parse(DRAFTED_AT) : Date.parse(f.submittedAt) - DAY_MS
  const steps: Step[] = [
    { at: new Date(written), by: people.clerkOf(f.unit), run: (tx, hand) => writeParts(tx, trial, f, hand) },
  ]
  if (f.submittedAt !== null) {
    steps.push({
      at: new Date(f.submittedAt),
      by: people.approverOf(f.unit),
      run: (tx, { name, at }) =>
        setFiling(tx, trial, f, { state: 'submitted', first_submitted_at: at, submitted_at: at, submitted_by: name }),
    })
  }
  if (f.reviewedAt !== null) {
    steps.push({
      at: new Date(f.reviewedAt),
      by: filingOf(trial.facts, f.kind).task === null ? people.office() : people.deskOf(leadOf(trial, f)),
      ...(f.returnReason === null ? {} : { why: f.returnReason }),
      run: (tx, { name, at }) =>
        setFiling(tx, trial, f, {
          state: f.state,
          reviewed_at: at,
          reviewed_by: name,
          return_reason: f.returnReason,
        }),
    })
  }
  return steps
}

function leadOf({ facts }: Trial, f: TrialFiling): string {
  const task = [...facts.tasks.values()].find((t) => t.code === filingOf(facts, f.kind).task)
  return task?.leads[0]?.code ?? ''
}

export function stepsOfFilings(trial: Trial, filings: readonly TrialFiling[]): Step[] {
  return filings.flatMap((f) => filingSteps(trial, f))
}
