import type { Share } from './parse-roles.ts'

/** A place that names who answers for what; offsets are in the view. */
export interface Marker {
  readonly start: number
  readonly end: number
  readonly form: 'bracket' | 'label' | 'row' | 'sentence' | 'heading'
  readonly shares: readonly Share[]
  /** false: units alone, with no word for their part. */
  readonly stated: boolean
  /** Its parts are written as labels (牵头单位：), not as verbs (…牵头). */
  readonly labelled: boolean
  /** 列第一位者为牵头单位 stands in it. */
  readonly firstLeads: boolean
  /** What it answers for, where its place does not show that. */
  readonly governs?: { readonly start: number; readonly end: number }
}

export function isInside(markers: readonly Marker[], at: number): boolean {
  let low = 0
  let high = markers.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const marker = markers[middle]
    if (!marker) return false
    if (at < marker.start) high = middle - 1
    else if (at >= marker.end) low = middle + 1
    else return true
  }
  return false
}
