import { addDays, daysBetween, type Day } from '../calendar/calendar.ts'
import { YELLOW_WITHIN_DAYS, type Light } from '../light/light.ts'
import type { Life, Stage } from './life.ts'

export interface ItemStanding {
  readonly life: Life
  readonly stage: Stage
  readonly due: Day | null
  /** The earliest planned day of what is not done yet: a step, or the item itself. */
  readonly nextPlanned: Day | null
}

/**
 * The light of an item on a day (plan-reading, "Lights"): green on schedule, yellow due within 30 days or a step behind its
 * planned day, red overdue, grey closed. The database says the same (server, light-sql.ts; a property test holds them equal).
 */
export function lightOfItem(item: ItemStanding, today: Day): { light: Light; because: string } {
  const { life, stage, due, nextPlanned } = item
  if (stage === 'removed') return { light: 'grey', because: '已移出' }
  if (stage === 'closed') return { light: 'grey', because: '已销号' }
  if (life === 'record') return { light: 'grey', because: '在册记录，不计期限' }
  if (due !== null && due < today) return { light: 'red', because: `${due} 到期，已逾期 ${daysBetween(due, today)} 天` }
  if (due !== null && due <= addDays(today, YELLOW_WITHIN_DAYS))
    return { light: 'yellow', because: `${due} 到期，还有 ${daysBetween(today, due)} 天` }
  if (nextPlanned !== null && nextPlanned < today)
    return { light: 'yellow', because: `计划 ${nextPlanned} 完成的步骤尚未完成` }
  return { light: 'green', because: due === null ? '没有期限或期限待定' : `${due} 到期` }
}
