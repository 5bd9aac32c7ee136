import type { NoticeKind } from '@gongjian/domain/notice/contracts.ts'
import type { Ctx } from '../app.ts'
import type { CountySeason } from '../season/season-base.ts'
import { DESK_ROLES, tell, type NewNotice } from './notice-writer.ts'

type Turn = 'submitted' | 'returned' | 'approved'

const KINDS: Readonly<Record<Turn, NoticeKind>> = {
  submitted: 'season-submitted',
  returned: 'season-returned',
  approved: 'season-approved',
}

function wordsOf({ actor }: Ctx, season: string, turn: Turn, reason: string): string {
  const plan = `${season}错峰方案`
  switch (turn) {
    case 'submitted':
      return `${actor.unitName}提交了${plan}，待审核`
    case 'returned':
      return `${actor.unitName} ${actor.name}退回了${plan}：${reason}`
    case 'approved':
      return `${plan}已批准`
  }
}

/** A submission is told to those who lead the task, a decision to the county. */
export async function tellOfSeason(ctx: Ctx, county: CountySeason, turn: Turn, reason = ''): Promise<void> {
  const { season, unit, plan, facts } = county
  const readers = turn === 'submitted' ? (facts.tasks.get(plan.task_id)?.leads ?? []).map((u) => u.id) : [plan.unit_id]
  const notices = readers.map((unitId): NewNotice => ({
    unitId,
    roles: turn === 'submitted' ? ['lead-desk'] : DESK_ROLES,
    kind: KINDS[turn],
    text: wordsOf(ctx, season.name, turn, reason),
    link: `/seasons/${season.id}/${unit.code}`,
  }))
  await tell(ctx.tx, ctx.actor.planId, notices, ctx.actor.name, ctx.now)
}
