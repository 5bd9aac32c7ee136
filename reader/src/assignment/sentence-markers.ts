import type { Document } from '../document.ts'
import { clauseAt } from '../clause/clauses.ts'
import { isCommonName, looksLikeUnit } from '../unit/unit-names.ts'
import { isInside, type Marker } from './marker.ts'
import { parseRoles } from './parse-roles.ts'

const LENGTH_LIMIT = 200
/** 由…负责, 设在… are prose; a marker says nothing but units and parts. */
const PROSE = /由|设在|设立|要|应|须|将|把|对|向|按要求|本/
const ENDS = /(?:牵头|负责|配合|参与|协办|牵头负责|落实)$/

/** `市发改委牵头，市财政局配合。` with no bracket: a whole sentence, last of its paragraph, that says nothing else. */
export function sentenceMarkers(document: Document, taken: readonly Marker[]): Marker[] {
  const { s } = document.view
  const markers: Marker[] = []
  let paragraph = 0
  while (paragraph < s.length) {
    const next = s.indexOf('\n', paragraph)
    const end = next < 0 ? s.length : next
    const marker = lastSentence(document, paragraph, end)
    if (marker && !isInside(taken, marker.start) && !isInside(taken, marker.end - 1)) markers.push(marker)
    paragraph = end + 1
  }
  return markers
}

function lastSentence(document: Document, from: number, to: number): Marker | null {
  const { view } = document
  const end = view.s[to - 1] === '。' ? to - 1 : to
  if (end - from < 5 || !ENDS.test(view.s.slice(Math.max(from, end - 6), end))) return null
  const clause = clauseAt(document.clauses, end - 1)
  const stop = view.s.lastIndexOf('。', end - 1)
  const start = Math.max(from, stop + 1, clause?.labelEnd ?? 0)
  if (!clause || end - start < 5 || end - start > LENGTH_LIMIT) return null
  const roles = parseRoles(view, start, end, null)
  const names = roles.shares.flatMap((share) => share.names)
  if (roles.stated === 0 || !roles.pure || !roles.sound || names.length === 0) return null
  if (roles.shares.every((share) => share.part === 'responsible' || share.part === 'other')) return null
  if (PROSE.test(view.s.slice(start, end))) return null
  if (!names.every((name) => looksLikeUnit(name.key)) || names.every((name) => isCommonName(name.key))) return null
  return { start, end, form: 'sentence', shares: roles.shares, stated: true, labelled: false, firstLeads: false }
}
