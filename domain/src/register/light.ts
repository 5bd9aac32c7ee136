import { addDays, daysBetween, type Day } from '../calendar/calendar.ts'
import { YELLOW_WITHIN_DAYS, type Light } from '../light/light.ts'
import { decidesDue, decidingLabels, dueOf } from './due.ts'
import type { Life, Stage } from './life.ts'
import type { Register } from './register.ts'
import type { ItemValues } from './value.ts'

export interface ItemStanding {
  readonly life: Life
  readonly stage: Stage
  readonly due: Day | null
  /** The last day to begin; null: it has begun, or the plan sets none. */
  readonly startBy: Day | null
  /** The earliest planned day of what is not done yet: a step, or the item itself. */
  readonly nextPlanned: Day | null
  /** What decides the due day and is not known, in words; null: the register's rule does not ask for anything. */
  readonly lacks: readonly string[] | null
}

/** How the fields that decide the due day are called; null: the rule asks for none. With `values` only those that this item lacks. */
export function lacksOf(register: Register, values?: ItemValues): string[] | null {
  const deciding = decidesDue(register.due)
  if (deciding.length === 0) return null
  return decidingLabels(values === undefined ? deciding : dueOf(register.due, values).missing, register.fields)
}

/** A stored row as lightOfItem asks for it; without its values the words name every field that may be missing. */
export function standingOf(
  register: Register,
  row: {
    readonly stage: Stage
    readonly due: Day | null
    readonly start_by: Day | null
    readonly next_planned: Day | null
  },
  values?: ItemValues,
): ItemStanding {
  const { stage, due, start_by: startBy, next_planned: nextPlanned } = row
  return {
    life: register.life,
    stage,
    due,
    startBy,
    nextPlanned,
    lacks: due === null ? lacksOf(register, values) : null,
  }
}

function pressing(day: Day, today: Day, isStart: boolean): { light: Light; because: string } | null {
  const what = isStart ? `最迟 ${day} 启动` : `${day} 到期`
  if (day < today)
    return { light: 'red', because: `${what}，${isStart ? '尚未启动，' : ''}已逾期 ${daysBetween(day, today)} 天` }
  if (day <= addDays(today, YELLOW_WITHIN_DAYS))
    return { light: 'yellow', because: `${what}，还有 ${daysBetween(today, day)} 天` }
  return null
}

function worse(due: ReturnType<typeof pressing>, start: ReturnType<typeof pressing>): ReturnType<typeof pressing> {
  return start?.light === 'red' && due?.light !== 'red' ? start : (due ?? start)
}

/**
 * The light of an item on a day (plan-reading, "Lights"): green on schedule, yellow due within 30 days or a step behind its
 * planned day, red overdue, grey closed; none while the day is not known. The last day to begin counts as the due day does, until
 * the work has begun. The database says the same (server, light-sql.ts; a property test holds them equal).
 */
export function lightOfItem(item: ItemStanding, today: Day): { light: Light; because: string } {
  const { life, stage, due, startBy, nextPlanned, lacks } = item
  if (stage === 'removed') return { light: 'grey', because: '已移出' }
  if (stage === 'closed') return { light: 'grey', because: '已销号' }
  if (life === 'record') return { light: 'grey', because: '在册记录，不计期限' }
  const pressed = worse(
    due === null ? null : pressing(due, today, false),
    startBy === null ? null : pressing(startBy, today, true),
  )
  if (pressed !== null) return pressed
  if (nextPlanned !== null && nextPlanned < today)
    return { light: 'yellow', because: `计划 ${nextPlanned} 完成的步骤尚未完成` }
  if (due !== null) return { light: 'green', because: `${due} 到期` }
  if (lacks === null) return { light: 'green', because: '没有期限' }
  const why = lacks.length === 0 ? '方案没有写明这种情形的时限' : `缺${lacks.join('、')}`
  return { light: 'none', because: `期限未定：${why}` }
}
