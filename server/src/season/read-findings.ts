import { sql, type RawBuilder } from 'kysely'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import type { Rule } from '@gongjian/domain/rule/rule.ts'
import {
  UNIFORM,
  uniformTrades,
  uniformWords,
  type OrderGroup,
  type SeasonFinding,
} from '@gongjian/domain/season/findings.ts'
import type { Ctx } from '../app.ts'
import type { CountySeason, SeasonBase } from './season-base.ts'

/** How many enterprises are named with a finding; all of them are in the list that it opens. */
const NAMED = 12

/** Trades are named in findings and asked for by name. */
const NO_TRADE = '未写行业'
export const TRADE = sql.raw(`coalesce(j.trade, '${NO_TRADE}')`)

interface Counted {
  readonly key: string
  readonly trade: string
  readonly rows: number
  readonly enterprises: number
  readonly named: { id: number; name: string }[]
  readonly mark: string
}

/** Rows, enterprises and the digest that an answer is given for. */
const COUNTED = sql`count(*)::int as rows, count(distinct j.enterprise_id)::int as enterprises,
  coalesce((array_agg(distinct jsonb_build_object('id', j.enterprise_id, 'name', coalesce(j.enterprise, '')))
    filter (where j.enterprise_id is not null))[1:${sql.lit(NAMED)}], '{}') as named,
  md5(string_agg(concat_ws('|', j.id, j.measure, j.limit_percent, j."from", j.until, j.tier, j.minimum_run, j.emission_share), ',' order by j.id)) as mark`

async function ruleFindings(ctx: Ctx, { checking }: SeasonBase, judged: RawBuilder<unknown>): Promise<SeasonFinding[]> {
  const { rows } = await sql<Counted>`
    select f.rule as key, ${TRADE} as trade, ${COUNTED}
    from ${judged} j cross join lateral unnest(j.found) as f (rule) group by 1, 2`.execute(ctx.tx)
  const order = checking.rules.map((r) => r.rule)
  return order.flatMap((rule) =>
    rows
      .filter((r) => r.key === rule.id)
      .map((r) => ({
        ...plain(r, rule),
        title: rule.title,
        because: `${r.trade}行业 ${r.enterprises} 家企业、${r.rows} 条。`,
        mend: rule.then,
      })),
  )
}

function plain(r: Counted, { clause, quote }: Pick<Rule, 'clause' | 'quote'>) {
  return {
    key: `${r.key}:${r.trade}`,
    clause,
    clauseLabel: clauseLabel(clause),
    quote,
    rows: r.rows,
    enterpriseCount: r.enterprises,
    enterprises: r.named,
    mark: r.mark,
    answer: null,
  }
}

async function uniformFindings(
  { tx }: Ctx,
  { binding }: SeasonBase,
  judged: RawBuilder<unknown>,
): Promise<SeasonFinding[]> {
  const groups = await sql<OrderGroup>`
    select ${TRADE} as trade, j.tier, j.measure, j.limit_percent as percent, j."from", j.until
    from ${judged} j where j.tier is not null and j.measure is not null group by 1, 2, 3, 4, 5, 6`.execute(tx)
  const uniform = uniformTrades(groups.rows)
  if (uniform.length === 0) return []
  const pairs = uniform.flatMap(({ trade, tiers }) => tiers.map((tier) => ({ trade, tier })))
  const { rows } = await sql<Counted>`
    select ${sql.lit(UNIFORM)} as key, ${TRADE} as trade, ${COUNTED}
    from ${judged} j join json_to_recordset(${JSON.stringify(pairs)}::json) as x (trade text, tier text)
      on x.trade = ${TRADE} and x.tier = j.tier where j.measure is not null group by 2`.execute(tx)
  return uniform.flatMap((u) =>
    rows
      .filter((r) => r.trade === u.trade)
      .map((r) => ({
        ...plain(r, binding.uniform),
        title: `${u.trade}行业“一刀切”`,
        because: `${uniformWords(u)}（${r.enterprises} 家企业、${r.rows} 条）`,
        mend: binding.uniform.mend,
      })),
  )
}

/** The latest answer to each finding that was given for the rows as they stand. */
export async function withAnswers(
  { tx, actor }: Ctx,
  { plan }: CountySeason,
  findings: readonly SeasonFinding[],
): Promise<SeasonFinding[]> {
  if (findings.length === 0) return []
  const answers = await tx
    .selectFrom('season_answer')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('season_plan_id', '=', plan.id)
    .where(
      'finding',
      'in',
      findings.map((f) => f.key),
    )
    .orderBy('id', 'desc')
    .execute()
  return findings.map((f) => {
    const a = answers.find((x) => x.finding === f.key && x.mark === f.mark)
    if (!a) return f
    const accepted =
      a.accepted_by === null || a.accepted_at === null ? null : { by: a.accepted_by, at: a.accepted_at.toISOString() }
    return { ...f, answer: { id: a.id, reason: a.reason, by: a.by_name, at: a.at.toISOString(), accepted } }
  })
}

/** 一刀切 and what else the clause forbids, found anew from the rows, each with its answer. */
export async function readFindings(
  ctx: Ctx,
  county: CountySeason,
  judged: RawBuilder<unknown>,
): Promise<SeasonFinding[]> {
  const uniform = await uniformFindings(ctx, county.base, judged)
  const byRule = await ruleFindings(ctx, county.base, judged)
  return withAnswers(ctx, county, [...uniform, ...byRule])
}
