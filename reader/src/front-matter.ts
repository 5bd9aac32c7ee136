import type { Clause } from './clause/clauses.ts'
import { DASH_DATE, FULL_DATE, readDate } from './dates.ts'
import { paragraphsOf, type Paragraph } from './paragraphs.ts'
import { findTitle } from './title.ts'
import { looksLikeUnit } from './unit/unit-names.ts'
import type { View } from './view/view.ts'

/** The document's own title, number, issuer and dates: what stands around the plan, not in it. */
export interface Front {
  readonly title: string
  readonly docNumber: string | null
  /** Where its own number stands in the view, so that it is no reference. */
  readonly docNumberAt: number
  readonly issuer: string | null
  readonly signedOn: string | null
  /** When a site put it up: it dates the plan, yet nobody signed then. */
  readonly postedOn: string | null
  readonly printedOn: string | null
  /** Years that the titles name: the last one is the plan's end. */
  readonly titleYears: readonly number[]
  /** The year the plan begins in; what lies before it is past. */
  readonly planYear: number | null
  readonly bodyStart: number
}

const NUMBER = /[\u4e00-\u9fa5]{1,12}（(?:20|19)\d\d）(?:第)?\d{1,4}号/
const SIGNED = /发文日期|成文日期|印发日期/
const POSTED = /发布日期|发布时间/
const HEAD_LIMIT = 4000
const TAIL_LINES = 14

export function findFront(view: View, clauses: readonly Clause[]): Front {
  const bodyStart = clauses[0]?.start ?? view.s.length
  const head = paragraphsOf(view.s, 0, Math.min(bodyStart, HEAD_LIMIT))
  const tail = paragraphsOf(view.s, Math.max(bodyStart, view.s.length - HEAD_LIMIT), view.s.length).slice(-TAIL_LINES)
  const title = findTitle(view, head)
  const number = findNumber(head)
  const signed = findSigned([...head, ...tail]) ?? findLabelled([...head, ...tail], SIGNED)
  const posted = findLabelled([...head, ...tail], POSTED)
  const day = signed ?? posted
  const printed = /((?:20|19)\d\d)年(\d{1,2})月(\d{1,2})日印发/.exec(tail.map((p) => p.words).join('\n'))
  const titleYears = yearsOf(title.plan ?? '', title.notice ?? '')
  const docNumber = number ? view.written.slice(number[0], number[1]) : null
  const year = /(?:20|19)\d\d/.exec(day ?? docNumber ?? '')?.[0]
  return {
    title: title.plan ?? title.notice ?? '',
    docNumber,
    docNumberAt: number?.[0] ?? -1,
    issuer: findIssuer(view, title.notice, head, tail),
    signedOn: signed,
    postedOn: posted,
    printedOn: printed ? readDate(printed) : null,
    titleYears,
    planYear:
      day && year ? Number(year) : (titleYears[0] ?? (year ? Number(year) : printed ? Number(printed[1]) : null)),
    bodyStart,
  }
}

/** Its own number stands on a line or in a cell of its own, or behind its title; a number behind 》 is another document's. */
function findNumber(head: readonly Paragraph[]): readonly [number, number] | null {
  for (const paragraph of head) {
    const match = NUMBER.exec(paragraph.words)
    if (!match) continue
    const behindTitle = /^.*(?:通知|意见|方案|决定|计划|通报|办法|函(?!（)|文号|字号)(?=.)/.exec(match[0])
    const from = match.index + (behindTitle?.[0].length ?? 0)
    const before = paragraph.words.slice(0, from)
    const own =
      before === '' ||
      before === '（' ||
      /^(?!.*(?:根据|按照)).*(?:通知|意见|方案|决定|措施)(?:（[^（）]*）)?（$/.test(before) ||
      /[\t：]$/.test(before) ||
      behindTitle !== null ||
      /^[-\d.（]{0,5}(?:文号|发文字号).{0,3}$/.test(before)
    const behindDates = /(?:日期|时间)：[\d年月日-]{8,11}$/.test(before)
    if ((own && !before.includes('》')) || behindDates)
      return [paragraph.start + from, paragraph.start + match.index + match[0].length]
  }
  return null
}

function findSigned(paragraphs: readonly Paragraph[]): string | null {
  for (const { words } of paragraphs) {
    const match = FULL_DATE.exec(words)
    if (
      match &&
      match.index + match[0].length === words.replace(/[）。]$/, '').length &&
      match.index <= 30 &&
      !/[，。：]/.test(words.slice(0, match.index))
    )
      return readDate(match)
  }
  return null
}

function findLabelled(paragraphs: readonly Paragraph[], label: RegExp): string | null {
  for (const { words } of paragraphs) {
    const match = words.length < 120 && label.test(words) ? (DASH_DATE.exec(words) ?? FULL_DATE.exec(words)) : null
    if (match) return readDate(match)
  }
  return null
}

function findIssuer(
  view: View,
  notice: string | null,
  head: readonly Paragraph[],
  tail: readonly Paragraph[],
): string | null {
  const before = /^(.{2,40}?)(?:关于|印发)/.exec(notice ?? '')
  if (before?.[1] && looksLikeUnit(before[1])) return before[1]
  for (const lines of [head, tail]) {
    const at = lines.findIndex(({ words }) => FULL_DATE.exec(words)?.index === 0 && words.length <= 14)
    if (at <= 0) continue
    let first = at
    while (first > 0 && looksLikeUnit((lines[first - 1]?.words ?? '').slice(-30))) first--
    const line = lines[first]
    if (first < at && line) return firstUnit(view.written.slice(line.start, line.end))
  }
  const header = head.find(({ words }) => /^.{2,30}文件$/.test(words))
  return header ? view.written.slice(header.start, header.end - 2) : null
}

/** Signatures run together when the blanks between them are lost: 黄浦区发改委黄浦区建管委. */
function firstUnit(words: string): string {
  const again = words.indexOf(words.slice(0, 3), 3)
  return again > 4 ? words.slice(0, again) : words
}

function yearsOf(...titles: readonly string[]): number[] {
  for (const title of titles) {
    const years = [...title.matchAll(/(?:20|19)\d\d/g)].map((match) => Number(match[0]))
    if (years.length > 0) return years
  }
  return []
}
