import type { Selectable } from 'kysely'
import { TOO_FAR_METRES, type Evidence } from '@gongjian/domain/register/item.ts'
import type { Ctx } from '../../app.ts'
import type { AttachmentTable } from '../../db/schema-month.ts'
import { pointOf } from './point.ts'

type FileRow = Selectable<AttachmentTable>

export function evidenceOf(f: FileRow): Evidence {
  return {
    id: f.id,
    name: f.name,
    type: f.type,
    bytes: f.bytes,
    by: f.uploaded_by,
    at: f.uploaded_at.toISOString(),
    hasThumbnail: f.thumbnail !== null,
    takenAt: f.taken_at,
    point: pointOf(f),
    metresAway: f.metres_away,
    tooFar: f.metres_away !== null && f.metres_away > TOO_FAR_METRES,
  }
}

export type FilesByStep = ReadonlyMap<string, readonly FileRow[]>

/** The files of items that stand, by item and step. */
export async function readFiles(
  { tx, actor }: Ctx,
  ids: readonly number[],
  until?: Date,
): Promise<Map<number, Map<string, FileRow[]>>> {
  if (ids.length === 0) return new Map()
  const query = tx
    .selectFrom('attachment')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('item_id', 'in', [...ids])
    .where('removed_at', 'is', null)
    .orderBy('id')
  const rows = await (until ? query.where('uploaded_at', '<', until) : query).execute()
  const byItem = Map.groupBy(rows, (f) => f.item_id ?? 0)
  return new Map([...byItem].map(([id, files]) => [id, Map.groupBy(files, (f) => f.step ?? '')]))
}
