import type { Clause } from '../clause/clauses.ts'
import { clauseAt } from '../clause/clauses.ts'
import type { Document } from '../document.ts'
import { mayBeUnit } from '../unit/unit-names.ts'
import type { Marker } from './marker.ts'
import { splitNames, type Name } from './names.ts'

/** `以下均需各县（市、区）政府落实，不再列出`: who answers for every later clause. */
export interface DefaultClause {
  readonly marker: Marker
  readonly names: readonly Name[]
  readonly reaches: readonly Clause[]
}

const DEFAULT =
  /(?:以下|下同|下列|具体|上述)(?:各项|所有|全部|各条|各款|其他|其余)?(?:重点)?(?:工作|任务|措施|内容|事项|条款|政策措施|政策|举措)?，?(?:均|都|皆)(?:需要|需|须|由|要|应|为|涉及)/g
const TAIL = /(?=，不再)|(?:共同|分别|具体|组织)?(?:负责)?(?:抓好|贯彻|组织|具体)?(?:落实|实施|负责|配合|参与)/

export function findDefaults(document: Document, markers: readonly Marker[]): DefaultClause[] {
  const { s } = document.view
  return markers.flatMap((marker) => {
    const words = s.slice(marker.start, marker.end)
    if (!/不再|下同/.test(words)) return []
    DEFAULT.lastIndex = 0
    const match = DEFAULT.exec(words)
    if (!match) return []
    const from = marker.start + match.index + match[0].length
    const tail = TAIL.exec(s.slice(from, marker.end))
    if (!tail || tail.index < 2 || tail.index > 80) return []
    const names = splitNames(document.view, from, from + tail.index).filter((name) => mayBeUnit(name.key))
    return names.length > 0 ? [{ marker, names, reaches: reachOf(document, marker, markers) }] : []
  })
}

/** The later clauses of its chapter, and those of later chapters that have markers of their own. */
function reachOf(document: Document, from: Marker, markers: readonly Marker[]): Clause[] {
  const home = clauseAt(document.clauses, from.start)
  if (!home) return []
  const chapter = chapterOf(home)
  const marked = new Set(markers.map((marker) => clauseAt(document.clauses, marker.start)?.id))
  return document.clauses.filter(
    (clause) =>
      clause.start > from.end &&
      clause.document === home.document &&
      clause.children.length === 0 &&
      (marked.has(clause.id) || (chapterOf(clause) === chapter && clause.end - clause.labelEnd > 10)),
  )
}

function chapterOf(clause: Clause): Clause {
  let top = clause
  while (top.parent && top.level > 1) top = top.parent
  return top
}
