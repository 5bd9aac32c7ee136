import { fail } from '@gongjian/domain/error/codes.ts'
import type { ReviewView } from '@gongjian/domain/entry-review/contracts.ts'
import type { Ctx } from '../app.ts'

function reviews({ tx, actor }: Ctx) {
  return tx
    .selectFrom('entry_review as r')
    .leftJoin('entry_decision as d', (join) =>
      join.onRef('d.review_id', '=', 'r.id').onRef('d.plan_id', '=', 'r.plan_id'),
    )
    .selectAll('r')
    .select(['d.decision', 'd.conditions', 'd.reason', 'd.against', 'd.decided_on'])
    .select(['d.by_name as decided_by', 'd.by_unit as decided_unit'])
    .where('r.plan_id', '=', actor.planId)
}

type Stored = Awaited<ReturnType<ReturnType<typeof reviews>['executeTakeFirstOrThrow']>>

function viewOf(r: Stored): ReviewView {
  const { decision, against, decided_on } = r
  return {
    id: r.id,
    item: r.item_id,
    on: r.on_day,
    verdict: r.verdict,
    facts: r.facts,
    findings: r.findings,
    missing: r.missing,
    answers: r.answers,
    listed: r.listed,
    deciders: r.deciders,
    by: r.by_name,
    at: r.at.toISOString(),
    decision:
      decision === null || against === null || decided_on === null
        ? null
        : {
            decision,
            against,
            on: decided_on,
            conditions: r.conditions ?? '',
            reason: r.reason ?? '',
            by: r.decided_by ?? '',
            unit: r.decided_unit ?? '',
          },
  }
}

/** Of one project, the latest first. */
export async function reviewsOfItem(ctx: Ctx, item: number): Promise<ReviewView[]> {
  const rows = await reviews(ctx).where('r.item_id', '=', item).orderBy('r.id', 'desc').execute()
  return rows.map(viewOf)
}

export async function getReview(ctx: Ctx, id: number): Promise<ReviewView> {
  const row = await reviews(ctx).where('r.id', '=', id).executeTakeFirst()
  return row ? viewOf(row) : fail('review-not-found')
}
