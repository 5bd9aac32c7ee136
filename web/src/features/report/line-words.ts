import { z } from 'zod'
import {
  hasBegun,
  isFilled,
  LINE_ACTIONS,
  LineText,
  type LineField,
  type LineState,
} from '@gongjian/domain/report/report.ts'
import type { Report, ReportLine } from '@gongjian/domain/report/contracts.ts'
import type { Draft, Served } from '../../components/autosave/draft.ts'

export const LINE_FIELDS = Object.keys(LineText.shape) as LineField[]
/** What a clerk writes in sentences, in the order of the form. */
export const TEXT_FIELDS = ['progress', 'cumulative', 'problems', 'nextSteps'] as const satisfies readonly LineField[]
/** 不适用 changes what every other field means. */
export const WHOLE_FIELDS = ['notApplicable', 'notApplicableReason'] as const satisfies readonly LineField[]

const Field = z.enum(LINE_FIELDS as [LineField, ...LineField[]])
export const KeptLine = z.object({
  text: LineText,
  base: LineText,
  version: z.number().int(),
  touched: z.array(Field),
})

export function textOf(line: LineText): LineText {
  return LineText.parse(line)
}

export function servedOf(line: ReportLine): Served<LineText> {
  return { text: textOf(line), version: line.version, edited: line.edited }
}

/** What the person wrote that the server has not answered for yet. */
function pendingOf(draft: Draft<LineText>): readonly LineField[] {
  return draft.phase.name === 'saving' ? [...draft.phase.sentTouched, ...draft.touched] : draft.touched
}

/** Fields that still hold last month's words, counting what the person has touched but not yet saved. */
export function carriedNow(line: ReportLine, draft: Draft<LineText>): LineField[] {
  const pending = pendingOf(draft)
  return line.carried.filter((f) => !pending.includes(f))
}

/** The one word of the task list. */
export type Standing = 'empty' | 'carried' | 'filled' | 'not-applicable' | 'returned' | 'submitted' | 'accepted'

export const LINE_STANDING_TITLES: Record<Standing, string> = {
  empty: '没填',
  carried: '沿用',
  filled: '填了',
  'not-applicable': '不适用',
  returned: '退回',
  submitted: '待审',
  accepted: '接受',
}

export function standingOf(state: LineState, text: LineText, carried: readonly LineField[]): Standing {
  switch (state) {
    case 'returned':
    case 'submitted':
    case 'accepted':
      return state
    case 'draft':
      if (isFilled(text, carried)) return text.notApplicable ? 'not-applicable' : 'filled'
      return carried.length > 0 && !text.notApplicable ? 'carried' : 'empty'
  }
}

export interface LineView {
  readonly line: ReportLine
  readonly draft: Draft<LineText>
  readonly carried: readonly LineField[]
  readonly filled: boolean
  readonly standing: Standing
  readonly editable: boolean
  /** The report may be written, this line may not: it waits for its reviewer or is accepted. */
  readonly withReviewer: boolean
}

export function viewLine(line: ReportLine, draft: Draft<LineText>, mayEdit: boolean): LineView {
  const carried = carriedNow(line, draft)
  return {
    line,
    draft,
    carried,
    filled: isFilled(draft.text, carried),
    standing: standingOf(line.state, draft.text, carried),
    editable: mayEdit && LINE_ACTIONS[line.state].edit !== undefined,
    withReviewer: mayEdit && LINE_ACTIONS[line.state].edit === undefined,
  }
}

/** What would be sent now and is not written yet. */
export function missingOf(views: readonly LineView[]): LineView[] {
  return views.filter((v) => LINE_ACTIONS[v.line.state].submit !== undefined && !v.filled)
}

/** Came back and was not touched since: sending it again as it stands helps nobody. */
export function untouchedSinceReturn(views: readonly LineView[]): LineView[] {
  return views.filter(({ line, draft }) => {
    if (line.state !== 'returned' || !line.reviewed || pendingOf(draft).length > 0) return false
    return line.edited === null || Date.parse(line.edited.at) < Date.parse(line.reviewed.at)
  })
}

export function reportHasBegun({
  firstSubmittedAt,
  lines,
}: Pick<Report, 'firstSubmittedAt' | 'lines'>): boolean | null {
  return hasBegun(
    firstSubmittedAt !== null,
    lines.map((l) => l.edited?.at ?? null),
  )
}

const MOST_NAMED = 3

/** What stands against sending, or that nothing does: what is not written, and what came back and is as it was. */
export function readyWords(views: readonly LineView[]): string {
  const missing = missingOf(views).length
  const untouched = untouchedSinceReturn(views).map((v) => v.line.label)
  const more = untouched.length > MOST_NAMED ? `等 ${untouched.length} 条` : ''
  const words = [
    ...(missing > 0 ? [`还有 ${missing} 条没填`] : []),
    ...(untouched.length > 0 ? [`退回的 ${untouched.slice(0, MOST_NAMED).join('、')}${more}还没有改`] : []),
  ]
  return words.length === 0 ? '已填完' : words.join('，')
}

/** Where to begin: what came back, then what is not written, then the first. */
export function firstToDo(views: readonly LineView[]): LineView | undefined {
  return views.find((v) => v.line.state === 'returned') ?? missingOf(views)[0] ?? views[0]
}
