import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { factsIn } from '@gongjian/domain/rule/expression.ts'
import type { Rule } from '@gongjian/domain/rule/rule.ts'
import type { SEASON_FACTS } from '@gongjian/domain/season/binding.ts'
import { ALERT_FIELDS } from '@gongjian/domain/season/alert.ts'
import { UNIFORM, type SeasonFinding } from '@gongjian/domain/season/findings.ts'
import {
  generalWords,
  uniformTrades,
  uniformWords,
  type OrderGroup,
  type UniformTrade,
} from '@gongjian/domain/season/uniform.ts'
import type { Ctx } from '../app.ts'
import { isByUpgrade } from './holds-sql.ts'
import type { CountySeason, SeasonBase } from './season-base.ts'

const COMPARED: (typeof SEASON_FACTS)[number] = 'belowGeneral'

/** How many enterprises are named with a finding; all of them are in the list that it opens. */
const NAMED = 12
const CITED = 4

/** Trades are named in findings and asked for by name. */
const NO_TRADE = '未写行业'
const TRADE = sql.raw(`coalesce(j.by_trade, '${NO_TRADE}')`)

interface Counted {
  readonly key: string
  readonly trade: string
  readonly rows: number
  readonly enterprises: number
  readonly named: { id: number; name: string }[]
  readonly mark: string
  /** Upgrades by which its works are spared, the first of them. */
  readonly upgrades: string[]
  /** What the first of its rows order, and what else was looked at. */
  readonly orders: string[]
}

/** What an answer is given for: the rows' orders, and what else the finding looked at. */
const ORDER = ['id', 'measure', 'limit_percent', 'from', 'until', 'line_days', 'tier', 'minimum_run', 'emission_share']
/** By the fact that a rule asks. */
const ASKED: Partial<Record<(typeof SEASON_FACTS)[number], readonly string[]>> = {
  alerted: Object.values(ALERT_FIELDS),
  tradeDeparts: ['trade', 'code_trade'],
}

function markSql(columns: readonly string[]): RawBuilder<unknown> {
  return sql`concat_ws('|', ${sql.join(columns.map((c) => sql.ref(`j.${c}`)))})`
}

/** 试窑厂 1#线：停产，2019-11-15 至 2019-12-15 共 31 天，占企业排放 60 %，与前后一轮之间运行 25 天（最短 30 天） */
const ORDERED = sql`concat(coalesce(j.enterprise, '未写企业'), ' ', concat_ws(' · ', j.facility, j.process), '：', coalesce(j.measure, '措施未定'),
  case when j.measure = '限产' then ' ' || j.limit_percent || ' %' end, '，' || j."from" || ' 至 ' || j.until || ' 共 ' || (j.until - j."from" + 1) || ' 天',
  '，占企业排放 ' || j.emission_share || ' %', case when j.run_days < j.minimum_run then '，与前后一轮之间运行 ' || j.run_days || ' 天（最短 ' || j.minimum_run || ' 天）' end)`

/** Rows, enterprises and the digest that an answer is given for. */
function countedSql(mark: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`count(*)::int as rows, count(distinct j.enterprise_id)::int as enterprises,
  coalesce((array_agg(distinct jsonb_build_object('id', j.enterprise_id, 'name', coalesce(j.enterprise, '')))
    filter (where j.enterprise_id is not null))[1:${sql.lit(NAMED)}], '{}') as named,
  md5(string_agg(${mark}, ',' order by j.id)) as mark,
  coalesce((array_agg(distinct concat(j.enterprise, '（第 ', j.upgrade_item, ' 号，', j.upgrade_met, '）'))
    filter (where j.upgrade_item is not null))[1:${sql.lit(CITED)}], '{}') as upgrades,
  (array_agg(distinct ${ORDERED}))[1:${sql.lit(CITED)}] as orders`
}

async function ruleFindings(
  ctx: Ctx,
  { base: { checking }, season }: CountySeason,
  judged: RawBuilder<unknown>,
  orders: readonly OrderGroup[],
): Promise<SeasonFinding[]> {
  const beside = (rule: Rule, { trade, upgrades, enterprises, orders: said, rows: n }: Counted): string => {
    if (factsIn(rule.when).includes(COMPARED))
      return `${generalWords(
        orders.filter((o) => o.trade === trade),
        season.limits[trade] ?? null,
      )}。`
    const first = `${said.join('；')}${n > said.length ? '等' : ''}。`
    return isByUpgrade(rule)
      ? `提标治理台账：${upgrades.join('、')}${enterprises > upgrades.length ? '等' : ''}。${first}`
      : first
  }
  const asking = checking.rules.flatMap(({ rule }) => {
    const asked = factsIn(rule.when).flatMap((f) => ASKED[f as keyof typeof ASKED] ?? [])
    return asked.length === 0 ? [] : [sql`when f.rule = ${rule.id} then ${markSql([...ORDER, ...asked])}`]
  })
  const mark = asking.length === 0 ? markSql(ORDER) : sql`case ${sql.join(asking, sql` `)} else ${markSql(ORDER)} end`
  const { rows } = await sql<Counted>`
    select f.rule as key, ${TRADE} as trade, ${countedSql(mark)}
    from ${judged} j cross join lateral unnest(j.found) as f (rule) group by 1, 2`.execute(ctx.tx)
  const order = checking.rules.map((r) => r.rule)
  return order.flatMap((rule) =>
    rows
      .filter((r) => r.key === rule.id)
      .map((r) => ({
        ...plain(r, rule),
        title: rule.title,
        because: `${r.trade}行业 ${r.enterprises} 家企业、${r.rows} 条。${beside(rule, r)}`,
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

async function readOrders({ tx }: Ctx, judged: RawBuilder<unknown>): Promise<OrderGroup[]> {
  const { rows } = await sql<OrderGroup>`
    select ${TRADE} as trade, j.tier, j.measure, j.limit_percent as percent, j."from", j.until, j.spared_by_days as "sparedByDays",
      count(*)::int as lines
    from ${judged} j where j.tier is not null and j.measure is not null group by 1, 2, 3, 4, 5, 6, 7`.execute(tx)
  return rows
}

/** Whether a row `j` is one of those that were found to be ordered the same: by their very orders, so that nothing is reckoned twice. */
function isUniformRow(uniform: readonly UniformTrade[]): RawBuilder<SqlBool> {
  const groups = JSON.stringify(uniform.flatMap((u) => u.groups))
  return sql<SqlBool>`exists (select 1 from json_to_recordset(${groups}::json)
    as x (trade text, tier text, measure text, percent float8, "from" date, until date, "sparedByDays" boolean)
    where x.trade = ${TRADE} and x.tier = j.tier and x.measure = j.measure and x.percent is not distinct from j.limit_percent
      and x."from" is not distinct from j."from" and x.until is not distinct from j.until
      and x."sparedByDays" = j.spared_by_days)`
}

/** Rows of one finding, by its key. */
export async function rowsOfFinding(
  ctx: Ctx,
  base: SeasonBase,
  judged: RawBuilder<unknown>,
  key: string,
): Promise<RawBuilder<SqlBool>> {
  const [rule = '', trade = ''] = key.split(':')
  if (rule !== UNIFORM) return sql<SqlBool>`${TRADE} = ${trade} and ${rule} = any (j.found)`
  const uniform = uniformTrades(await readOrders(ctx, judged), base.binding.uniform.alike)
  return isUniformRow(uniform.filter((u) => u.trade === trade))
}

async function uniformFindings(
  ctx: Ctx,
  { binding: { uniform: said } }: SeasonBase,
  judged: RawBuilder<unknown>,
  orders: readonly OrderGroup[],
): Promise<SeasonFinding[]> {
  const uniform = uniformTrades(orders, said.alike)
  if (uniform.length === 0) return []
  const { rows } = await sql<Counted>`
    select ${sql.lit(UNIFORM)} as key, ${TRADE} as trade, ${countedSql(markSql(ORDER))}
    from ${judged} j where ${isUniformRow(uniform)} group by 2`.execute(ctx.tx)
  return uniform.flatMap((u) =>
    rows
      .filter((r) => r.trade === u.trade)
      .map((r) => ({
        ...plain(r, said),
        title: `${u.trade}行业“一刀切”`,
        because: `${uniformWords(u, said.alike)}（${r.enterprises} 家企业、${r.rows} 条）。`,
        mend: said.mend,
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
  const orders = await readOrders(ctx, judged)
  const uniform = await uniformFindings(ctx, county.base, judged, orders)
  const byRule = await ruleFindings(ctx, county, judged, orders)
  return withAnswers(ctx, county, [...uniform, ...byRule])
}
