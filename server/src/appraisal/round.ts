import { sql, type RawBuilder, type Selectable } from 'kysely'
import type { AppraisalRound } from '@gongjian/domain/appraisal/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import type { AppraisalRoundTable } from '../db/schema-appraisal.ts'
import { tableOf } from '../register/table/column-kinds.ts'
import { keptSql } from '../register/table/kept-sql.ts'
import { seasonBase, type SeasonBase } from '../season/season-base.ts'

export type RoundRow = Selectable<AppraisalRoundTable>

/** Whether an item `i` applies in the round of this name: a draft does not yet, and what was taken out, or moved to another round, no longer. */
export function appliesIn(round: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(i.round = ${round} and ${sql.raw(keptSql('i.stage'))})`
}

export async function getRound({ tx, actor }: Ctx, id: number, locked = false): Promise<RoundRow> {
  const query = tx.selectFrom('appraisal_round').selectAll().where('plan_id', '=', actor.planId).where('id', '=', id)
  // Of two in the same instant the second sees what the first has done.
  return (await (locked ? query.forUpdate() : query).executeTakeFirst()) ?? fail('appraisal-not-found')
}

interface Counts {
  readonly id: number
  readonly applied: number
  readonly self: number
  readonly county: number
  readonly lead: number
  readonly listed: number
}

/** Rounds with what stands in each, the newest first; `only`: that one. */
export async function readRounds(
  { tx, actor }: Ctx,
  { leaders }: SeasonBase,
  only: number | null,
): Promise<AppraisalRound[]> {
  const applications = sql`${sql.table(tableOf(leaders.id))} i`
  const applies = sql`i.plan_id = r.plan_id and ${appliesIn(sql.ref('r.name'))}`
  const scored = (stage: string) =>
    sql`(select count(*)::int from appraisal_score s join ${applications} on i.id = s.item_id
      where s.plan_id = r.plan_id and s.round_id = r.id and s.stage = ${stage} and ${applies})`
  const { rows } = await sql<RoundRow & Counts>`
    select r.*, ${scored('self')} as self, ${scored('county')} as county, ${scored('lead')} as lead,
      (select count(*)::int from ${applications} where ${applies}) as applied,
      (select count(*)::int from appraisal_listing l where l.plan_id = r.plan_id and l.round_id = r.id) as listed
    from appraisal_round r where r.plan_id = ${actor.planId} and ${only === null ? sql`true` : sql`r.id = ${only}`}
    order by r.id desc`.execute(tx)
  return rows.map(({ self, county, lead, ...r }) => ({
    id: r.id,
    name: r.name,
    edition: r.edition,
    criteria: r.criteria,
    publishedOn: r.published_on,
    docNumber: r.doc_number,
    until: r.until_day,
    by: r.by_name,
    applied: r.applied,
    scored: { self, county, lead },
    listed: r.listed,
  }))
}

export async function roundView(ctx: Ctx, id: number): Promise<AppraisalRound> {
  const [found] = await readRounds(ctx, await seasonBase(ctx), id)
  return found ?? fail('appraisal-not-found')
}
