import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import type { Ctx } from '../app.ts'

/** What went into the enterprise, and what of it came out again; the newest first. */
export async function readMerges(
  { tx, actor }: Ctx,
  id: number,
  mayMerge: boolean,
): Promise<EnterpriseDetail['merges']> {
  const rows = await tx
    .selectFrom('enterprise_merge')
    .select(['id', 'from_id', 'name', 'by', 'at', 'reason', 'undone_by', 'undone_at', 'undone_reason'])
    .where('plan_id', '=', actor.planId)
    .where('enterprise_id', '=', id)
    .orderBy('id', 'desc')
    .execute()
  const last = rows.find((m) => m.undone_at === null)
  return rows.map((m) => ({
    id: m.id,
    from: m.from_id,
    name: m.name,
    by: m.by,
    at: m.at.toISOString(),
    reason: m.reason,
    undone:
      m.undone_at === null
        ? null
        : { by: m.undone_by ?? '', at: m.undone_at.toISOString(), reason: m.undone_reason ?? '' },
    mayUndo: mayMerge && m === last,
  }))
}

/** Ids of those that went into the enterprise, into one of these, and so on, with its own. */
export async function idsWithMerged({ tx, actor }: Ctx, id: number): Promise<number[]> {
  const ids = [id]
  for (let fresh = [id]; fresh.length > 0;) {
    const rows = await tx
      .selectFrom('enterprise')
      .select('id')
      .where('plan_id', '=', actor.planId)
      .where('merged_into', 'in', fresh)
      .execute()
    fresh = rows.map((r) => r.id)
    ids.push(...fresh)
  }
  return ids
}
