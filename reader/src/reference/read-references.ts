import type { ReadingReference } from '@gongjian/domain/plan/reading.ts'
import { quote, type Document } from '../document.ts'
import { titleSpans } from '../spans.ts'

const NUMBER = /([\u4e00-\u9fa5]{1,12}（(?:20|19)\d\d）(?:第)?\d{1,4}号|[\u4e00-\u9fa5]{2,12}(?:令)?第?\d{1,4}号令?)/
const BEHIND_TITLE =
  /^（([^（）]*（(?:20|19)\d\d）(?:第)?\d{1,4}号|[\u4e00-\u9fa5]{2,14}第?\d{1,4}号令?)[^（）]{0,20}）/
const LOOSE = /（(?:20|19)\d\d）(?:第)?\d{1,4}号/g

/** Other documents that this one names: 《…》（豫政办〔2018〕73号）, with or without a number. */
export function readReferences(document: Document): ReadingReference[] {
  const { s, written } = document.view
  const found: ReadingReference[] = []
  const covered: (readonly [number, number])[] = []
  for (const [start, end] of titleSpans(s)) {
    const title = written.slice(start + 1, end - 1)
    const behind = BEHIND_TITLE.exec(s.slice(end, end + 60))
    const number = behind ? NUMBER.exec(behind[0].slice(1)) : null
    const numberAt = number ? end + 1 + number.index : -1
    const last = behind && number ? end + behind[0].length : end
    covered.push([start, last])
    if (isOwnTitle(document, title)) continue
    const docNumber = number ? written.slice(numberAt, numberAt + number[0].length) : null
    found.push({ title, docNumber, ...quote(document, start, last) })
  }
  LOOSE.lastIndex = 0
  for (let match = LOOSE.exec(s); match; match = LOOSE.exec(s)) {
    const agency = /[\u4e00-\u9fa5]{1,12}$/.exec(s.slice(Math.max(0, match.index - 12), match.index))
    if (!agency) continue
    const at = match.index - agency[0].length
    const end = match.index + match[0].length
    const own = document.front.docNumberAt >= at && document.front.docNumberAt < end
    if (own || covered.some(([a, b]) => at >= a && at < b) || isOwnNumber(document, written.slice(at, end))) continue
    found.push({ title: null, docNumber: written.slice(at, end), ...quote(document, at, end) })
  }
  return found.sort((a, b) => a.start - b.start)
}

function isOwnTitle(document: Document, title: string): boolean {
  const plain = (words: string) => words.replace(/[（(].*$/, '').replace(/\s/g, '')
  return plain(document.front.title).includes(plain(title)) && title.length > 6
}

function isOwnNumber(document: Document, number: string): boolean {
  const own = document.front.docNumber
  return own !== null && number.endsWith(own)
}
