import type { ReadingClause } from '@gongjian/domain/plan/reading.ts'
import { writtenNumber } from '@gongjian/domain/quantity/written-number.ts'
import { clauseAt, type ClauseIndex } from '../../components/official-text/clause-index.ts'
import type { Span } from '../../components/official-text/span.ts'
import { tidy } from '../../components/official-text/words.ts'
import type { Values } from './check-row.ts'
import { bodyOf, headOf } from './mend-clauses.ts'
import type { List, RowOf } from './mending.ts'

/** What can be added from words of the text. */
export const ADDABLE = [
  'clauses',
  'assignments',
  'deadlines',
  'targets',
  'thresholds',
  'enterprises',
  'references',
] as const
export type Addable = (typeof ADDABLE)[number]

/** A first filling of the form from the selected words; the person decides. */
export function guessRow(list: Addable, text: string, span: Span, index: ClauseIndex): Values {
  const clause = clauseAt(index, span.start)
  const { start, end } = span
  const place = { clause: clause?.id ?? '', start, end }
  const words = tidy(text.slice(start, end))
  const rows: Record<Addable, () => Values> = {
    clauses: () => guessClause(text, span, index),
    assignments: () => ({ ...place, governs: governedBy(span, clause), ...guessParts(words), inherited: false }),
    deadlines: () => ({ ...place, text: text.slice(start, end), ...guessDate(words) }),
    targets: () => ({ ...place, ...guessTarget(words), subject: subjectBefore(text, start) }),
    thresholds: () => ({ ...place, ...guessThreshold(words), subject: subjectBefore(text, start) }),
    enterprises: () => ({ ...place, name: words }),
    references: () => ({ start, end, ...guessReference(words) }),
  }
  return rows[list]()
}

/** A clause that begins with the selected words and goes as far as the one in which they stand; of the same level. */
function guessClause(text: string, { start, end: selected }: Span, index: ClauseIndex): Values {
  const around = clauseAt(index, start)
  const next = index.sorted.find((c) => c.start > start)?.start ?? text.length
  const end = Math.max(around?.end ?? next, selected)
  const clause = { id: 'fresh', ...headOf(text.slice(start, end)), parent: around?.parent ?? null, start, end }
  return { ...clause, text: bodyOf(text, clause) }
}

/** A marker answers for the words of its clause that stand before it. */
export function governedBy(span: Span, clause: ReadingClause | null): Span {
  if (!clause) return { start: span.start, end: span.end }
  return clause.start < span.start ? { start: clause.start, end: span.start } : { start: clause.start, end: clause.end }
}

type Parts = Pick<RowOf<'assignments'>, 'leads' | 'responsible' | 'cooperating' | 'others'>

const LABELS: readonly { readonly part: keyof Parts; readonly label: RegExp }[] = [
  { part: 'leads', label: /(?:牵头|主责|主办)(?:单位|部门)?[：:]/ },
  { part: 'responsible', label: /主体责任(?:单位)?[：:]/ },
  { part: 'cooperating', label: /(?:配合|协办|参与)(?:单位|部门)?[：:]/ },
  { part: 'others', label: /责任(?:单位|部门)[：:]/ },
]
const ANY_LABEL = /(?=(?:牵头|主责|主办|主体责任|配合|协办|参与|(?<!主体)责任)(?:单位|部门)?[：:])/

export function guessParts(words: string): Parts {
  const parts: Parts = { leads: [], responsible: [], cooperating: [], others: [] }
  const pieces = words.replace(/^[（(]|[）)]$/g, '').split(ANY_LABEL)
  for (const piece of pieces) {
    const found = LABELS.find(({ label }) => label.test(piece.slice(0, 8)))
    const names = unitNames(found ? piece.replace(found.label, '') : piece)
    if (found) parts[found.part].push(...names)
    else if (names.length > 0 && pieces.length === 1) parts.others.push(...names)
  }
  return parts
}

/** 、 inside brackets belongs to the name: 各县（市、区）政府. */
export function unitNames(words: string): string[] {
  return (words.match(/(?:[^、，；。（()）\s]|[（(][^（()）]*[）)])+/g) ?? [])
    .map((name) => name.replace(/^(?:由|会同)|(?:等|负责|牵头|配合)+$/g, ''))
    .filter((name) => name.length > 1)
}

export function guessDate(words: string): Pick<RowOf<'deadlines'>, 'kind' | 'date'> {
  if (/^(?:每|定期)/.test(words)) return { kind: 'recurring', date: null }
  if (/持续|长期|常态/.test(words)) return { kind: 'ongoing', date: null }
  const found = /(\d{4})年(?:(上半)年|(\d{1,2})月(?:(\d{1,2})日)?)?/.exec(words)
  const kind = /起|开始/.test(words) ? 'from' : 'by'
  if (!found) return { kind, date: null }
  const [, year, half, month, day] = found
  const last = half ? '06' : (month ?? '12')
  if (kind === 'from') return { kind, date: isoDate(year, month ?? '1', day ?? '1') }
  return { kind, date: isoDate(year, last, day ?? lastDayOf(Number(year), Number(last))) }
}

function lastDayOf(year: number, month: number): string {
  return String(new Date(Date.UTC(year, month, 0)).getUTCDate())
}

function isoDate(year = '', month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const NUMBER = /(\d[\d,]*(?:\.\d+)?)\s*(%|[\u4e00-\u9fff/·a-zA-Z³²]{0,6}?)(?=以[上下内]|及以|左右|$|[，。；、])/

/** A number that is not there stays null, for the person to fill in: empty is not zero. */
type Unsure<T, K extends keyof T> = Omit<T, K | 'clause' | 'start' | 'end' | 'subject'> & { [k in K]: T[k] | null }

export function guessTarget(words: string): Unsure<RowOf<'targets'>, 'value'> {
  const { value, unit } = lastNumber(words)
  const baseline = /比(\d{4})年/.exec(words)?.[1]
  const by = /(?:到|至)?(\d{4})年(?:年?底|末)/.exec(words)?.[1]
  const comparator = /以上|不低于|不少于/.test(words)
    ? '>='
    : /以下|以内|不高于|不超过/.test(words)
      ? '<='
      : /左右|约/.test(words)
        ? '~'
        : /超过|高于/.test(words)
          ? '>'
          : '='
  return {
    kind: /下降|减少|降低(?!到|至)/.test(words)
      ? 'decrease'
      : /增长|提高(?!到|至)|增加/.test(words)
        ? 'increase'
        : 'level',
    comparator,
    value,
    unit,
    baseline: baseline === undefined ? null : Number(baseline),
    by: by === undefined ? null : `${by}-12-31`,
    firmness: /力争/.test(words) ? 'strive' : 'binding',
  }
}

export function guessThreshold(words: string): Unsure<RowOf<'thresholds'>, 'value'> {
  const comparator = /以上|不低于|大于等于/.test(words)
    ? '>='
    : /大于|超过|高于/.test(words)
      ? '>'
      : /小于|低于|不足/.test(words)
        ? '<'
        : '<='
  return { ...lastNumber(words), comparator, borderline: /(?<!及)以[上下]/.test(words) }
}

function lastNumber(words: string): { value: number | null; unit: string } {
  const found = [...words.matchAll(new RegExp(NUMBER, 'g'))].at(-1)
  const read = writtenNumber(found?.[1] ?? '')
  return { value: 'problem' in read ? null : Number(read.digits), unit: found?.[2] ?? '' }
}

function guessReference(words: string): Pick<RowOf<'references'>, 'title' | 'docNumber'> {
  const title = /《([^》]+)》/.exec(words)?.[1] ?? null
  const docNumber = /[\u4e00-\u9fff]{1,10}[〔（([]\d{4}[〕）)\]]\d+号/.exec(words)?.[0] ?? null
  return title === null && docNumber === null ? { title: words, docNumber: null } : { title, docNumber }
}

/** The words of the same sentence just before: usually what the number is about. */
export function subjectBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 60), start)
  return tidy(before.split(/[，。；：、:;!！？\n]/).at(-1) ?? '')
}

export function isAddable(list: List): list is Addable {
  return (ADDABLE as readonly string[]).includes(list)
}

/** Where the words stand in the text, blanks and line ends aside; null where they do not. */
export function findWords(text: string, words: string, from = 0): Span | null {
  const wanted = [...words.replace(/\s/g, '')].map((c) => c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (wanted.length === 0) return null
  const pattern = new RegExp(wanted.join('\\s*'), 'g')
  pattern.lastIndex = from
  const found = pattern.exec(text)
  return found ? { start: found.index, end: found.index + found[0].length } : null
}
