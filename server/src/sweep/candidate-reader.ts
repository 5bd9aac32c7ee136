import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import type { sweepContracts } from '@gongjian/domain/sweep/contracts.ts'
import type { FindingView } from '@gongjian/domain/rule/contracts.ts'
import { prepare, type Prepared } from '@gongjian/domain/rule/prepare.ts'
import { findingFor } from '@gongjian/domain/rule/screen.ts'
import {
  CANDIDATE_ACTIONS,
  CandidateAction,
  refusedBecause,
  type CandidateStanding,
  type CandidateState,
} from '@gongjian/domain/sweep/candidate.ts'
import type { Facts } from '@gongjian/domain/rule/fact.ts'
import type { Ctx } from '../app.ts'
import { reaches } from '../register/store/item-reach.ts'
import { findRef, planFactsOf, type PlanFacts } from '../report/plan-facts.ts'
import { readInterpretations } from '../rule/interpretations.ts'
import type { SweepBase } from './sweep-base.ts'

type CandidateView = OutputOf<typeof sweepContracts.listItemCandidates>[number]

/** A candidate as it stands, with the words of its item. */
export interface StoredCandidate {
  readonly id: number
  readonly subject: string
  readonly rule: string
  readonly register: string
  readonly item_id: number
  readonly title: string
  readonly unit_id: number | null
  readonly task_id: number | null
  readonly township: string | null
  readonly township_name: string | null
  readonly state: CandidateState
  readonly standing: CandidateStanding
  readonly facts: Facts
  readonly stands: Readonly<Record<string, string | null>>
  readonly found_on: string
  readonly on_day: string
  readonly answered_by: string | null
  readonly answered_at: Date | null
  readonly answer: string | null
  readonly decided_by: string | null
  readonly decided_at: Date | null
  readonly decision: string | null
  readonly finding: FindingView | null
  readonly into_register: string | null
  readonly into_item: number | null
  readonly into_title: string | null
}

/** In the order of their numbers. */
export async function readCandidates(
  { tx, actor }: Ctx,
  where: RawBuilder<SqlBool>,
  limit: number,
): Promise<StoredCandidate[]> {
  const { rows } = await sql<StoredCandidate>`
    select c.*, i.title, w.name as township_name, o.title as into_title
    from sweep_candidate c
    join item_index i on i.plan_id = c.plan_id and i.id = c.item_id
    left join township w on w.plan_id = c.plan_id and w.code = c.township
    left join item_index o on o.plan_id = c.plan_id and o.id = c.into_item
    where c.plan_id = ${actor.planId} and ${where} order by c.id limit ${limit}`.execute(tx)
  return rows
}

/** Rules as they stood on a day, made once a day. */
export interface Findings {
  findingOf(base: SweepBase, stored: StoredCandidate): FindingView
}

export async function openFindings({ tx, actor }: Pick<Ctx, 'tx' | 'actor'>): Promise<Findings> {
  const interpretations = await readInterpretations(tx, actor.planId)
  const kept = new Map<string, Prepared>()
  const preparedOn = (base: SweepBase, on: string): Prepared => {
    const key = `${base.sweep.subject} ${on}`
    const made = kept.get(key) ?? prepare(base.set, on, interpretations)
    kept.set(key, made)
    return made
  }
  return {
    findingOf: (base, c) => c.finding ?? findingFor(preparedOn(base, c.on_day), c.rule, c.facts) ?? lapsed(base, c),
  }
}

/** What stands no more by the readings of today: it goes with the next sweep. */
function lapsed({ set }: SweepBase, { rule: id }: StoredCandidate): FindingView {
  const rule = set.rules.find((r) => r.id === id)
  return {
    rule: id,
    title: rule?.title ?? id,
    clause: rule?.clause ?? '',
    outcome: 'unknown',
    would: rule?.outcome ?? 'require',
    because: '按现行规则和界限解释，这一条不再符合；下一次排查后不再列出',
    missing: [],
    quote: rule?.quote ?? '',
    source: null,
    lifts: [],
  }
}

/** Why the actor cannot do this; null: it can. */
export function refusalOf(ctx: Ctx, action: CandidateAction, c: StoredCandidate): string | null {
  const { permission } = CANDIDATE_ACTIONS[action]
  const because = refusedBecause(action, c)
  if (because !== null) return because
  if (reaches(ctx.actor, permission, c)) return null
  if (permission === 'candidate.decide') return '不在您的办理范围内（异议由任务的牵头单位裁定）'
  return c.unit_id === null ? '责任单位待定，请先指定责任单位' : '不在您的办理范围内（由责任单位确认或提出异议）'
}

function said(by: string | null, at: Date | null, reason: string | null): CandidateView['answer'] {
  return by === null || at === null ? null : { by, at: at.toISOString(), reason: reason ?? '' }
}

export function viewOfCandidate(
  ctx: Ctx,
  base: SweepBase,
  findings: Findings,
  facts: PlanFacts,
  c: StoredCandidate,
): CandidateView {
  const finding = findings.findingOf(base, c)
  return {
    id: c.id,
    subject: c.subject,
    item: { register: c.register, id: c.item_id, title: c.title },
    unit: findRef(facts, c.unit_id),
    township: c.township_name,
    state: c.state,
    standing: c.standing,
    finding,
    clauseLabel: clauseLabel(finding.clause),
    foundOn: c.found_on,
    on: c.on_day,
    answer: said(c.answered_by, c.answered_at, c.answer),
    decision: said(c.decided_by, c.decided_at, c.decision),
    into:
      c.into_item === null || c.into_register === null
        ? null
        : { register: c.into_register, id: c.into_item, title: c.into_title ?? '' },
    allowed: CandidateAction.options.filter((a) => refusalOf(ctx, a, c) === null),
  }
}

export async function viewsOf(
  ctx: Ctx,
  baseOf: (subject: string) => SweepBase | undefined,
  stored: readonly StoredCandidate[],
): Promise<CandidateView[]> {
  const findings = await openFindings(ctx)
  const facts = await planFactsOf(ctx)
  return stored.flatMap((c) => {
    const base = baseOf(c.subject)
    return base ? [viewOfCandidate(ctx, base, findings, facts, c)] : []
  })
}
