import type { Register } from '@gongjian/domain/register/register.ts'
import { isElsewhere, type Batch, type Working } from './batch.ts'
import type { CellChange } from './row-changes.ts'
import { labelIn, notice, problem } from './row-problem.ts'

/**
 * Days of deeds on which the product relies: a day to come would count as done, and what has not begun would stand as begun. With what
 * to do instead.
 */
function reliedOn({ life, seasonal, due, doubleEntry }: Register): ReadonlyMap<string, string> {
  const days = new Map<string, string>()
  if (life !== 'record') days.set('done', '请在完成之后填写')
  if (seasonal !== null) days.set(seasonal.looked, '请在检查之后填写')
  if (due.kind === 'table' && due.started !== null) days.set(due.started, '请在启动之后填写；打算启动的日子写在备注里')
  if (doubleEntry !== null) days.set(doubleEntry.on, '请到那一天再记')
  return days
}

/** Of a deed that nothing hangs on, a day to come is a slip of the pen or a plan: it is asked about, and stands. */
function othersDone({ fields }: Register): string[] {
  return Object.entries(fields).flatMap(([key, x]) => (x.kind === 'day' && x.isDone ? [key] : []))
}

/** A row that says so already is not asked about it. */
export function refuseAhead(
  { ctx, register }: Batch,
  works: readonly Working[],
  changes: ReadonlyMap<number, readonly CellChange[]>,
): void {
  const relied = reliedOn(register)
  const days = new Set([...relied.keys(), ...othersDone(register)])
  if (days.size === 0) return
  const today = ctx.app.clock.today()
  for (const w of works) {
    if (isElsewhere(w)) continue
    for (const key of days) {
      const day = key === 'done' ? w.composed.columns.done : w.composed.values[key]
      const isTold = w.before === null || (changes.get(w.n) ?? []).some((c) => c.column === key)
      if (!isTold || typeof day !== 'string' || day <= today) continue
      const todo = relied.get(key)
      const words = `${labelIn(register, key)} ${day} 晚于今天`
      w.problems.push(
        todo === undefined
          ? notice(key, `${words}，还没有办的请不要写，已经办的请核对日期`)
          : problem(key, `${words}，${todo}`),
      )
    }
  }
}
