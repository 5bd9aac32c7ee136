import type { Selectable } from 'kysely'
import { TOO_FAR_METRES, type Evidence } from '@gongjian/domain/register/item.ts'
import type { Ctx } from '../../app.ts'
import type { AttachmentTable } from '../../db/schema-month.ts'
import { metresBetween, pointOf, type Place } from './point.ts'

/** A file with the point of its item's site as it is now: a photo is held against that, not against what was written on the day it came. */
export type FileRow = Selectable<AttachmentTable> & { readonly site: Place }

function metresAway({ lon, lat, site }: FileRow): number | null {
  if (lon === null || lat === null || site.lon === null || site.lat === null) return null
  return metresBetween({ lon, lat }, { lon: site.lon, lat: site.lat })
}

export function evidenceOf(f: FileRow): Evidence {
  const away = metresAway(f)
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
    metresAway: away,
    tooFar: away !== null && away > TOO_FAR_METRES,
  }
}

export type FilesByStep = ReadonlyMap<string, readonly FileRow[]>

/** The files of items that stand, by item and step. */
export async function readFiles(
  { tx, actor }: Ctx,
  items: readonly (Place & { readonly id: number })[],
  until?: Date,
): Promise<Map<number, Map<string, FileRow[]>>> {
  if (items.length === 0) return new Map()
  const sites = new Map(items.map(({ id, lon, lat }) => [id, { lon, lat }]))
  const query = tx
    .selectFrom('attachment')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('item_id', 'in', [...sites.keys()])
    .where('removed_at', 'is', null)
    .orderBy('id')
  const found = await (until ? query.where('uploaded_at', '<', until) : query).execute()
  const rows = found.map((f): FileRow => ({ ...f, site: sites.get(f.item_id ?? 0) ?? { lon: null, lat: null } }))
  const byItem = Map.groupBy(rows, (f) => f.item_id ?? 0)
  return new Map([...byItem].map(([id, files]) => [id, Map.groupBy(files, (f) => f.step ?? '')]))
}
