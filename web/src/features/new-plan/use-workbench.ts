import { useMemo, useState, type Dispatch } from 'react'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { indexClauses } from '../../components/official-text/clause-index.ts'
import { labelFindings } from '../../components/official-text/label-findings.ts'
import { marksOf, type Mark } from '../../components/official-text/marks.ts'
import { layOut } from '../../components/official-text/paragraphs.ts'
import type { Span } from '../../components/official-text/span.ts'
import { shorten } from '../../components/official-text/words.ts'
import type { Values } from './check-row.ts'
import type { Draft, DraftAction } from './draft.ts'
import type { EditableList } from './fields.ts'
import { guessRow, type Addable } from './guess.ts'
import { bodyOf } from './mend-clauses.ts'
import { mend, placeOf, type Deed, type List, type Row } from './mending.ts'
import type { Place } from './row-list.tsx'
import { placeOfMark, type RowWords } from './row-words.ts'

export type Tab = 'basics' | List

export interface OpenForm {
  readonly list: EditableList
  readonly at: number | 'new'
  readonly initial: Values
}

const BLANKS: Record<EditableList, Values> = {
  clauses: { id: 'fresh', label: '', heading: '', text: '', parent: null, start: 0, end: 0 },
  assignments: { start: 0, end: 0, leads: [], responsible: [], cooperating: [], others: [], inherited: false },
  deadlines: { start: 0, end: 0, text: '', kind: 'by', date: null },
  targets: {
    start: 0,
    end: 0,
    subject: '',
    kind: 'decrease',
    comparator: '>=',
    value: null,
    unit: '%',
    baseline: null,
    by: null,
    firmness: 'binding',
  },
  thresholds: { start: 0, end: 0, subject: '', comparator: '<=', value: null, unit: '', borderline: false },
  enterprises: { start: 0, end: 0, name: '' },
  references: { start: 0, end: 0, title: null, docNumber: null },
  units: { name: '', aliases: [] },
}

/** What is laid out once per text or mending. */
export function useLaidOut(draft: Draft, reading: Reading) {
  const { text, base } = draft
  const { clauses } = reading
  const index = useMemo(() => indexClauses(clauses), [clauses])
  // From the first reading but for its clauses: mending any other row moves no line of the text.
  const paragraphs = useMemo(() => layOut(text, { ...base, clauses }, index), [text, base, clauses, index])
  const findings = useMemo(() => labelFindings(draft.findings, index), [draft.findings, index])
  const marks = useMemo(() => marksOf(reading, findings), [reading, findings])
  const choices = useMemo(
    () => ({
      clauses: index.sorted.map((c) => ({
        value: c.id,
        label: `${index.labels.get(c.id) ?? c.id} ${shorten(c.heading || c.text, 24)}`,
      })),
      units: reading.units.map((u) => u.name),
    }),
    [index, reading.units],
  )
  return { index, paragraphs, findings, marks, choices }
}

/** A clause's text follows its bounds; a new one is cut out of the one in which it begins. */
function savingDeed(text: string, reading: Reading, { list, at }: Pick<OpenForm, 'list' | 'at'>, row: Row): Deed {
  if (list === 'clauses' && 'heading' in row) {
    const clause = { ...row, text: bodyOf(text, row) }
    if (at !== 'new') return { do: 'put', list, at, row: clause }
    const cut = reading.clauses.find((c) => c.start < row.start && row.start < c.end)
    return { do: 'split', row: clause, kept: cut ? bodyOf(text, { ...cut, end: row.start }) : '' }
  }
  return at === 'new' ? { do: 'add', list, row } : { do: 'put', list, at, row }
}

function clauseStarting(reading: Reading, row: Row): number {
  return 'start' in row ? reading.clauses.findIndex((c) => c.start === row.start) : -1
}

/** What is open, lit and chosen. */
function useOpened() {
  const [tab, setTab] = useState<Tab>('basics')
  const [active, setActive] = useState<Place | null>(null)
  const [lit, setLit] = useState<Span | null>(null)
  const [form, setForm] = useState<OpenForm | null>(null)
  function light(span: Span | null) {
    setLit(span && { start: span.start, end: span.end })
  }
  function leave() {
    setForm(null)
    setActive(null)
  }
  function open(next: Tab) {
    setTab(next)
    leave()
  }
  function choose(place: Place, span: Span | null) {
    setTab(place.list)
    setActive(place)
    light(span)
  }
  /** A form that stands in no row's place. */
  function openNew(next: OpenForm) {
    setTab(next.list)
    setActive(null)
    setForm(next)
  }
  return { tab, active, lit, form, light, leave, open, choose, openNew, setForm }
}

/** The workbench: what is laid out and open, and every deed that a person can do there. */
export function useWorkbench(draft: Draft, reading: Reading, dispatch: Dispatch<DraftAction>) {
  const laidOut = useLaidOut(draft, reading)
  const { setForm, openNew, ...opened } = useOpened()

  function showMark(mark: Mark) {
    setForm(null)
    opened.choose(placeOfMark(mark), mark)
  }
  function edit(row: RowWords) {
    if (row.list === 'problems') return
    setForm({ list: row.list, at: row.at, initial: { ...reading[row.list][row.at] } })
    opened.choose(row, row.span)
  }
  function addFrom(list: Addable, span: Span) {
    openNew({ list, at: 'new', initial: { ...guessRow(list, draft.text, span, laidOut.index) } })
    opened.light(span)
  }
  function does(deed: Deed) {
    dispatch({ type: 'mend', deed })
    opened.leave()
  }
  function save({ list, at }: OpenForm, row: Row) {
    const deed = savingDeed(draft.text, reading, { list, at }, row)
    does(deed)
    const mended = mend(reading, deed)
    const landed = list === 'clauses' ? clauseStarting(mended, row) : placeOf(mended, list, row)
    opened.choose({ list, at: landed }, 'start' in row ? row : null)
  }
  function step(type: 'undo' | 'redo') {
    dispatch({ type })
    opened.leave()
    opened.light(null)
  }
  return {
    ...laidOut,
    ...opened,
    showRow: (row: RowWords) => opened.choose({ list: row.list, at: row.at }, row.span),
    addBlank: (list: EditableList) => openNew({ list, at: 'new', initial: BLANKS[list] }),
    ...{ showMark, edit, addFrom, does, save, step },
  }
}

export type Workbench = ReturnType<typeof useWorkbench>
