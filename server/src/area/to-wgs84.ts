import library from 'gcoord'
import type { Crs } from '@gongjian/domain/area/crs.ts'
import type { Point } from '@gongjian/domain/register/item.ts'

/** The package's types say that Node finds it under `default`; it is the module itself. */
const gcoord = library as unknown as typeof library.default

/** In WGS84, as the maps of areas are. */
export function toWgs84({ longitude, latitude }: Point, from: Crs): Point {
  if (from === 'WGS84') return { longitude, latitude }
  const [east = longitude, north = latitude] = gcoord.transform([longitude, latitude], gcoord[from], gcoord.WGS84)
  return { longitude: east, latitude: north }
}
