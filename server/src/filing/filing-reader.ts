import type { Selectable } from 'kysely'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { FILING_STATE_TITLES, type FilingKind } from '@gongjian/domain/filing/filing.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import type { Actor, Tx } from '../db/actor.ts'
import type { FilingPartTable, FilingTable } from '../db/schema-month.ts'
import type { UnitFacts } from '../report/plan-facts.ts'
import type { FileRow } from '../report/report-reader.ts'

export type FilingRow = Selectable<FilingTable>
export type PartRow = Selectable<FilingPartTable>

/** Invisible to the actor says no more than that it is out of scope. */
export async function getFiling(
  tx: Tx,
  actor: Actor,
  kind: FilingKind,
  unit: UnitFacts,
  lock: 'none' | 'update' = 'none',
): Promise<FilingRow> {
  const query = tx
    .selectFrom('filing')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('kind', '=', kind)
    .where('unit_id', '=', unit.id)
  const row = await (lock === 'update' ? query.forUpdate() : query).executeTakeFirst()
  if (row) return row
  const readsAll = actor.role !== 'door' && reachOf(actor.role, 'filing.read') === 'all'
  return fail(unit.id === actor.unitId || readsAll ? 'filing-not-found' : 'outside-scope')
}

export async function readParts(tx: Tx, planId: number, filingIds: readonly number[]): Promise<PartRow[]> {
  if (filingIds.length === 0) return []
  return tx
    .selectFrom('filing_part')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('filing_id', 'in', [...filingIds])
    .orderBy('id')
    .execute()
}

export async function readPartFiles(
  tx: Tx,
  planId: number,
  partIds: readonly number[],
): Promise<Map<number, FileRow[]>> {
  if (partIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('attachment')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('filing_part_id', 'in', [...partIds])
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, (f) => f.filing_part_id ?? 0)
}

export function reviewerOf({ task_id }: Pick<FilingRow, 'task_id'>): string {
  return task_id === null ? '市攻坚办' : '牵头单位'
}

export function mustBeEditable(filing: FilingRow): void {
  switch (filing.state) {
    case 'draft':
    case 'returned':
      return
    case 'submitted':
    case 'accepted': {
      const accepted = filing.state === 'accepted'
      const by = accepted ? filing.reviewed_by : filing.submitted_by
      const at = accepted ? filing.reviewed_at : filing.submitted_at
      fail('filing-locked', {
        state: FILING_STATE_TITLES[filing.state],
        by: by ?? '',
        at: at ? instantInWords(at) : '',
        who: reviewerOf(filing),
      })
    }
  }
}

/** A part of an own filing that may be written, both locked. */
export async function getEditablePart(
  tx: Tx,
  planId: number,
  kind: FilingKind,
  unitId: number,
  key: string,
): Promise<{ filing: FilingRow; part: PartRow }> {
  const filing =
    (await tx
      .selectFrom('filing')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('kind', '=', kind)
      .where('unit_id', '=', unitId)
      .forUpdate()
      .executeTakeFirst()) ?? fail('filing-not-found')
  mustBeEditable(filing)
  const part =
    (await tx
      .selectFrom('filing_part')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('filing_id', '=', filing.id)
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst()) ?? fail('filing-not-found')
  return { filing, part }
}
