import type { Role } from '@gongjian/domain/account/role.ts'
import type { Ctx } from '../app.ts'
import type { Actor } from '../db/actor.ts'
import type { FilingRow } from '../filing/filing-reader.ts'
import { filingOf, taskById, unitById, type PlanFacts, type UnitFacts } from '../report/plan-facts.ts'
import { DESK_ROLES, tell, type NewNotice } from './notice-writer.ts'
import { officesOf } from './report-notices.ts'

function linkOf(facts: PlanFacts, filing: FilingRow): string {
  return `/filings/${filing.kind}/${unitById(facts, filing.unit_id).code}`
}

export async function tellOfFiling(
  { tx, actor, now }: Pick<Ctx, 'tx' | 'actor' | 'now'>,
  facts: PlanFacts,
  filing: FilingRow,
): Promise<void> {
  const [readers, roles]: [readonly UnitFacts[], readonly Role[]] =
    filing.task_id === null ? [officesOf(facts), ['office']] : [taskById(facts, filing.task_id).leads, ['lead-desk']]
  const notices = readers.map((unit): NewNotice => ({
    unitId: unit.id,
    roles,
    kind: 'filing-submitted',
    text: `${actor.unitName}报送了${filingOf(facts, filing.kind).title}，待审核`,
    link: linkOf(facts, filing),
  }))
  await tell(tx, actor.planId, notices, actor.name, now)
}

export function filingDecidedNotice(
  facts: PlanFacts,
  actor: Actor,
  filing: FilingRow,
  decision: 'accept' | 'return',
  reason: string,
): NewNotice {
  const { title } = filingOf(facts, filing.kind)
  return {
    unitId: filing.unit_id,
    roles: DESK_ROLES,
    kind: decision === 'accept' ? 'filing-accepted' : 'filing-returned',
    text: decision === 'accept' ? `${title}已被接受` : `${actor.unitName} ${actor.name}退回了${title}：${reason}`,
    link: linkOf(facts, filing),
  }
}
