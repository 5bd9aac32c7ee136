import { z } from 'zod'
import { TaskId } from '../task/task.ts'
import { RegisterId } from './item.ts'

/** 台账数: what a register holds of one unit on one day, as a monthly report quotes it. */
export const RegisterCount = z.object({
  task: TaskId,
  register: RegisterId,
  title: z.string(),
  /** 台, 家, 项. */
  counter: z.string(),
  /** Listed and not removed: what is done counts as well. */
  kept: z.number().int(),
  /** null: a record that is kept and not worked off. */
  work: z.object({ closed: z.number().int(), closedInMonth: z.number().int(), overdue: z.number().int() }).nullable(),
})
export type RegisterCount = z.infer<typeof RegisterCount>

/** 「工业窑炉在账 24 台，已销号 6 台（本月 2 台），逾期 3 台」, without its register's title: `titled` false. */
export function registerCountInWords({ title, counter, kept, work }: RegisterCount, titled = true): string {
  const name = titled ? title : ''
  if (!work) return `${name}在册 ${kept} ${counter}`
  const month = work.closedInMonth > 0 ? `（本月 ${work.closedInMonth} ${counter}）` : ''
  const overdue = work.overdue > 0 ? `，逾期 ${work.overdue} ${counter}` : ''
  return `${name}在账 ${kept} ${counter}，已销号 ${work.closed} ${counter}${month}${overdue}`
}
