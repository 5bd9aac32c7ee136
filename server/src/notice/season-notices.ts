import type { NoticeKind } from '@gongjian/domain/notice/contracts.ts'
import type { Ctx } from '../app.ts'
import { planFactsOf } from '../report/plan-facts.ts'
import { contradicted, contradictedWords, type Contradicted } from '../season/contradictions.ts'
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

/**
 * Does what changes a list, and tells each county whose plan stands fast and is contradicted by it what was not so before: else nobody would
 * look at an approved plan again.
 */
export async function tellingContradicted<T>(ctx: Ctx, change: () => Promise<T>): Promise<T> {
  const keyOf = (c: Contradicted): string => `${c.season.id} ${c.unitId}`
  const before = new Map((await contradicted(ctx)).map((c) => [keyOf(c), c.rows]))
  const done = await change()
  const more = (await contradicted(ctx)).filter((c) => c.rows > (before.get(keyOf(c)) ?? 0))
  const { units } = await planFactsOf(ctx)
  const notices = more.map((c): NewNotice => ({
    unitId: c.unitId,
    roles: DESK_ROLES,
    kind: 'season-contradicted',
    text: contradictedWords(c),
    link: `/seasons/${c.season.id}/${units.get(c.unitId)?.code ?? ''}?only=departing`,
  }))
  await tell(ctx.tx, ctx.actor.planId, notices, ctx.actor.name, ctx.now)
  return done
}
