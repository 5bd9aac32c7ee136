import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { comingChanges } from '@gongjian/domain/sweep/coming.ts'
import { RuleChange, type RuleChanges } from '@gongjian/domain/sweep/contracts.ts'
import { prepare } from '@gongjian/domain/rule/prepare.ts'
import type { Interpretation } from '@gongjian/domain/rule/rule.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import type { OutputOf } from '../operation/types.ts'
import { readCursor, writeCursor } from '../register/store/cursor.ts'
import { literal, quoted, tableOf } from '../register/table/column-kinds.ts'
import { findRef, planFactsOf } from '../report/plan-facts.ts'
import { readInterpretations } from '../rule/interpretations.ts'
import { foundSql } from './found-sql.ts'
import { onMaps, sweepBase, type SweepBase } from './sweep-base.ts'

const NOTHING = `select null::bigint as item_id, null::int as unit_id, ''::text as rule, ''::text as standing where false`

/** What the rules of a day find in the register as it stands; every row and rule that a sweep would list. */
function foundOn(ctx: Ctx, base: SweepBase, interpretations: readonly Interpretation[], on: Day): string {
  const found = foundSql(base, prepare(base.set, on, interpretations), ctx.actor.planId)
  return found === null ? NOTHING : `select item_id, unit_id, rule, standing from (${found}) f`
}

/** What the last sweep found. Whatever was confirmed says what its rule would have it say, and is found no more. */
function foundLast({ actor }: Ctx, { sweep }: SweepBase): string {
  return `select c.item_id, c.unit_id, c.rule, c.standing from sweep_candidate c
    where c.plan_id = ${actor.planId} and c.subject = ${literal(sweep.subject)}
      and (c.state in ('open', 'disputed', 'dismissed') or (c.state = 'confirmed' and exists (
        select 1 from after a where a.item_id = c.item_id and a.rule = c.rule)))`
}

/** The rules of `to` against those of `from`; null: against what the last sweep found. */
interface Days {
  readonly from: Day | null
  readonly to: Day
}

/** Rows and rules of which the one says otherwise than the other. */
function changesSql(
  ctx: Ctx,
  base: SweepBase,
  interpretations: readonly Interpretation[],
  { from, to }: Days,
): RawBuilder<unknown> {
  const after = foundOn(ctx, base, interpretations, to)
  const before = from === null ? null : foundOn(ctx, base, interpretations, from)
  return sql.raw(`with after as materialized (${after}),
    before as materialized (${before ?? foundLast(ctx, base)})
    select coalesce(a.item_id, b.item_id) as item_id, coalesce(a.unit_id, b.unit_id) as unit_id, coalesce(a.rule, b.rule) as rule,
      case when a.standing = 'yes' then 'added' when b.standing = 'yes' then 'removed' else 'undecided' end as change
    from before b full join after a on a.item_id = b.item_id and a.rule = b.rule
    where a.standing is distinct from b.standing`)
}

interface Tallied {
  readonly unit_id: number | null
  readonly rule: string
  readonly added: number
  readonly removed: number
  readonly undecided: number
}

interface Named {
  readonly id: number
  readonly title: string
  readonly unit_id: number | null
  readonly rule: string
  readonly change: RuleChange
  /** Of all of them. */
  readonly count: number
}

/**
 * What the rules of `to` would add to the findings and take from them, by unit and rule: against those of `from`, or against what the last
 * sweep found. By the same SQL as the sweep's, and nothing is written; each is told of the rows that he may see.
 */
export async function ruleChanges(ctx: Ctx, of: SweepBase, days: Days): Promise<RuleChanges> {
  const { tx, actor, app } = ctx
  const base = await onMaps(tx, actor.planId, of)
  const interpretations = await readInterpretations(tx, actor.planId)
  const changes = changesSql(ctx, base, interpretations, days)
  const counts = await sql<Tallied>`select x.unit_id, x.rule,
      ${sql.join(RuleChange.options.map((c) => sql`count(*) filter (where x.change = ${c})::int as ${sql.ref(c)}`))}
    from (${changes}) x left join unit u on u.plan_id = ${actor.planId} and u.id = x.unit_id
    group by x.unit_id, x.rule, u.sort order by u.sort nulls last, x.rule`.execute(tx)
  const facts = await planFactsOf(ctx)
  const { id: register, title, counter } = base.over
  return {
    ...days,
    register: { id: register, title, counter },
    changes: counts.rows.map(({ unit_id, ...c }) => ({ unit: findRef(facts, unit_id), ...c })),
    coming: comingChanges(base.sweep, base.set, interpretations, app.clock.today()),
  }
}

const Cursor = z.tuple([z.number().int(), z.string()])

/** Which rows those are, a page at a time, by row and rule. */
export async function changedRows(
  ctx: Ctx,
  of: SweepBase,
  days: Days,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<OutputOf<'listRuleChanges'>> {
  const { tx, actor } = ctx
  const base = await onMaps(tx, actor.planId, of)
  const changes = changesSql(ctx, base, await readInterpretations(tx, actor.planId), days)
  const behind = after === undefined ? sql`true` : sql`(x.item_id, x.rule) > (${sql.join(readCursor(Cursor, after))})`
  const { rows } = await sql<Named>`with x as materialized (${changes})
    select t.id, t.title, x.unit_id, x.rule, x.change, (select count(*)::int from x) as count
    from x join ${sql.raw(quoted(tableOf(base.over.id)))} t on t.plan_id = ${actor.planId} and t.id = x.item_id
    where ${behind} order by x.item_id, x.rule limit ${limit + 1}`.execute(tx)
  const facts = await planFactsOf(ctx)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ unit_id, count: _, ...r }) => ({ ...r, register: base.over.id, unit: findRef(facts, unit_id) })),
    next: rows.length > limit && last ? writeCursor([last.id, last.rule]) : null,
    count: rows[0]?.count ?? 0,
    isExact: true,
  }
}

export const previewRules = implement('previewRules', async (ctx, { subject, from, to }) =>
  ruleChanges(ctx, await sweepBase(ctx, subject), { from: from ?? null, to }),
)

export const listRuleChanges = implement('listRuleChanges', async (ctx, { subject, from, to, ...page }) =>
  changedRows(ctx, await sweepBase(ctx, subject), { from: from ?? null, to }, page),
)
