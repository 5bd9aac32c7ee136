import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { EDITABLE, STAGE_TITLES, type Stage } from '@gongjian/domain/register/life.ts'
import type { PlanFacts } from '../../report/plan-facts.ts'
import type { ItemRaw } from './item-raw.ts'

export interface LastMove {
  readonly by: string
  readonly at: Date
  readonly reason: string | null
}

function leadOf(item: Pick<ItemRaw, 'task_id'>, facts: PlanFacts): string {
  const leads = item.task_id === null ? [] : (facts.tasks.get(item.task_id)?.leads ?? [])
  return leads.length > 0 ? leads.map((u) => u.name).join('、') : '市攻坚办'
}

/** What to do about an item that stands fast: whom to ask, or which move. */
function todoOf(stage: Stage, lead: string): string {
  switch (stage) {
    case 'claimed':
      return `正在等待${lead}核查；确需修改请联系${lead}退回`
    case 'verified':
      return `正在等待市攻坚办销号；确需修改请联系${lead}退回`
    case 'closed':
      return '不再修改；再次发现问题请登记反弹'
    case 'removed':
      return '不再修改；如系误移，请先恢复'
    case 'draft':
    case 'listed':
    case 'underway':
      return ''
  }
}

/** Why the item cannot be edited, by whom and when it came to be so, and what to do; null: its stage lets it be edited. */
export function lockOf(
  item: Pick<ItemRaw, 'stage' | 'task_id'>,
  last: LastMove | null,
  facts: PlanFacts,
): string | null {
  if (EDITABLE.includes(item.stage)) return null
  const by = last ? `由 ${last.by} 于 ${instantInWords(last.at)} ` : ''
  const why = last?.reason ? `（${last.reason}）` : ''
  return `该条目已${by}${STAGE_TITLES[item.stage]}${why}，${todoOf(item.stage, leadOf(item, facts))}`
}
