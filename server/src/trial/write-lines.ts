import { sql } from 'kysely'
import type { LineField, LineText } from '@gongjian/domain/report/report.ts'
import type { Tx } from '../db/actor.ts'
import { columnsOf, type Hand } from '../report/report-writer.ts'

export interface Written {
  readonly id: number
  readonly text: LineText
  readonly carried: readonly LineField[]
}

/** A whole report's lines in one statement: the first start waits for it. */
export async function writeLines(tx: Tx, planId: number, lines: readonly Written[], hand: Hand): Promise<void> {
  if (lines.length === 0) return
  const rows = JSON.stringify(lines.map((l) => ({ id: l.id, ...columnsOf(l.text), carried: l.carried })))
  await sql`
    update report_line l set
      progress = x.progress, cumulative = x.cumulative, problems = x.problems, next_steps = x.next_steps,
      standing = x.standing, reached = x.reached, not_applicable = x.not_applicable,
      not_applicable_reason = x.not_applicable_reason, carried = x.carried, version = l.version + 1,
      edited_by = ${hand.name}, edited_at = ${hand.at}
    from jsonb_to_recordset(${rows}::jsonb) as x (id int, progress text, cumulative text, problems text, next_steps text,
      standing text, reached text[], not_applicable boolean, not_applicable_reason text, carried text[])
    where l.plan_id = ${planId} and l.id = x.id`.execute(tx)
}
