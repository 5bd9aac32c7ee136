import { z } from 'zod'

export const ReportState = z.enum(['draft', 'submitted', 'returned', 'accepted', 'closed'])
export type ReportState = z.infer<typeof ReportState>

export const REPORT_STATE_TITLES: Record<ReportState, string> = {
  draft: '填报中',
  submitted: '已提交',
  returned: '有退回',
  accepted: '已审结',
  closed: '已关闭',
}

/** Nobody has edited or sent anything: what was carried over from last month is no beginning. */
export const NOT_BEGUN_TITLE = '未填报'

/** `edits`: when each line that may be seen was last edited. null: no line may be seen, as of a report that another unit has not sent. */
export function hasBegun(hasSubmitted: boolean, edits: readonly (string | Date | null)[]): boolean | null {
  if (hasSubmitted) return true
  return edits.length === 0 ? null : edits.some((at) => at !== null)
}

/** begun: null where it is not known, as other units' drafts are not to be read. */
export function reportStateInWords(state: ReportState, begun: boolean | null): string {
  return state === 'draft' && begun === false ? NOT_BEGUN_TITLE : REPORT_STATE_TITLES[state]
}

export const LineState = z.enum(['draft', 'submitted', 'accepted', 'returned'])
export type LineState = z.infer<typeof LineState>

export const LINE_STATE_TITLES: Record<LineState, string> = {
  draft: '待提交',
  submitted: '待审核',
  accepted: '已接受',
  returned: '已退回',
}

/** missing: due and not in · open: not yet due and not in */
export const Timeliness = z.enum(['on-time', 'late', 'missing', 'open'])
export type Timeliness = z.infer<typeof Timeliness>

export const TIMELINESS_TITLES: Record<Timeliness, string> = {
  'on-time': '按时',
  late: '迟报',
  missing: '未报',
  open: '未到期',
}

/** withdraw 撤回接受: the reviewer takes an acceptance back while the month is open; the line waits for review again. */
export type LineAction = 'edit' | 'submit' | 'accept' | 'return' | 'withdraw'
/** What a reviewer does to a line. */
export type ReviewAction = Extract<LineAction, 'accept' | 'return' | 'withdraw'>

/** The life of one line. What is not in the row is refused. */
export const LINE_ACTIONS: Readonly<Record<LineState, Readonly<Partial<Record<LineAction, LineState>>>>> = {
  draft: { edit: 'draft', submit: 'submitted' },
  submitted: { accept: 'accepted', return: 'returned' },
  returned: { edit: 'returned', submit: 'submitted' },
  accepted: { withdraw: 'submitted' },
}

/** A report's state follows from its lines; closing is the office's, with the month. */
export function reportStateOf(lines: readonly LineState[], submittedOnce: boolean, closed: boolean): ReportState {
  if (closed) return 'closed'
  if (!submittedOnce) return 'draft'
  if (lines.some((l) => l === 'returned' || l === 'draft')) return 'returned'
  return lines.every((l) => l === 'accepted') ? 'accepted' : 'submitted'
}

/** Once the month is closed nobody comes in on time any more: who is not in is missing, be the due day still to come. */
export function timelinessOf(firstSubmittedAt: Date | null, dueAt: Date, now: Date, isClosed = false): Timeliness {
  if (firstSubmittedAt) return firstSubmittedAt < dueAt ? 'on-time' : 'late'
  return now < dueAt && !isClosed ? 'open' : 'missing'
}

export const Standing = z.enum(['on-track', 'behind'])
export type Standing = z.infer<typeof Standing>
export const STANDING_TITLES: Record<Standing, string> = { 'on-track': '按计划推进', behind: '进度滞后' }

/** What a clerk writes for one task of one month. */
export const LineText = z.object({
  progress: z.string().max(4000, '本月进展不超过 4000 字').describe('本月进展'),
  cumulative: z.string().max(4000, '累计进展不超过 4000 字').describe('累计进展'),
  problems: z.string().max(4000, '存在问题不超过 4000 字').describe('存在问题'),
  nextSteps: z.string().max(4000, '下步打算不超过 4000 字').describe('下步打算'),
  standing: Standing.nullable().describe('进度自评'),
  /** Ids of the task's milestones that the unit reports as done, cumulative. */
  reached: z.array(z.string()).max(40).describe('已完成节点'),
  notApplicable: z.boolean().describe('不适用'),
  notApplicableReason: z.string().max(1000).describe('不适用理由'),
})
export type LineText = z.infer<typeof LineText>

export type LineField = keyof LineText
export const LINE_FIELD_TITLES: Record<LineField, string> = {
  progress: '本月进展',
  cumulative: '累计进展',
  problems: '存在问题',
  nextSteps: '下步打算',
  standing: '进度自评',
  reached: '已完成节点',
  notApplicable: '不适用',
  notApplicableReason: '不适用理由',
}

export const EMPTY_LINE: LineText = {
  progress: '',
  cumulative: '',
  problems: '',
  nextSteps: '',
  standing: null,
  reached: [],
  notApplicable: false,
  notApplicableReason: '',
}

/**
 * A line counts as filled when a person wrote this month's progress, or said with a reason why the task does not apply.
 * `carried` names the fields that still hold last month's words: progress among them does not count. That a task does not apply is
 * a fact with its reason and no news of a month: it stands until someone says otherwise (docs/decisions/007-not-applicable-stands.md).
 */
export function isFilled(
  line: Pick<LineText, 'progress' | 'notApplicable' | 'notApplicableReason'>,
  carried: readonly LineField[],
): boolean {
  if (line.notApplicable) return line.notApplicableReason.trim() !== ''
  return line.progress.trim() !== '' && !carried.includes('progress')
}

const NO_PROBLEM = /^(暂|尚|目前)?(无|没有|未发现)(突出|明显|重大|存在)?(的)?(问题)?[。．.]?$/

/** 无 and 暂无突出问题 are written so that the field is not empty; they raise no problem. */
export function raisesProblem(problems: string): boolean {
  const said = problems.trim()
  return said !== '' && !NO_PROBLEM.test(said)
}
