import type { ReadingProblem } from '@gongjian/domain/plan/reading.ts'

/** Everything the reader may have to leave unread, each code once. */
export const PROBLEMS = {
  'not-a-plan': '这份文件不像工作方案：没有读出任务、责任单位、时限或目标，或者是章、条体例的法规文件。',
  'table-scrambled': '这里的表格被提取程序打乱了行列，无法可靠读取，请改用 Word 或 Excel 原件。',
  'year-unknown': '这个时限没有写明年份，上下文也推不出来。',
  'bracket-open': '括号没有闭合，读到段末为止。',
  'unit-unclear': '这里像是责任单位，但读不出明确的单位名称。',
  'clause-repeated': '同一级编号重复出现，已在编号后加“~2”区分。',
} as const

export type ProblemCode = keyof typeof PROBLEMS

export function problem(
  code: ProblemCode,
  clause: string | null,
  span: { start: number; end: number },
): ReadingProblem {
  return { code, clause, start: span.start, end: span.end, message: PROBLEMS[code] }
}
