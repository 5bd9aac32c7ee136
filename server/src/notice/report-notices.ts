import { monthInWords, type Month } from '@gongjian/domain/calendar/calendar.ts'
import type { Ctx } from '../app.ts'
import { taskById, type PlanFacts, type UnitFacts } from '../report/plan-facts.ts'
import type { LineRow } from '../report/report-reader.ts'
import { DESK_ROLES, tell, type NewNotice } from './notice-writer.ts'

interface About {
  readonly month: Month
  readonly unit: UnitFacts
  readonly lines: readonly LineRow[]
}

export function reportLink(month: Month, unit: string, task?: string): string {
  return `/reports/${month}/${unit}${task ? `?task=${task}` : ''}`
}

export function officesOf(facts: PlanFacts): UnitFacts[] {
  return [...facts.units.values()].filter((u) => u.kind === 'office')
}

/** The leads that review these lines, each with how many of them. */
function leadsOf(facts: PlanFacts, lines: readonly LineRow[]): Map<UnitFacts, number> {
  const counts = new Map<UnitFacts, number>()
  for (const line of lines.filter((l) => l.part !== 'lead')) {
    for (const lead of taskById(facts, line.task_id).leads) counts.set(lead, (counts.get(lead) ?? 0) + 1)
  }
  return counts
}

export async function tellOfSubmission(
  { tx, actor, now }: Pick<Ctx, 'tx' | 'actor' | 'now'>,
  facts: PlanFacts,
  { month, unit, lines }: About,
): Promise<void> {
  const kind = 'report-submitted' as const
  const own = lines.filter((l) => l.part === 'lead').length
  const toLeads = [...leadsOf(facts, lines)].map(([lead, count]): NewNotice => ({
    unitId: lead.id,
    roles: ['lead-desk'],
    kind,
    text: `${unit.name}提交了${monthInWords(month)}月报，${count} 条待审核`,
    link: `/reports/${month}/review?unit=${unit.code}`,
  }))
  const toOffice = officesOf(facts).map((office): NewNotice => ({
    unitId: office.id,
    roles: ['office'],
    kind,
    text: `${unit.name}提交了${monthInWords(month)}月报${own > 0 ? `，${own} 条牵头任务待审核` : ''}`,
    link: own > 0 ? `/reports/${month}/review?unit=${unit.code}` : reportLink(month, unit.code),
  }))
  await tell(tx, actor.planId, [...toLeads, ...toOffice], actor.name, now)
}

export async function tellOfCorrection(
  { tx, actor, now }: Pick<Ctx, 'tx' | 'actor' | 'now'>,
  facts: PlanFacts,
  { month, unit, lines }: About,
  reason: string,
): Promise<void> {
  const text = `${unit.name}更正了${monthInWords(month)}月报：${reason}`
  const toLeads = [...leadsOf(facts, lines).keys()].map((lead): NewNotice => ({
    unitId: lead.id,
    roles: ['lead-desk'],
    kind: 'report-corrected',
    text,
    link: reportLink(month, unit.code),
  }))
  const toOffice = officesOf(facts).map((office): NewNotice => ({
    unitId: office.id,
    roles: ['office'],
    kind: 'report-corrected',
    text,
    link: reportLink(month, unit.code),
  }))
  await tell(tx, actor.planId, [...toLeads, ...toOffice], actor.name, now)
}

/** To the unit whose accepted lines wait for review again. */
export function withdrawnNotice(
  facts: PlanFacts,
  { month, unit, lines }: About,
  by: string,
  reason: string,
): NewNotice {
  const first = lines[0]
  return {
    unitId: unit.id,
    roles: DESK_ROLES,
    kind: 'acceptance-withdrawn',
    text: `${by}撤回了对${monthInWords(month)}月报 ${lines.length} 条的接受（${labelsOf(facts, lines)}）：${reason}`,
    link: reportLink(month, unit.code, first ? taskById(facts, first.task_id).code : undefined),
  }
}

function labelsOf(facts: PlanFacts, lines: readonly LineRow[]): string {
  return lines.map((l) => taskById(facts, l.task_id).label).join('、')
}

/** To the unit whose lines came back. */
export function returnedNotice(facts: PlanFacts, { month, unit, lines }: About, by: string, reason: string): NewNotice {
  const first = lines[0]
  return {
    unitId: unit.id,
    roles: DESK_ROLES,
    kind: 'lines-returned',
    text: `${by}退回了${monthInWords(month)}月报 ${lines.length} 条（${labelsOf(facts, lines)}）：${reason}`,
    link: reportLink(month, unit.code, first ? taskById(facts, first.task_id).code : undefined),
  }
}

export function acceptedNotice(month: Month, unit: UnitFacts): NewNotice {
  return {
    unitId: unit.id,
    roles: DESK_ROLES,
    kind: 'report-accepted',
    text: `${monthInWords(month)}月报各条目均已被接受`,
    link: reportLink(month, unit.code),
  }
}

export function closedNotice(month: Month, unit: UnitFacts): NewNotice {
  return {
    unitId: unit.id,
    roles: DESK_ROLES,
    kind: 'period-closed',
    text: `${monthInWords(month)}月报已关闭。如需更正，请说明原因后形成新版本`,
    link: reportLink(month, unit.code),
  }
}
