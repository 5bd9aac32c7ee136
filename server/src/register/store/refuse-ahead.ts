import type { Register } from '@gongjian/domain/register/register.ts'
import { isElsewhere, type Batch, type Working } from './batch.ts'
import type { CellChange } from './row-changes.ts'
import { labelIn, problem } from './row-problem.ts'

/**
 * Fields that say on which day something was done, and on which the product relies: a day to come would count as done, and what has not
 * begun would stand as begun. With what to do instead.
 */
function doneDaysOf({ life, seasonal, due, doubleEntry }: Register): ReadonlyMap<string, string> {
  const days = new Map<string, string>()
  if (life !== 'record') days.set('done', '请在完成之后填写')
  if (seasonal !== null) days.set(seasonal.looked, '请在检查之后填写')
  if (due.kind === 'table' && due.started !== null) days.set(due.started, '请在启动之后填写；打算启动的日子写在备注里')
  if (doubleEntry !== null) days.set(doubleEntry.on, '请到那一天再记')
  return days
}

/** A row that says so already is not asked about it. */
export function refuseAhead(
  { ctx, register }: Batch,
  works: readonly Working[],
  changes: ReadonlyMap<number, readonly CellChange[]>,
): void {
  const days = doneDaysOf(register)
  if (days.size === 0) return
  const today = ctx.app.clock.today()
  for (const w of works) {
    if (isElsewhere(w)) continue
    for (const [key, todo] of days) {
      const day = key === 'done' ? w.composed.columns.done : w.composed.values[key]
      const isTold = w.before === null || (changes.get(w.n) ?? []).some((c) => c.column === key)
      if (!isTold || typeof day !== 'string' || day <= today) continue
      w.problems.push(problem(key, `${labelIn(register, key)} ${day} 晚于今天，${todo}`))
    }
  }
}
