import {
  FILING_STATE_TITLES,
  FILINGS,
  isPartPresent,
  missingParts,
  type FilingKind,
} from '@gongjian/domain/filing/filing.ts'
import type { Filing, FilingPart, FilingRow as FilingRowView } from '@gongjian/domain/filing/contracts.ts'
import { reachOf, type Permission } from '@gongjian/domain/permission/permission.ts'
import type { Lock } from '@gongjian/domain/report/contracts.ts'
import { timelinessOf } from '@gongjian/domain/report/report.ts'
import type { Ctx } from '../app.ts'
import type { Actor } from '../db/actor.ts'
import { filingOf, readPlanFacts, refOf, unitById, unitIn, type PlanFacts } from '../report/plan-facts.ts'
import { attachmentOf, type FileRow } from '../report/report-reader.ts'
import { touchedOf } from '../report/report-view.ts'
import { getFiling, readPartFiles, readParts, reviewerOf, type FilingRow, type PartRow } from './filing-reader.ts'

function holds(actor: Actor, permission: Permission): boolean {
  return actor.role !== 'door' && reachOf(actor.role, permission) !== null
}

/** 七（一）'s goes to the office, 三（一）'s to the leads of its task. */
export function isFilingReviewer(actor: Actor, filing: FilingRow): boolean {
  if (filing.task_id === null) return actor.role === 'office'
  return actor.role === 'lead-desk' && actor.leads.includes(filing.task_id)
}

/** What is there of each part, as the domain counts it. */
export function heldOf(parts: readonly PartRow[], files: ReadonlyMap<number, readonly FileRow[]>) {
  return parts.map((p) => ({ key: p.key, text: p.text, files: files.get(p.id)?.length ?? 0 }))
}

function titlesOf(facts: PlanFacts, kind: FilingKind): Pick<FilingRowView, 'title' | 'clause' | 'clauseLabel'> {
  const { title, clause, clauseLabel } = filingOf(facts, kind)
  return { title, clause, clauseLabel }
}

export function filingRowOf(
  facts: PlanFacts,
  filing: FilingRow,
  parts: readonly PartRow[],
  files: ReadonlyMap<number, readonly FileRow[]>,
  now: Date,
): FilingRowView {
  return {
    kind: filing.kind,
    unit: refOf(unitById(facts, filing.unit_id)),
    ...titlesOf(facts, filing.kind),
    dueOn: filing.due_on,
    state: filing.state,
    timeliness: timelinessOf(filing.first_submitted_at, filing.due_at, now),
    submitted: touchedOf(filing.submitted_by, filing.submitted_at),
    missing: missingParts(filing.kind, heldOf(parts, files)).map((p) => p.title),
  }
}

function partsOf(
  kind: FilingKind,
  rows: readonly PartRow[],
  files: ReadonlyMap<number, readonly FileRow[]>,
): FilingPart[] {
  return FILINGS[kind].parts.flatMap((definition) => {
    const row = rows.find((r) => r.key === definition.key)
    if (!row) return []
    const own = files.get(row.id) ?? []
    return {
      key: definition.key,
      title: definition.title,
      wants: definition.wants,
      text: row.text,
      files: own.map(attachmentOf),
      present: isPartPresent(definition, row.text, own.length),
      version: row.version,
      edited: touchedOf(row.edited_by, row.edited_at),
    }
  })
}

function mayReview(actor: Actor, filing: FilingRow): boolean {
  return filing.state === 'submitted' && isFilingReviewer(actor, filing)
}

function lockOf(actor: Actor, filing: FilingRow): Lock | null {
  const nobody = { by: null, at: null }
  if (mayReview(actor, filing))
    return {
      reason: `该方案${FILING_STATE_TITLES.submitted}，由您审核`,
      by: filing.submitted_by,
      at: filing.submitted_at?.toISOString() ?? null,
      todo: '请接受或退回；内容只能由报送单位在退回后修改',
    }
  if (filing.unit_id !== actor.unitId)
    return { reason: '这是其他单位的方案，只能查看', ...nobody, todo: '请由报送单位修改' }
  if (!holds(actor, 'filing.edit'))
    return { reason: '您的角色只能查看方案', ...nobody, todo: '请由本单位填报员或审核人修改' }
  switch (filing.state) {
    case 'draft':
    case 'returned':
      return null
    case 'submitted':
      return {
        reason: `该方案${FILING_STATE_TITLES.submitted}`,
        by: filing.submitted_by,
        at: filing.submitted_at?.toISOString() ?? null,
        todo: `确需修改请联系${reviewerOf(filing)}退回`,
      }
    case 'accepted':
      return {
        reason: `该方案${FILING_STATE_TITLES.accepted}`,
        by: filing.reviewed_by,
        at: filing.reviewed_at?.toISOString() ?? null,
        todo: '不需要再修改',
      }
  }
}

/** The filing as its page shows it to this actor. */
export async function viewFiling(ctx: Ctx, kind: FilingKind, unitCode: string): Promise<Filing> {
  const { tx, actor, now } = ctx
  const facts = await readPlanFacts(tx, actor.planId)
  const filing = await getFiling(tx, actor, kind, unitIn(facts, unitCode))
  const rows = await readParts(tx, actor.planId, [filing.id])
  const files = await readPartFiles(
    tx,
    actor.planId,
    rows.map((r) => r.id),
  )
  const lock = lockOf(actor, filing)
  return {
    ...filingRowOf(facts, filing, rows, files, now),
    parts: partsOf(kind, rows, files),
    reviewed: touchedOf(filing.reviewed_by, filing.reviewed_at),
    returnReason: filing.return_reason,
    lock,
    may: {
      edit: lock === null,
      submit: lock === null && holds(actor, 'filing.submit'),
      review: mayReview(actor, filing),
    },
  }
}
