import { sql, type Selectable } from 'kysely'
import type { Attachment } from '@gongjian/domain/file/contracts.ts'
import { addMonths, monthInWords, type Month } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import type { LineState } from '@gongjian/domain/report/report.ts'
import type { Actor, Tx } from '../db/actor.ts'
import type { AttachmentTable, PeriodTable, ReportLineTable, ReportTable } from '../db/schema-month.ts'
import type { UnitFacts } from './plan-facts.ts'

export type PeriodRow = Selectable<PeriodTable>
export type ReportRow = Selectable<ReportTable>
export type LineRow = Selectable<ReportLineTable>

export async function getPeriod(tx: Tx, planId: number, month: Month): Promise<PeriodRow> {
  const row = await tx
    .selectFrom('period')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('month', '=', month)
    .executeTakeFirst()
  return row ?? fail('period-not-found', { month: monthInWords(month) })
}

/**
 * `share`: someone saves a line, others may too. `update`: the report changes its state, alone.
 * Whoever closes the month takes every report for update first, so a lock here decides who came before the closing.
 */
type Lock = 'none' | 'share' | 'update'

export async function findReport(
  tx: Tx,
  planId: number,
  month: Month,
  unitId: number,
  lock: Lock = 'none',
): Promise<ReportRow | undefined> {
  const query = tx
    .selectFrom('report')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('month', '=', month)
    .where('unit_id', '=', unitId)
  switch (lock) {
    case 'none':
      return query.executeTakeFirst()
    case 'share':
      return query.forShare().executeTakeFirst()
    case 'update':
      return query.forUpdate().executeTakeFirst()
  }
}

/** Foreign and invisible says no more than that it is out of scope. */
export async function getReport(
  tx: Tx,
  actor: Actor,
  month: Month,
  unit: UnitFacts,
  lock: Lock = 'none',
): Promise<ReportRow> {
  const row = await findReport(tx, actor.planId, month, unit.id, lock)
  if (row) return row
  const readsAll = actor.role !== 'door' && reachOf(actor.role, 'report.read') === 'all'
  return fail(unit.id === actor.unitId || readsAll ? 'report-not-found' : 'outside-scope')
}

export async function readLines(tx: Tx, planId: number, reportId: number): Promise<LineRow[]> {
  return tx
    .selectFrom('report_line as l')
    .innerJoin('task as t', 't.id', 'l.task_id')
    .selectAll('l')
    .where('l.plan_id', '=', planId)
    .where('l.report_id', '=', reportId)
    .orderBy('t.sort')
    .execute()
}

/** The lines of the month before, by task. */
export async function readLastMonth(
  tx: Tx,
  planId: number,
  month: Month,
  unitId: number,
): Promise<Map<number, LineRow>> {
  const rows = await tx
    .selectFrom('report_line')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('month', '=', addMonths(month, -1))
    .where('unit_id', '=', unitId)
    .execute()
  return new Map(rows.map((l) => [l.task_id, l]))
}

export type FileRow = Selectable<AttachmentTable>

export function attachmentOf(f: FileRow): Attachment {
  return {
    id: f.id,
    name: f.name,
    type: f.type,
    bytes: f.bytes,
    sha256: f.sha256,
    by: f.uploaded_by,
    at: f.uploaded_at.toISOString(),
  }
}

/** The files that stand, by line. */
export async function readLineFiles(
  tx: Tx,
  planId: number,
  lineIds: readonly number[],
): Promise<Map<number, FileRow[]>> {
  if (lineIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('attachment')
    .selectAll()
    .where('plan_id', '=', planId)
    // One text for any number of lines, so that it can be prepared (db/frugal-pool.ts).
    .where('line_id', '=', sql<number>`any (${lineIds}::int[])`)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, (f) => f.line_id ?? 0)
}

export interface LineCount {
  readonly report_id: number
  readonly state: LineState
  readonly lines: number
}

/** A lead sees its tasks' lines only, but a report's state follows from all: the database counts them for it. */
export async function countLineStates(tx: Tx, reportIds: readonly number[]): Promise<Map<number, LineState[]>> {
  const { rows } = await sql<LineCount>`
    select report_id, state, lines from line_states(${reportIds}::int[])`.execute(tx)
  const byReport = Map.groupBy(rows, (r) => r.report_id)
  return new Map([...byReport].map(([id, list]) => [id, list.flatMap((r) => Array<LineState>(r.lines).fill(r.state))]))
}
