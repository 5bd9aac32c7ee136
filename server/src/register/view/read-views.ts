import type { Selectable } from 'kysely'
import type { SavedView } from '@gongjian/domain/register/contracts.ts'
import type { Ctx } from '../../app.ts'
import type { SavedViewTable } from '../../db/schema-item.ts'

export function viewOf(row: Selectable<SavedViewTable>, accountId: number | null): SavedView {
  return {
    id: row.id,
    register: row.register,
    name: row.name,
    by: row.by,
    isOwn: row.account_id === accountId,
    sharedWith: row.shared_with,
    columns: row.columns,
    where: row.conditions,
    sort: row.sort,
  }
}

/** One's own, what the own unit shares and what is shared with all; the policies choose. */
export async function readViews({ tx, actor }: Ctx, register: string): Promise<SavedView[]> {
  const rows = await tx
    .selectFrom('saved_view')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('register', '=', register)
    .orderBy('name')
    .execute()
  return rows.map((r) => viewOf(r, actor.accountId)).sort((a, b) => Number(b.isOwn) - Number(a.isOwn))
}
