import { sql } from 'kysely'
import { z } from 'zod'
import { laterStages, SCORE_STAGES, ScoreStage, stageBefore } from '@gongjian/domain/appraisal/appraisal.ts'
import type { AppraisalEntry, StageScore } from '@gongjian/domain/appraisal/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { reaches } from '../register/store/item-reach.ts'
import { readCursor, writeCursor } from '../register/store/cursor.ts'
import { searchSql } from '../register/store/search-sql.ts'
import { tableOf } from '../register/table/column-kinds.ts'
import { findRef, planFactsOf, type PlanFacts } from '../report/plan-facts.ts'
import { seasonBase } from '../season/season-base.ts'
import { appliesIn, getRound, type RoundRow } from './round.ts'

type Stored = StageScore & { readonly account: number | null }

export interface RawEntry {
  readonly id: number
  readonly enterprise_id: number | null
  readonly enterprise: string | null
  readonly unit_id: number | null
  readonly task_id: number | null
  readonly township: string | null
  readonly trade: string | null
  readonly applied: string | null
  readonly trial: boolean
  readonly stages: readonly Stored[]
  /** Another round in which it was scored before it was moved here; null: there is none. */
  readonly elsewhere: string | null
  readonly count: number
}

const Cursor = z.tuple([z.string(), z.number().int()])

/** Applications of a round (a draft is none yet) that the actor may see, with every stage's scores. */
export async function readEntries(
  { tx, actor }: Ctx,
  { id, name }: RoundRow,
  leaders: string,
  more: { only?: number; q?: string | undefined; after?: string | undefined; limit: number },
): Promise<RawEntry[]> {
  const found = searchSql(more.q, leaders, sql`i.id`) ?? sql`true`
  const behind =
    more.after === undefined ? sql`true` : sql`(x.title, x.id) > (${sql.join(readCursor(Cursor, more.after))})`
  const { rows } = await sql<RawEntry>`
    with x as materialized (
      select i.id, i.title, i.enterprise_id, i.enterprise, i.unit_id, i.task_id, i.township, i.trade, i.applied, i.trial
      from ${sql.table(tableOf(leaders))} i where i.plan_id = ${actor.planId} and ${appliesIn(sql`${name}::text`)}
        and ${more.only === undefined ? sql`true` : sql`i.id = ${more.only}`} and ${found})
    select x.*, (select count(*)::int from x) as count, coalesce((select json_agg(json_build_object('stage', s.stage, 'scores', s.scores,
        'total', s.total, 'opinion', s.opinion, 'result', s.result, 'by', s.by_name, 'at', s.at, 'account', s.account_id))
      from appraisal_score s where s.plan_id = ${actor.planId} and s.round_id = ${id} and s.item_id = x.id), '[]') as stages,
      (select r.name from appraisal_score s join appraisal_round r on r.plan_id = s.plan_id and r.id = s.round_id
        where s.plan_id = ${actor.planId} and s.item_id = x.id and s.round_id <> ${id} limit 1) as elsewhere
    from x where ${behind} order by x.title, x.id limit ${more.limit}`.execute(tx)
  return rows
}

/** Why a stage of an application cannot be scored now, and what to do first; null: its turn has come. */
export function stageLock(
  round: RoundRow,
  entry: Pick<RawEntry, 'stages' | 'elsewhere'>,
  stage: ScoreStage,
): string | null {
  const has = (s: ScoreStage): boolean => entry.stages.some((x) => x.stage === s)
  if (round.published_on !== null) return `“${round.name}”已于 ${round.published_on} 公布`
  if (entry.elsewhere !== null)
    return `它已在“${entry.elsewhere}”打分；批次写错的，请先改回“${entry.elsewhere}”，由各环节撤回打分后再改；参加另一批次的，请另行申报`
  const later = laterStages(stage).find(has)
  if (later) return `${SCORE_STAGES[later].title}已经打分；确需修改请先由其撤回`
  const before = stageBefore(stage)
  if (before !== null && round.criteria.length > 0 && !has(before)) return `还没有${SCORE_STAGES[before].title}`
  return null
}

export function isOwnStage({ actor }: Ctx, entry: RawEntry, stage: ScoreStage): boolean {
  return reaches(actor, SCORE_STAGES[stage].permission, { ...entry, township: null })
}

/** Who entered the self-assessment, where the actor is that one and would review it. */
export function ownSelf({ actor }: Ctx, { stages }: RawEntry, stage: ScoreStage): Stored | undefined {
  return stage === 'county' ? stages.find((s) => s.stage === 'self' && s.account === actor.accountId) : undefined
}

export function entryOf(ctx: Ctx, facts: PlanFacts, round: RoundRow, e: RawEntry): AppraisalEntry {
  const open = ScoreStage.options.filter((s) => isOwnStage(ctx, e, s) && stageLock(round, e, s) === null)
  return {
    item: e.id,
    enterprise: { id: e.enterprise_id, name: e.enterprise ?? '' },
    unit: findRef(facts, e.unit_id),
    trade: e.trade,
    applied: e.applied,
    stages: e.stages.map(({ account: _, ...s }) => ({ ...s, at: new Date(s.at).toISOString() })),
    may: open.filter((s) => ownSelf(ctx, e, s) === undefined),
    mayClear: open.filter((s) => e.stages.some((x) => x.stage === s)),
    trial: e.trial,
  }
}

export async function getEntry(ctx: Ctx, round: RoundRow, item: number): Promise<RawEntry> {
  const { leaders } = await seasonBase(ctx)
  const [found] = await readEntries(ctx, round, leaders.id, { only: item, limit: 1 })
  return found ?? fail('appraisal-entry-not-found')
}

/** By enterprise. */
export const listAppraisalEntries = implement('listAppraisalEntries', async (ctx, { round: id, q, after, limit }) => {
  const round = await getRound(ctx, id)
  const { leaders } = await seasonBase(ctx)
  const facts = await planFactsOf(ctx)
  const rows = await readEntries(ctx, round, leaders.id, { q, after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((e) => entryOf(ctx, facts, round, e)),
    next: rows.length > limit && last ? writeCursor([last.enterprise ?? '', last.id]) : null,
    count: rows[0]?.count ?? 0,
    isExact: true,
  }
})
