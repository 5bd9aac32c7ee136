import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { ALERT_COLOURS, ALERT_FIELDS, alertProposed, type AlertColour } from '@gongjian/domain/season/alert.ts'
import { DEPARTURES, REASON_GAPS, type Departure } from '@gongjian/domain/season/proposal.ts'
import { holdsSql } from '@gongjian/domain/rule/sql.ts'
import type { Prepared } from '@gongjian/domain/rule/prepare.ts'
import { LISTED, WHOLE_WORKS } from '@gongjian/domain/season/words.ts'
import { literal, quoted, snake, tableOf } from '../register/table/column-kinds.ts'
import { withBelowGeneral } from './below-general-sql.ts'
import { datedSql, withLineDays, withSparedByDays } from './line-days-sql.ts'
import type { SeasonBase, SeasonRow } from './season-base.ts'

/** Facts that follow from elsewhere than the row's own columns. */
const COLUMNS: Readonly<Record<string, string>> = {
  listed: 'on_list',
  partsEmit: 'parts_emit',
  runDays: 'run_days',
  belowGeneral: 'below_general',
  sparedByDays: 'spared_by_days',
}

function columnOf(key: string): string {
  return quoted(COLUMNS[key] ?? snake(key))
}

function holds({ set, on, rules }: Prepared, id: string): string {
  const found = rules.find((r) => r.rule.id === id)
  return found ? holdsSql({ setting: { set, on }, column: columnOf }, found.expr) : 'false'
}

/** The rows as they stand. */
export function liveRows({ register }: SeasonBase, season: SeasonRow, unit: number | null): RawBuilder<unknown> {
  const whose = unit === null ? sql`true` : sql`r.unit_id = ${unit}`
  return sql`(select r.*, g.result as on_list from ${sql.table(tableOf(register.id))} r
    left join (${listSql(season)}) g on g.enterprise_id = r.enterprise_id
    where r.plan_id = ${season.plan_id} and ${whose} and r.season = ${season.name} and r.stage <> 'removed')`
}

/** The rows of a submission, as they were, with the list as it stood and the rule that proposed each. */
export function frozenRows({ register }: SeasonBase, planId: number, version: number): RawBuilder<unknown> {
  return sql`(select p.*, r.listed as on_list, r.rule as frozen_rule from season_row r
    cross join lateral jsonb_populate_record(null::${sql.table(tableOf(register.id))}, r.image) p
    where r.plan_id = ${planId} and r.version_id = ${version})`
}

/**
 * Enterprises on the published list when the season begins (四（六）2（1）), as isOnList() of domain/src/appraisal says of one: what is
 * published, runs out or is revoked later takes effect in the next season. One that was merged away is listed as what it went into.
 */
function listSql(season: SeasonRow): RawBuilder<unknown> {
  const first = sql`${season.from_day}::date`
  const works = sql`coalesce(e.merged_into, l.enterprise_id)`
  return sql`select distinct on (${works}) ${works} as enterprise_id, l.result
    from appraisal_listing l left join enterprise e on e.plan_id = l.plan_id and e.id = l.enterprise_id
    where l.plan_id = ${season.plan_id} and l.published_on <= ${first} and (l.until_day is null or l.until_day >= ${first})
      and (l.revoked_on is null or l.revoked_on > ${first})
    order by 1, l.result = ${LISTED[0]} desc, l.published_on desc, l.id desc`
}

/** What the other rows of the same works say: whether its parts are told apart, and how long a line runs between two turns. */
function withNeighbours(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select r.*,
      bool_or(r.emission_share > 0) filter (where r.level is distinct from ${sql.lit(WHOLE_WORKS)}) over (partition by r.enterprise_id) as parts_emit,
      case when r.measure = '停产' then least(r."from" - lag(r.until) over turns - 1, lead(r."from") over turns - r.until - 1) end as run_days
    from ${rows} r
    window turns as (partition by r.enterprise_id, r.facility, r.process, r.measure order by r."from", r.id))`
}

function caseByRule(base: SeasonBase, value: (rule: string) => string): string {
  const whens = Object.keys(base.binding.proposals).map((id) => `when ${literal(id)} then ${value(id)}`)
  return `case rule ${whens.join(' ')} end`
}

/** Of each row what it lacks: as gapsOf() of domain/src/season/proposal.ts, held together by a test. */
function gapsSql(season: SeasonRow): string {
  const [from, until] = [season.from_day, season.until_day].map((d) => `${literal(d)}::date`)
  const dated = datedSql('measure')
  const outside = (c: string): string => `(${c} < ${from} or ${c} > ${until})`
  const reasons = DEPARTURES.map(
    (d) => `case when ${DEPARTS[d]} and coalesce(trim(reason), '') = '' then ${literal(REASON_GAPS[d])} end`,
  )
  return `array_remove(array[
    case when enterprise is null or facility is null or trade is null then 'named' end,
    case when measure is null then 'measure' end,
    case when measure = '限产' and limit_percent is null then 'percent' end,
    case when ${dated} and ("from" is null or until is null) then 'days' end,
    case when ${dated} and (${outside('"from"')} or ${outside('until')}) then 'outside' end,
    case when rule is null then 'tier' end,
    ${reasons.join(', ')},
    case when alert_departs and coalesce(trim(alert_reason), '') = '' then 'alertReason' end], null)`
}

/** As departuresOf(); what is not known does not depart. */
const DEPARTS: Readonly<Record<Departure, string>> = {
  measure: `coalesce(measure <> proposed_measure, false)`,
  percent: `coalesce(measure = '限产' and proposed_measure = '限产' and limit_percent::float8 <> proposed_percent, false)`,
  days: `coalesce(line_days < proposed_until - proposed_from + 1, false)`,
}

export function alertColumn(colour: AlertColour): string {
  return `proposed_${ALERT_FIELDS[colour]}`
}

/** As alertProposed() of domain/src/season/alert.ts: the guide's per cent by trade, else what the class comes to; held together by a test. */
function alertSql(
  { binding }: SeasonBase,
  { alert_guide: guide, alert_limits: limits }: SeasonRow,
  colour: AlertColour,
): string {
  const percents = Object.entries(limits).flatMap(([trade, by]) => {
    const percent = by[colour]
    return percent === undefined ? [] : [{ trade, percent }]
  })
  const whens = Object.entries(binding.proposals).map(([id, { alert }]) => {
    const said = (percent: number | null): string => {
      const words = alertProposed(alert, { guide, percent })
      return words === null ? 'null' : literal(words)
    }
    const byTrade = percents.map((p) => `when ${literal(p.trade)} then ${said(p.percent)}`)
    const words = byTrade.length === 0 ? said(null) : `case trade ${byTrade.join(' ')} else ${said(null)} end`
    return `when ${literal(id)} then ${words}`
  })
  return `case rule ${whens.join(' ')} end::text`
}

function bare(column: string): string {
  return `regexp_replace(normalize(coalesce(${column}, ''), NFKC), '\\s', '', 'g')`
}

/** As alertDeparts(), of any colour. */
const ALERT_DEPARTS = ALERT_COLOURS.map((c) => {
  const [written, proposed] = [bare(quoted(ALERT_FIELDS[c])), bare(alertColumn(c))]
  return `(${written} <> '' and ${proposed} <> '' and ${written} <> ${proposed})`
}).join(' or ')

/** Of a judged row: it departs from what the rules propose, for the season or for an alert. */
export const DEPARTING = sql<SqlBool>`(departs or alert_departs)`

/**
 * Rows of a plan with what the rules make of each: `rule` that proposes, `tier`, `proposed_measure`, `proposed_percent`,
 * `proposed_from`, `proposed_until`, `line_days`, `departs`, `alert_departs` with what each colour adds by proposal, `gaps`, and the ids
 * of the checks that it does not pass (`found`). One statement over one county's rows, whatever their number.
 */
export function judgedSql(base: SeasonBase, season: SeasonRow, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  const { proposing, checking, binding } = base
  const rule = Object.keys(binding.proposals).map((id) => `when ${holds(proposing, id)} then ${literal(id)}`)
  const found = checking.rules.map(({ rule: r }) => `case when ${holds(checking, r.id)} then ${literal(r.id)} end`)
  const proposal = (id: string) => binding.proposals[id]
  const measure = caseByRule(base, (id) => literal(proposal(id)?.measure ?? ''))
  const tier = caseByRule(base, (id) => literal(proposal(id)?.tier ?? ''))
  const alerts = ALERT_COLOURS.map((c) => `${alertSql(base, season, c)} as ${alertColumn(c)}`)
  const limits = `${literal(JSON.stringify(season.limits))}::jsonb`
  const ruled = sql`(select a.*, case ${sql.raw(rule.join(' '))} end as rule from ${withNeighbours(withLineDays(rows, season))} a)`
  // What the checks say of a row hangs on what the rules make of the others.
  const tiered = withSparedByDays(
    withBelowGeneral(sql`(select u.*, ${sql.raw(tier)} as tier from ${ruled} u)`, season, binding.uniform.alike),
    season,
  )
  const proposedDay = (day: string) =>
    sql`case when ${sql.raw(datedSql(measure))} then ${sql.raw(literal(day))}::date end`
  return sql`(select d.*, ${sql.raw(gapsSql(season))} as gaps from (
    select c.*, (${sql.raw(Object.values(DEPARTS).join(' or '))}) as departs, ${sql.raw(ALERT_DEPARTS)} as alert_departs from (
      select b.*, ${sql.raw(measure)} as proposed_measure,
        case when ${sql.raw(measure)} = '限产' then (${sql.raw(limits)}->>b.trade)::float8 end as proposed_percent,
        ${proposedDay(season.from_day)} as proposed_from, ${proposedDay(season.until_day)} as proposed_until,
        ${sql.raw(alerts.join(', '))},
        array_remove(array[${sql.raw(found.join(', '))}]::text[], null) as found
      from ${tiered} b) c) d)`
}
