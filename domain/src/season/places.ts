import type { CutFacts, CutPlace } from './reduction.ts'
import { LEVELS } from './words.ts'

/** Where in its works a row of a season plan lies (企业 → 生产线 → 工序 → 设备). */
export interface PlacedRow extends CutFacts {
  readonly level: string | null
  readonly process: string | null
  /** Of the hub where the row is tied to one, else its name as it was written. */
  readonly facility: string
  /** Facilities that it hangs on in the hub, the nearest first. */
  readonly above: readonly string[]
}

interface Place<R> {
  readonly rank: number
  readonly facility: string
  readonly process: string | null
  readonly above: readonly string[]
  readonly rows: R[]
  readonly below: Place<R>[]
}

const [WHOLE, LINE] = [0, 1]

function rankOf({ level, process }: PlacedRow): number {
  const at = LEVELS.findIndex((l) => l === level)
  // Whoever names a process means it, whatever stands beside: of the line and of its process the emission is cut once.
  if (at >= WHOLE && at !== LINE) return at
  return process === null ? LINE : LINE + 1
}

function placeOf<R extends PlacedRow>(row: R): Place<R> {
  const { facility, process, above } = row
  return { rank: rankOf(row), facility, process, above, rows: [], below: [] }
}

function keyOf({ rank, facility, process }: Place<unknown>): string {
  return rank === WHOLE ? '' : JSON.stringify([rank, facility, process])
}

/** The nearest that the place is a part of; undefined: nothing of the works that has a row. */
function holderOf<R>(
  place: Place<R>,
  byFacility: ReadonlyMap<string, readonly Place<R>[]>,
  whole?: Place<R>,
): Place<R> | undefined {
  const same = (byFacility.get(place.facility) ?? [])
    .filter((p) => p.rank < place.rank && (p.rank === LINE || p.process === place.process))
    .sort((a, b) => b.rank - a.rank || Number(b.process === place.process) - Number(a.process === place.process))
  const [first] = same
  if (first) return first
  for (const facility of place.above) {
    const [hung] = [...(byFacility.get(facility) ?? [])].sort((a, b) => a.rank - b.rank)
    if (hung) return hung
  }
  return whole
}

/** A works' rows as the tree of what lies under what; several turns of one line stand in one place. */
export function placesOf<R extends PlacedRow>(rows: readonly R[]): CutPlace<R>[] {
  const places = new Map<string, Place<R>>()
  for (const row of rows) {
    const made = placeOf(row)
    const place = places.get(keyOf(made)) ?? made
    place.rows.push(row)
    places.set(keyOf(made), place)
  }
  const whole = places.get('')
  const parts = [...places.values()].filter((p) => p !== whole)
  const byFacility = Map.groupBy(parts, (p) => p.facility)
  const tops = whole ? [whole] : []
  for (const place of parts) {
    const holder = holderOf(place, byFacility, whole)
    if (holder) holder.below.push(place)
    else tops.push(place)
  }
  return tops
}
