import type { Clause } from '../clause/clauses.ts'
import type { Document } from '../document.ts'
import { looksLikeUnit } from '../unit/unit-names.ts'
import { isInside, type Marker } from './marker.ts'
import { splitNames } from './names.ts'

/** A body of its own, not a kind of body: 市教育局, 团市委, not 国有企业. */
const BODY =
  /(?:局|委|委员会|部|厅|办|办公室|政府|法院|检察院|管委会|总工会|妇联|残联|工商联|科协|团委|团市委|团县委|中心|公司|办事处|街道|镇|乡|处|支队|大队|总队|分局|协会|商会|学会|集团|银行|支行|海关)(?:（[^（）]*）)?$/
const OTHER = /^(?:各)?(?:有关|相关|成员|责任)|领导小组|工作组|专班|指挥部|抄送|主办|督办|主送|印发/

/** A unit as the heading of its own duties: （一）市教育局：…；（二）市公安局：… Two at least show the habit. */
export function headingMarkers(document: Document, taken: readonly Marker[]): Marker[] {
  const numbered = document.clauses.flatMap((clause) => fromClause(document, clause))
  const plain = fromParagraphs(document)
  const found = [...(numbered.length >= 2 ? numbered : []), ...(plain.length >= 2 ? plain : [])]
  return found.filter((marker) => !isInside(taken, marker.start))
}

function fromClause(document: Document, clause: Clause): Marker[] {
  const { s } = document.view
  let end = clause.headingEnd
  if (end <= clause.labelEnd || end >= clause.treeEnd) return []
  if (s[end - 1] === '职' || s.slice(end - 2, end) === '职责') end -= 2
  return toMarker(document, clause.labelEnd, end, { start: clause.start, end: clause.treeEnd })
}

/** Paragraphs `市教育局：负责…` within the numbered part of the document. */
function fromParagraphs(document: Document): Marker[] {
  const { s } = document.view
  const first = document.clauses[0]?.start ?? s.length
  const starts = new Set(document.clauses.map((clause) => clause.start))
  const markers: Marker[] = []
  let start = first
  while (start < s.length) {
    const next = s.indexOf('\n', start)
    const end = next < 0 ? s.length : next
    const numbered = starts.has(start)
    const colon = numbered ? -1 : s.slice(start, Math.min(end, start + 40)).indexOf('：')
    if (colon > 1 && start + colon + 4 < end) markers.push(...toMarker(document, start, start + colon, { start, end }))
    start = end + 1
  }
  return markers
}

function toMarker(document: Document, start: number, end: number, governs: { start: number; end: number }): Marker[] {
  const names = splitNames(document.view, start, end)
  if (names.length === 0 || names.length > 6) return []
  if (!names.every((name) => looksLikeUnit(name.key) && BODY.test(name.key) && !OTHER.test(name.key))) return []
  return [
    {
      start,
      end,
      form: 'heading',
      shares: [{ part: 'plain', names }],
      stated: false,
      labelled: false,
      firstLeads: false,
      governs,
    },
  ]
}
