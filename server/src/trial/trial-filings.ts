import { sql } from 'kysely'
import type { TrialFiling } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Tx } from '../db/actor.ts'
import { attachmentRow } from '../file/store-upload.ts'
import { mustBeEditable, type FilingRow } from '../filing/filing-reader.ts'
import { decide } from '../filing/review-filing.ts'
import { send } from '../filing/submit-filing.ts'
import { filingOf, unitIn } from '../report/plan-facts.ts'
import type { Hand } from '../report/report-writer.ts'
import type { Trial } from './trial-context.ts'
import { keepFile } from './trial-files.ts'
import type { Step } from './trial-step.ts'

const DAY_MS = 86_400_000
/** When a draft of the trial was last written. */
const DRAFTED_AT = '2019-06-24T16:20:00+08:00'

async function findFiling(tx: Tx, trial: Trial, f: TrialFiling): Promise<FilingRow> {
  const row = await tx
    .selectFrom('filing')
    .selectAll()
    .where('plan_id', '=', trial.planId)
    .where('kind', '=', f.kind)
    .where('unit_id', '=', unitIn(trial.facts, f.unit).id)
    .executeTakeFirst()
  return row ?? fail('filing-not-found')
}

async function writeTexts(tx: Tx, planId: number, filingId: number, f: TrialFiling, hand: Hand) {
  const parts = f.parts.filter((p) => p.text !== '').map(({ key, text }) => ({ key, text }))
  await sql`
    update filing_part p set text = x.text, version = p.version + 1, edited_by = ${hand.name}, edited_at = ${hand.at}
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as x (key text, text text)
    where p.plan_id = ${planId} and p.filing_id = ${filingId} and p.key = x.key`.execute(tx)
}

async function writeFiles(tx: Tx, { app, planId }: Trial, filing: FilingRow, f: TrialFiling, hand: Hand) {
  const parts = await tx
    .selectFrom('filing_part')
    .select(['id', 'key'])
    .where('plan_id', '=', planId)
    .where('filing_id', '=', filing.id)
    .execute()
  for (const { key, files } of f.parts) {
    const partId = parts.find((p) => p.key === key)?.id ?? null
    const place = { unitId: filing.unit_id, taskId: filing.task_id, lineId: null, filingPartId: partId }
    for (const file of files) {
      const kept = await keepFile(app, file.name, Buffer.from(file.text, 'utf8'))
      await tx
        .insertInto('attachment')
        .values(attachmentRow(planId, place, kept, hand))
        .execute()
    }
  }
}

async function writeParts(tx: Tx, trial: Trial, f: TrialFiling, hand: Hand): Promise<void> {
  const filing = await findFiling(tx, trial, f)
  mustBeEditable(filing)
  await writeTexts(tx, trial.planId, filing.id, f, hand)
  await writeFiles(tx, trial, filing, f, hand)
}

/** Written, sent and decided by the product's own verbs: what a person could not do fails the first start. */
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
      run: async (tx, hand) => send(tx, await findFiling(tx, trial, f), hand),
    })
  }
  if (f.reviewedAt !== null) {
    steps.push({
      at: new Date(f.reviewedAt),
      by: filingOf(trial.facts, f.kind).task === null ? people.office() : people.deskOf(leadOf(trial, f)),
      ...(f.returnReason === null ? {} : { why: f.returnReason }),
      run: async (tx, hand) => decide(tx, await findFiling(tx, trial, f), f.returnReason, hand),
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
