import type { Document } from '../document.ts'
import type { Deadline } from './deadline.ts'
import type { TimeField } from './time-fields.ts'

const WORDS =
  /长期坚持|长期推进|长期实施|长期开展|持续推进|持续开展|持续实施|持续落实|持续深化|常态化推进|常态化开展|常态化|常年坚持|常年推进|贯穿全年|全年推进|全年|长期|持续|常年/
const WITH_A_DAY =
  /^[^。；，\n]{0,24}(?:，|、)?(?:并|且|，)(长期坚持|持续推进|长期推进|持续开展|持续实施|持续深化|常态化推进|常态化开展)(?=[。；，、）\n\t]|$)/
const SHORT_FIELD = 25

/** 持续推进 binds without a day: alone in a time field, or after a day (5月底取得阶段性成效并持续推进). */
export function findOngoing(document: Document, fields: readonly TimeField[], dated: readonly Deadline[]): Deadline[] {
  const { s } = document.view
  const found = new Map<number, Deadline>()
  const add = (start: number, end: number) => {
    found.set(start, { start, end, kind: 'ongoing', date: null, yearless: false })
  }
  for (const field of fields) {
    if (field.end - field.start > SHORT_FIELD) continue
    const words = s.slice(field.start, field.end)
    const match = WORDS.exec(words)
    if (match) add(field.start + match.index, field.start + match.index + match[0].length)
  }
  for (const deadline of dated) {
    if (deadline.kind !== 'by') continue
    const match = WITH_A_DAY.exec(s.slice(deadline.end, deadline.end + 60))
    if (!match?.[1]) continue
    const start = deadline.end + match[0].length - match[1].length
    add(start, start + match[1].length)
  }
  for (const bracket of document.brackets) {
    const words = s.slice(bracket.start + 1, bracket.end - 1)
    if (words.length > 8 || !bracket.closed) continue
    const match = WORDS.exec(words)
    if (match?.index === 0 && match[0].length === words.length && match[0].length >= 4)
      add(bracket.start + 1, bracket.end - 1)
  }
  return [...found.values()]
}
