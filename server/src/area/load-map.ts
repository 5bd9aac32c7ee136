import { readFile } from 'node:fs/promises'
import type { AreaKind } from '@gongjian/domain/area/area.ts'
import type { AreaMap } from '@gongjian/domain/area/contracts.ts'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import type { ReceivedFile } from '../file/file-store.ts'
import { implementUpload, type Intake } from '../operation/implementation.ts'
import { readGeoJson, type AreaShape } from './read-geojson.ts'
import { readMaps } from './read-maps.ts'
import { storeMap } from './store-map.ts'
import { sweepByAreas } from './sweep-by-areas.ts'

/** A city's parks in fine detail are a few megabytes. */
const LIMIT_BYTES = 16 * 1024 * 1024

export interface ReadMap {
  readonly fileName: string
  readonly areas: readonly AreaShape[]
}

const GEOJSON: Intake<ReadMap> = {
  limitBytes: LIMIT_BYTES,
  judge: async (file: ReceivedFile) => ({
    fileName: file.name.slice(-120),
    areas: await readGeoJson(await readFile(file.path, 'utf8')),
  }),
}

interface Given {
  readonly kind: AreaKind
  readonly on: Day
  readonly source: string
  readonly isWhole: boolean
}

/** In the place of the one of its kind; what the rules find by it is looked for anew. */
export async function loadMap(ctx: Ctx, given: Given, { fileName, areas }: ReadMap): Promise<AreaMap> {
  const { tx, actor, now } = ctx
  const by = actor.unitName === actor.name ? actor.name : `${actor.unitName} ${actor.name}`
  await storeMap(tx, actor.planId, { ...given, fileName, trial: false, unitId: actor.unitId, by, at: now }, areas)
  await sweepByAreas(ctx, given.kind)
  const made = (await readMaps(tx, actor.planId)).find((m) => m.kind === given.kind)
  return made ?? fail('area-map-not-found', { kind: given.kind })
}

export const loadAreaMap = implementUpload('loadAreaMap', GEOJSON, (ctx, { kind, on, source, whole }, read) =>
  loadMap(ctx, { kind, on, source, isWhole: whole === 'yes' }, read),
)
