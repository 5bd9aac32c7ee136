import { z } from 'zod'
import { addDays, type Day } from '../calendar/calendar.ts'

/** grey: closed 销号, done or not applicable · none: no data yet (drawn hatched). */
export const Light = z.enum(['green', 'yellow', 'red', 'grey', 'none'])
export type Light = z.infer<typeof Light>

export const LIGHT_TITLES: Record<Light, string> = {
  green: '正常',
  yellow: '临期或滞后',
  red: '逾期',
  grey: '完成或不适用',
  none: '暂无数据或未定',
}

/** Whether somebody must do something, and is told why. */
export function isPressing(light: Light): boolean {
  return light === 'red' || light === 'yellow'
}

export const YELLOW_WITHIN_DAYS = 30

export interface StandingFacts {
  today: Day
  milestones: readonly { id: string; date: Day | null; text: string }[]
  /** The body's latest submitted line of the task; null: none yet. */
  line: null | {
    reached: readonly string[]
    standing: 'on-track' | 'behind' | null
    notApplicable: boolean
    returned: boolean
  }
  /** The earliest day that an open item of the task's registers in this body is due; null: none is open, or none has a day. */
  itemDue: Day | null
  /** The earliest day by which one that has not begun had to begin; null: none has such a day. */
  itemStart: Day | null
}

function lightOfItems({ itemDue, itemStart, today }: StandingFacts): { light: Light; because: string } | null {
  if (itemDue !== null && itemDue < today) return { light: 'red', because: `台账有事项 ${itemDue} 到期未销号` }
  if (itemStart !== null && itemStart < today)
    return { light: 'red', because: `台账有事项最迟 ${itemStart} 启动，尚未启动` }
  const soon = addDays(today, YELLOW_WITHIN_DAYS)
  if (itemDue !== null && itemDue <= soon) return { light: 'yellow', because: `台账有事项 ${itemDue} 到期` }
  if (itemStart !== null && itemStart <= soon) return { light: 'yellow', because: `台账有事项最迟 ${itemStart} 启动` }
  return null
}

/** The light of one task in one body, with its reason in words (plan-reading, "Lights"): the worse of its report and its registers. */
export function lightOf(f: StandingFacts): { light: Light; because: string } {
  const reported = lightOfReport(f)
  const items = lightOfItems(f)
  return items && worstLight([items.light, reported.light]) !== reported.light ? items : reported
}

function lightOfReport(f: StandingFacts): { light: Light; because: string } {
  const { line } = f
  if (line?.notApplicable) return { light: 'grey', because: '本地不适用（已说明理由）' }
  const open = f.milestones.filter((m) => !line?.reached.includes(m.id))
  if (line && f.milestones.length > 0 && open.length === 0) return { light: 'grey', because: '各时间节点均已报完成' }
  const dated = open
    .filter((m): m is typeof m & { date: Day } => m.date !== null)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  const first = dated[0]
  if (first && first.date < f.today) return { light: 'red', because: `${first.date} 到期未报完成：${first.text}` }
  if (first && first.date <= addDays(f.today, YELLOW_WITHIN_DAYS))
    return { light: 'yellow', because: `${first.date} 到期：${first.text}` }
  if (!line) return { light: 'none', because: '尚无已提交的月报' }
  if (line.returned) return { light: 'yellow', because: '本月填报被退回' }
  if (line.standing === 'behind') return { light: 'yellow', because: '填报单位自评滞后' }
  return { light: 'green', because: first ? `下一节点 ${first.date}` : '按计划推进，没有截止日' }
}

const ORDER: Record<Light, number> = { red: 0, yellow: 1, none: 2, green: 3, grey: 4 }

/** The light of a set: the worst one in it. */
export function worstLight(lights: readonly Light[]): Light {
  return [...lights].sort((a, b) => ORDER[a] - ORDER[b])[0] ?? 'none'
}
