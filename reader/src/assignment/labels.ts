import { LABEL, partOfLabel, SHORT_LABEL, type Part } from './roles.ts'

/** `牵头单位：`; offsets are in the view, `end` stands behind the colon. */
export interface Label {
  readonly start: number
  readonly end: number
  readonly words: string
  readonly part: Part
  /** `（排第一位的为牵头单位，下同）` between the label and its colon. */
  readonly firstLeads: boolean
}

export const FIRST_LEADS =
  /[列排](?:名|位|序|列)?(?:在)?(?:第一位|第一|首位|最前|前列第一)[^。；]{0,10}(?:牵头|主责)|(?:第一(?:个)?|首位|首个|排首位的?)(?:单位|部门)[^。；]{0,4}为(?:牵头|主责)/

const WINDOW = 16

export function findLabels(s: string): Label[] {
  const labels: Label[] = []
  for (let colon = s.indexOf('：'); colon >= 0; colon = s.indexOf('：', colon + 1)) {
    const label = labelBefore(s, colon)
    if (label) labels.push(label)
  }
  return labels
}

function labelBefore(s: string, colon: number): Label | null {
  let end = colon
  let firstLeads = false
  if (s[end - 1] === '）') {
    const open = s.lastIndexOf('（', end)
    if (open < 0 || end - open > 60 || end - open < 3) return null
    firstLeads = FIRST_LEADS.test(s.slice(open, end))
    end = open
  }
  const before = s.slice(Math.max(0, end - WINDOW), end)
  const long = LABEL.exec(before)
  if (long) {
    const part = partOfLabel(long[1] ?? '', long[2] ?? '')
    return { start: end - long[0].length, end: colon + 1, words: long[0], part, firstLeads }
  }
  const short = SHORT_LABEL.exec(before)
  if (!short) return null
  const words = short[1] ?? ''
  return { start: end - words.length, end: colon + 1, words, part: partOfLabel(words, '单位'), firstLeads }
}
