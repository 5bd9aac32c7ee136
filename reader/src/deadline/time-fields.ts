import type { Document } from '../document.ts'

/** A place that holds nothing but a time: 时间节点：…, 完成时限：…, or a cell of the time column. */
export interface TimeField {
  readonly start: number
  readonly end: number
}

const LABEL = /(?:时限|时间|期限|节点|进度|截止日期)(?:要求|安排|节点|时限)?(?:（[^（）]{0,10}）)?$/
/** A bracket that holds a time alone, as stages have it: （6月）, （2024年3月-5月）. */
const WHOLE =
  /^(?:(?:20|19)\d\d年)?\d{1,2}月(?:\d{1,2}日)?(?:[上中下初底末]{1,2}旬?)?(?:前|底前)?(?:[-至到](?:(?:20|19)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上中下初底末]{1,2}旬?)?前?)?$/
const STOP = /[。；\n\t）]/

export function findTimeFields(document: Document): TimeField[] {
  const { s } = document.view
  const fields: TimeField[] = []
  for (let colon = s.indexOf('：'); colon >= 0; colon = s.indexOf('：', colon + 1)) {
    if (
      !LABEL.test(s.slice(Math.max(0, colon - 16), colon)) ||
      /发布时间|发文时间|浏览/.test(s.slice(Math.max(0, colon - 6), colon))
    )
      continue
    let end = colon + 1
    while (end < s.length && !STOP.test(s[end] ?? '') && end - colon < 400) end++
    fields.push({ start: colon + 1, end })
  }
  for (const clause of document.clauses) {
    if (s[clause.headingEnd] === '：' || !LABEL.test(s.slice(clause.labelEnd, clause.headingEnd))) continue
    fields.push({ start: clause.headingEnd + 1, end: Math.max(clause.headingEnd + 1, clause.end) })
  }
  for (const bracket of document.brackets) {
    if (bracket.closed && WHOLE.test(s.slice(bracket.start + 1, bracket.end - 1)))
      fields.push({ start: bracket.start + 1, end: bracket.end - 1 })
  }
  for (const row of document.rows) {
    for (const cell of row.cells) if (cell.column.kind === 'time') fields.push({ start: cell.start, end: cell.end })
  }
  return fields.sort((a, b) => a.start - b.start)
}

export function fieldAt(fields: readonly TimeField[], at: number): TimeField | null {
  let low = 0
  let high = fields.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const field = fields[middle]
    if (!field) return null
    if (at < field.start) high = middle - 1
    else if (at >= field.end) low = middle + 1
    else return field
  }
  return null
}
