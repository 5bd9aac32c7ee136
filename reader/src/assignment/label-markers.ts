import type { Document } from '../document.ts'
import { gapBefore, type View } from '../view/view.ts'
import { looksLikeUnit } from '../unit/unit-names.ts'
import { FIRST_LEADS, type Label } from './labels.ts'
import { isInside, type Marker } from './marker.ts'
import { parseRoles, type Share } from './parse-roles.ts'

/** Between two labels of one marker: marks, numbering, a time of its own. */
const BETWEEN =
  /^(?:[；，。、\s]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、]|[①-⑳]|-|[^\n：。；]{0,8}(?:时限|时间|期限|节点|进度)[^\n：。；]{0,4}：[^\n。；]{0,40}|[^\n：。；]{0,6}(?:领导|责任人|联系人|人)：[^\n。；]{0,60})*$/

/** 鄞州, 海曙区: heads of a table, not units. */
const PLACE = /^[^各]{1,3}[州县市区镇乡]$/

interface Group {
  readonly labels: Label[]
  readonly shares: Share[]
  end: number
}

/** Labels outside brackets: 牵头单位：… and the lines that belong to it make one marker. */
export function labelMarkers(document: Document, taken: readonly Marker[]): Marker[] {
  const { view } = document
  const groups: Group[] = []
  document.labels.forEach((label, index) => {
    if (isInside(taken, label.start) || !isOpening(view, label.start) || isFooter(view.s, label.start)) return
    const next = document.labels[index + 1]
    const [from, to] = contentOf(view, label, next?.start ?? view.s.length)
    const shares = label.part === 'person' ? [] : parseRoles(view, from, to, label.part).shares
    const last = groups[groups.length - 1]
    if (last && joins(view.s, last, label)) {
      last.labels.push(label)
      last.shares.push(...shares)
      if (shares.length > 0) last.end = to
    } else groups.push({ labels: [label], shares: [...shares], end: shares.length > 0 ? to : label.end })
  })
  return groups.filter((group) => group.shares.length > 0).map((group) => toMarker(view.s, group))
}

function toMarker(s: string, group: Group): Marker {
  return {
    start: group.labels[0]?.start ?? 0,
    end: group.end,
    form: 'label',
    shares: group.shares,
    stated: true,
    labelled: true,
    firstLeads:
      group.labels.some((label) => label.firstLeads) ||
      FIRST_LEADS.test(s.slice(group.labels[0]?.start ?? 0, group.end)),
  }
}

/** A second lead begins the next task; so does anything else that stands between. */
function joins(s: string, group: Group, label: Label): boolean {
  if (group.labels.some((known) => known.words === label.words)) return false
  if (label.part === 'lead' && group.labels.some((known) => known.part !== 'person')) return false
  const between = s.slice(group.end, label.start)
  return between.length <= 120 && BETWEEN.test(between)
}

/** 版权所有 主办单位：X 备案号：…: who runs the site answers for nothing. */
export function isFooter(s: string, at: number): boolean {
  return /版权所有|ICP备|备案号|网站标识码|公网安备|技术支持/.test(s.slice(Math.max(0, at - 60), at + 90))
}

/** A label opens a line, a sentence or a run of labels; in mid-sentence it is a word like any other. */
function isOpening(view: View, at: number): boolean {
  return (
    at === 0 ||
    /[\n\t。；，、：）.-]/.test(view.s[at - 1] ?? '') ||
    gapBefore(view, at) ||
    /[\d一二三四五六七八九十]/.test(view.s[at - 1] ?? '')
  )
}

/** The shares of the labels within one bracket. */
export function sharesOfLabels(view: View, labels: readonly Label[], to: number): Share[] {
  return labels.flatMap((label, index) => {
    if (label.part === 'person') return []
    const next = labels[index + 1]
    const limit = next ? next.start : to
    return parseRoles(view, label.end, otherLabel(view, label.end, limit), label.part).shares
  })
}

function contentOf(view: View, label: Label, limit: number): readonly [number, number] {
  const { s } = view
  let from = label.end
  if (s[from] === '\n') from++
  let to = from
  let depth = 0
  while (to < limit) {
    const c = s[to]
    if (c === '（') depth++
    else if (c === '）') depth--
    if (c === '\n' || c === '\t' || (depth <= 0 && c === '。') || depth < 0) break
    to++
  }
  to = listEnd(view, from, otherLabel(view, from, startOfWord(view, from, to, limit)))
  while (to > from && /[；，。、\s-]/.test(s[to - 1] ?? '')) to--
  return [from, to]
}

/** 指挥部 项目责任人：…: the next label's word begins at the blank before it. */
function startOfWord(view: View, from: number, to: number, limit: number): number {
  if (to !== limit || to >= view.s.length) return to
  for (let i = to; i > from && to - i <= 6; i--) if (gapBefore(view, i)) return i
  return to
}

/** In running text a blank ends the list: 市城管局，各区政府 鄞州 海曙…. Where a unit follows it parts two names. */
function listEnd(view: View, from: number, to: number): number {
  const { s } = view
  let start = from
  for (let i = from; i < to; i++) {
    if (/[、，；]/.test(s[i] ?? '')) start = i + 1
    else if (i > start && gapBefore(view, i) && !/[（、，；]/.test(s[i] ?? '') && looksLikeUnit(s.slice(start, i))) {
      const next = wordAt(view, i, to)
      if (PLACE.test(next) || (!looksLikeUnit(next) && !looksLikeUnit(s.slice(start, i) + next))) return i
      start = i
    }
  }
  return to
}

function wordAt(view: View, from: number, to: number): string {
  let end = from + 1
  while (end < to && end - from < 40 && !gapBefore(view, end) && !/[、，；（）]/.test(view.s[end] ?? '')) end++
  return view.s.slice(from, end)
}

/** Another field on the same line (完成时限：…) ends the list of units. */
function otherLabel(view: View, from: number, to: number): number {
  const colon = view.s.indexOf('：', from)
  if (colon < 0 || colon >= to) return to
  for (let i = colon - 1; i > from; i--) {
    if (/[；，。、\n\t]/.test(view.s[i] ?? '')) return colon - i <= 3 && view.s[i] === '、' ? to : i
    if (gapBefore(view, i)) return i
    if (colon - i > 14) break
  }
  return to
}
