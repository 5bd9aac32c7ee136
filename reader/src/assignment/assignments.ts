import { clauseAt, type Clause } from '../clause/clauses.ts'
import type { Document } from '../document.ts'
import { isCommonName, looksLikeUnit } from '../unit/unit-names.ts'
import { lineStart } from '../spans.ts'
import type { Bracket } from './brackets.ts'
import { FIRST_LEADS } from './labels.ts'
import { labelMarkers, sharesOfLabels } from './label-markers.ts'
import type { Marker } from './marker.ts'
import { parseRoles } from './parse-roles.ts'
import { rowMarkers } from './row-markers.ts'
import { sentenceMarkers } from './sentence-markers.ts'
import { headingMarkers } from './heading-markers.ts'

/** All places of the document that say who answers for what, in order. */
export function findMarkers(document: Document): Marker[] {
  const inBrackets = bracketMarkers(document)
  const inRows = rowMarkers(document)
  const taken = [...inBrackets, ...inRows].sort((x, y) => x.start - y.start)
  const byLabel = labelMarkers(document, taken)
  const known = [...taken, ...byLabel].sort((x, y) => x.start - y.start)
  const loose = sentenceMarkers(document, known)
  const all = [...known, ...loose].sort((x, y) => x.start - y.start)
  return [...all, ...headingMarkers(document, all)].sort((x, y) => x.start - y.start)
}

function bracketMarkers(document: Document): Marker[] {
  const markers: Marker[] = []
  let after = 0
  for (const bracket of document.brackets) {
    if (bracket.start < after) continue
    const marker = readBracket(document, bracket)
    if (!marker) continue
    markers.push(marker)
    after = bracket.end
  }
  return markers
}

function readBracket(document: Document, bracket: Bracket): Marker | null {
  const { view } = document
  const from = bracket.start + 1
  const to = bracket.closed ? bracket.end - 1 : bracket.end
  const labels = document.labels.filter((label) => label.start >= from && label.end <= to)
  const base = {
    start: bracket.start,
    end: bracket.end,
    form: 'bracket' as const,
    firstLeads: FIRST_LEADS.test(view.s.slice(from, to)),
  }
  if (labels.length > 0 && labels[0] && isAtEdge(view.s, from, labels[0].start)) {
    const shares = sharesOfLabels(view, labels, to)
    if (shares.length > 0) return { ...base, shares, stated: true, labelled: true }
  }
  if (!bracket.closed || !ends(view.s, bracket)) return null
  const roles = parseRoles(view, from, to, null)
  if (roles.stated > 0 && roles.sound && roles.shares.length > 0)
    return { ...base, shares: roles.shares, stated: true, labelled: false }
  const untimed = withoutTime(view.s, from, to)
  const bare = untimed === to ? roles : parseRoles(view, from, untimed, null)
  return bare.pure && isBareList(document, bracket, untimed)
    ? { ...base, shares: bare.shares, stated: false, labelled: false }
    : null
}

/** A label opens the bracket, or follows a time: （6月底完成，牵头考核单位：X）. */
function isAtEdge(s: string, from: number, label: number): boolean {
  return label - from <= 1 || /[，；。、\n]/.test(s[label - 1] ?? '') || label - from <= 30
}

/** A marker stands behind the words it answers for, not inside a sentence. */
function ends(s: string, bracket: Bracket): boolean {
  return /[。；！？：\n\t”）》.]/.test(s[bracket.start - 1] ?? '\n') || /[。；\n\t]/.test(s[bracket.end] ?? '\n')
}

/** （市发展改革委、市财政局，6月底前完成）: a time at the end is no unit. */
function withoutTime(s: string, from: number, to: number): number {
  const near = Math.max(from + 1, to - 24)
  const comma = near + s.slice(near, to).lastIndexOf('，')
  if (comma < near) return to
  return /^，(?:[^，、]{0,12}(?:月|年底|年内|季度|半年)[^，、]{0,8}|长期[^，、]{0,4}|持续[^，、]{0,4}|全年[^，、]{0,4})$/.test(
    s.slice(comma, to),
  )
    ? comma
    : to
}

/** （各有关单位） with no part stated: at the end of a paragraph, after a full stop, and units only. */
function isBareList(document: Document, bracket: Bracket, end: number): boolean {
  const { s } = document.view
  const before = s[bracket.start - 1] ?? ''
  const after = s[bracket.end] ?? '\n'
  if (!/[。\n]/.test(before) || after !== '\n' || !clauseAt(document.clauses, bracket.start)) return false
  const words = s.slice(bracket.start + 1, end)
  if (/[一二三四五六七八九十]{1,3}$/.test(words) || /公开|不公开|附后|略/.test(words)) return false
  return words.split(/[、，]/).every((word) => looksLikeUnit(word) && (isCommonName(word) || word.length >= 3))
}

/** Where the words begin that a marker answers for: behind the last marker, or at the clause that it closes. */
export function governedFrom(document: Document, marker: Marker, previousEnd: number): number {
  const clause = clauseAt(document.clauses, marker.start)
  if (!clause) return Math.min(marker.start, Math.max(previousEnd, paragraphStart(document.view.s, marker.start)))
  let start = clause.start
  if (marker.form === 'label' || standsAlone(document.view.s, marker)) {
    for (let up: Clause | null = clause; up; up = up.parent) {
      if (up.start < previousEnd || up.level <= 1) break
      start = up.start
    }
  }
  return Math.min(marker.start, Math.max(previousEnd, start))
}

function standsAlone(s: string, marker: Marker): boolean {
  return s[marker.start - 1] === '\n'
}

function paragraphStart(s: string, at: number): number {
  return lineStart(s, at, 4000)
}
