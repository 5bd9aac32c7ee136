import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading, ReadingClause } from '@gongjian/domain/plan/reading.ts'
import { finding } from './codes.ts'

const TIME_CLAUSE = /^(?:时间节点|完成时限|完成时间|时限要求|时间要求|进度安排|时间安排)$/
const VAGUE = /鼓励|着力|一批|不断|积极|进一步|逐步|大力|稳步|有序推进|深入推进|探索|争取|适时/
const CHECKABLE = /完成|建成|全部|全覆盖|取缔|淘汰|关停|清零|达标|退出|\d+(?:\.\d+)?(?:%|万|个|家|台|项|吨)/

/** A 时间节点 that nobody can check: no day in it, or no result. */
export function vagueTimes(text: string, reading: Reading): Finding[] {
  return reading.clauses
    .filter((clause) => TIME_CLAUSE.test(clause.heading.trim()))
    .flatMap((clause) => judge(text, reading, clause))
}

function judge(text: string, reading: Reading, clause: ReadingClause): Finding[] {
  const times = reading.deadlines.filter((deadline) => deadline.clause === clause.id)
  const words = clause.text.trim()
  if (words === '') return []
  const at = text.indexOf(words.slice(0, 4), clause.start)
  const place = { clause: clause.id, start: at >= 0 && at < clause.end ? at : clause.start, end: clause.end }
  const quote = words.length > 24 ? `${words.slice(0, 24)}…` : words
  if (times.length === 0) return [finding('time-uncheckable', place, `时间节点“${quote}”没有写明时间，无法核查。`)]
  if (times.every((time) => time.kind === 'ongoing')) return []
  if (!VAGUE.test(words) || CHECKABLE.test(words)) return []
  return [finding('time-uncheckable', place, `时间节点“${quote}”没有可以核查的结果或数量。`)]
}
