import { z } from 'zod'
import { LineState, type ReviewAction } from '@gongjian/domain/report/report.ts'
import { TaskId } from '@gongjian/domain/task/task.ts'
import { UnitCode, type UnitRef } from '@gongjian/domain/unit/unit.ts'
import type { ReviewLine } from '@gongjian/domain/report/contracts.ts'

const ReviewState = z.enum([...LineState.exclude(['draft']).options, 'all'])
export type ReviewState = z.infer<typeof ReviewState>

export const ReviewUrl = z.object({
  task: TaskId.optional().catch(undefined),
  unit: UnitCode.optional().catch(undefined),
  state: ReviewState.default('submitted').catch('submitted'),
})
export type ReviewUrl = z.output<typeof ReviewUrl>

export function keyOf(line: Pick<ReviewLine, 'unit' | 'task'>): string {
  return `${line.unit.code}/${line.task}`
}

export function shownLines(lines: readonly ReviewLine[], state: ReviewState): ReviewLine[] {
  return state === 'all' ? [...lines] : lines.filter((l) => l.state === state)
}

/** After a line leaves the list the eye stays where it was: on the next, or on the last. */
export function neighbour(lines: readonly ReviewLine[], current: string | null, by: number): string | null {
  const at = lines.findIndex((l) => keyOf(l) === current)
  if (at < 0) return lines[0] ? keyOf(lines[0]) : null
  const next = lines[Math.min(lines.length - 1, Math.max(0, at + by))]
  return next ? keyOf(next) : null
}

/** Where the eye goes when these lines leave the list. */
export function afterLeaving(
  lines: readonly ReviewLine[],
  current: string | null,
  leaving: ReadonlySet<string>,
): string | null {
  const at = lines.findIndex((l) => keyOf(l) === current)
  const stays = (l: ReviewLine) => !leaving.has(keyOf(l))
  const next = lines.slice(Math.max(0, at)).find(stays) ?? lines.slice(0, Math.max(0, at)).findLast(stays)
  return next ? keyOf(next) : null
}

/** 「已审 12 / 48」: of what was sent; what nobody sent yet is named apart. */
export function reviewProgress(counts: Partial<Record<LineState, number>>) {
  const accepted = counts.accepted ?? 0
  const returned = counts.returned ?? 0
  const submitted = counts.submitted ?? 0
  return { reviewed: accepted + returned, sent: accepted + returned + submitted, unsent: counts.draft ?? 0 }
}

/** The units of the lines, once each, in the order of the lines' first mention by code. */
export function unitsOf(lines: readonly { unit: UnitRef }[]): UnitRef[] {
  return [...new Map(lines.map((l) => [l.unit.code, l.unit])).values()].sort((a, b) => a.code.localeCompare(b.code))
}

/** What a reviewer does, in the words of the buttons. */
export const REVIEW_ACTION_TITLES: Record<ReviewAction, string> = {
  accept: '接受',
  return: '退回',
  withdraw: '撤回接受',
}

export const WITHDRAW_REASONS = [
  '误点接受，需要重新审核。',
  '接受后发现数字有误，需要填报单位核对。',
  '佐证材料与所报内容不符，需要重新审核。',
] as const

export const RETURN_REASONS = [
  '本月进展过于笼统，请补充具体点位、数量和完成时间。',
  '没有本月数据，无法判断进度，请按台账补充后重报。',
  '本月进展与累计进展数字对不上，请核对后重报。',
  '请写明存在的具体问题和需要协调的事项。',
  '请补充佐证材料。',
] as const
