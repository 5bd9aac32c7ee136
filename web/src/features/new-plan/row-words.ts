import {
  assignmentWords,
  deadlineWords,
  DEADLINE_KIND_TITLES,
  numberWords,
  referenceWords,
  shorten,
  targetWords,
  thresholdWords,
} from '../../components/official-text/words.ts'
import type { Layer, Mark } from '../../components/official-text/marks.ts'
import type { Span } from '../../components/official-text/span.ts'
import { PARTS, PART_WORDS } from '../../components/official-text/words.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import type { List, RowOf } from './mending.ts'

/** A row as the list shows it. */
export interface RowWords {
  readonly list: List
  readonly at: number
  readonly main: string
  readonly sub: string
  readonly clause: string | null
  /** null: stands nowhere in the text. */
  readonly span: Span | null
}

type Shown = Omit<RowWords, 'list' | 'at'>

const SHOW: { readonly [L in List]: (row: RowOf<L>) => Shown } = {
  clauses: (c) => ({
    main: c.heading || shorten(c.text, 40) || c.label || '（没有文字）',
    sub: '',
    clause: c.id,
    span: c,
  }),
  assignments: (a) => ({
    main: assignmentWords(a).replaceAll(' · ', '\n'),
    sub: a.inherited ? '按前文统一规定' : '',
    clause: a.clause,
    span: a,
  }),
  deadlines: (d) => ({
    main: deadlineWords(d),
    // The words already say 前, 起 and 持续推进.
    sub: d.kind === 'at' || d.kind === 'recurring' ? DEADLINE_KIND_TITLES[d.kind] : '',
    clause: d.clause,
    span: d,
  }),
  targets: (t) => ({ main: `${t.subject}：${targetWords(t)}`, sub: '', clause: t.clause, span: t }),
  thresholds: (t) => ({ main: `${t.subject}：${thresholdWords(t)}`, sub: '', clause: t.clause, span: t }),
  enterprises: (e) => ({ main: e.name, sub: '', clause: e.clause, span: e }),
  references: (r) => ({ main: referenceWords(r), sub: '', clause: null, span: r }),
  units: (u) => ({
    main: u.name,
    sub: u.aliases.length > 0 ? `也写作 ${u.aliases.join('、')}` : '',
    clause: null,
    span: null,
  }),
  problems: (p) => ({ main: p.message, sub: '', clause: p.clause, span: p }),
}

export function rowsOf<L extends List>(reading: Reading, list: L): RowWords[] {
  const show = SHOW[list]
  const rows: readonly RowOf<L>[] = reading[list]
  return rows.map((row, at) => {
    const shown = show(row)
    const span =
      shown.span && shown.span.end > shown.span.start ? { start: shown.span.start, end: shown.span.end } : null
    return { ...shown, list, at, span }
  })
}

/** How often a unit answers for something, by part: 牵头 10 · 配合 5 */
export function unitShare(reading: Reading, names: readonly string[]): string {
  return PARTS.map((part) => {
    const count = reading.assignments.filter((a) => a[part].some((name) => names.includes(name))).length
    return count === 0 ? '' : `${PART_WORDS[part]} ${numberWords(count)}`
  })
    .filter((words) => words !== '')
    .join(' · ')
}

export const LAYER_LISTS: Record<Layer, List> = {
  assignment: 'assignments',
  deadline: 'deadlines',
  target: 'targets',
  threshold: 'thresholds',
  enterprise: 'enterprises',
  reference: 'references',
  problem: 'problems',
}

export function placeOfMark({ layer, at }: Pick<Mark, 'layer' | 'at'>): { list: List; at: number } {
  return { list: LAYER_LISTS[layer], at }
}
