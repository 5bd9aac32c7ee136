import type { MonthSummary, SummaryLine, SummaryUnit } from '@gongjian/domain/report/month-summary.ts'
import { LINE_STATE_TITLES, NOT_BEGUN_TITLE, reportStateInWords } from '@gongjian/domain/report/report.ts'

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** 2019-09-25 16:03, in the time of the plan's officials. */
export function shanghaiTime(instant: string): string {
  return SHANGHAI.format(new Date(instant))
}

/** 2019年9月5日: no zeros in front, as GB/T 9704 asks. */
export function officialDate(isoDate: string): string {
  const [year, month, day] = isoDate.slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${day}日`
}

export function preparedOn(summary: MonthSummary): string {
  return officialDate(shanghaiTime(summary.preparedAt))
}

export function officialMonth(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}

/** The plan's matter without its genre: …攻坚战工作方案 → …攻坚战. */
export function planMatter(planTitle: string): string {
  return planTitle
    .replace(/^关于印发/, '')
    .replace(/的通知$/, '')
    .replace(/^《(.*)》$/, '$1')
    .replace(/(?:三年|五年)?(?:工作|实施|行动)?(?:方案|计划)$/, '')
}

export function summaryTitle(summary: MonthSummary): [string, string] {
  return [planMatter(summary.planTitle), `${officialMonth(summary.month)}工作进展情况的通报`]
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

export function firstSubmission(unit: SummaryUnit): string {
  return unit.submittedAt === null ? '—' : shanghaiTime(unit.submittedAt)
}

export function dueText(summary: MonthSummary): string {
  return officialDate(summary.dueOn) + (summary.dueIsRestDay ? '（休息日）' : '')
}

/** Units in the order of the summary, joined as a sentence joins them. */
export function names(list: string[]): string {
  return list.length === 0 ? '无' : list.join('、')
}

export function unitState({ state }: SummaryUnit): string {
  return reportStateInWords(state ?? 'draft', state !== null)
}

export function lineState({ state }: SummaryLine): string {
  return state === null ? NOT_BEGUN_TITLE : LINE_STATE_TITLES[state]
}

/** 已报: 不适用 with its reason is a report too. */
export function reportedLines(unit: SummaryUnit): number {
  return unit.filled + unit.notApplicable
}

/** Whole sentences up to so many letters; of a first sentence that is longer, its beginning. */
export function inShort(text: string, most: number): string {
  const flat = text.replace(/\s*\n\s*/g, '')
  if (flat.length <= most) return flat
  const end = flat.slice(0, most).lastIndexOf('。')
  return end > 0 ? flat.slice(0, end + 1) : `${flat.slice(0, most - 1)}…`
}

export function withoutStop(text: string): string {
  return text.replace(/[。；;]$/, '')
}

const PIECES = /(?<=[，。；、\n])/

/** What of two texts differs, to the comma on both sides; the rest stands in the versions. */
export function changedPart(before: string, after: string, most: number): { before: string; after: string } {
  const a = before.split(PIECES)
  const b = after.split(PIECES)
  let head = 0
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  const middle = (pieces: string[]): string => {
    const words = pieces
      .slice(head, pieces.length - tail)
      .join('')
      .replace(/[，。；、\n]$/, '')
    return words === '' ? '（空）' : inShort(words, most)
  }
  return { before: middle(a), after: middle(b) }
}
