import { sql } from 'kysely'
import type { LineField, LineText } from '@gongjian/domain/report/report.ts'
import type { TrialFileKey } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { Tx } from '../db/actor.ts'
import { attachmentRow } from '../file/store-upload.ts'
import type { LineRow } from '../report/report-reader.ts'
import { columnsOf, type Hand } from '../report/report-writer.ts'
import type { Trial } from './trial-context.ts'

export interface Written {
  readonly line: LineRow
  readonly text: LineText
  readonly carried: readonly LineField[]
  readonly files: readonly TrialFileKey[]
}

/** A whole report's lines in one statement, their files in another: the first start waits for them. */
export async function writeLines(
  tx: Tx,
  { planId, files }: Trial,
  lines: readonly Written[],
  hand: Hand,
): Promise<void> {
  if (lines.length === 0) return
  const rows = JSON.stringify(lines.map((l) => ({ id: l.line.id, ...columnsOf(l.text), carried: l.carried })))
  await sql`
    update report_line l set
      progress = x.progress, cumulative = x.cumulative, problems = x.problems, next_steps = x.next_steps,
      standing = x.standing, reached = x.reached, not_applicable = x.not_applicable,
      not_applicable_reason = x.not_applicable_reason, carried = x.carried, version = l.version + 1,
      edited_by = ${hand.name}, edited_at = ${hand.at}
    from jsonb_to_recordset(${rows}::jsonb) as x (id int, progress text, cumulative text, problems text, next_steps text,
      standing text, reached text[], not_applicable boolean, not_applicable_reason text, carried text[])
    where l.plan_id = ${planId} and l.id = x.id`.execute(tx)
  const attached = lines.flatMap(({ line, files: keys }) => {
    const place = { unitId: line.unit_id, taskId: line.task_id, lineId: line.id, filingPartId: null }
    return keys.map((key) => attachmentRow(planId, place, files[key], hand))
  })
  if (attached.length > 0) await tx.insertInto('attachment').values(attached).execute()
}
