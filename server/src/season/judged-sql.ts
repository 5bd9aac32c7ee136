import { sql, type RawBuilder, type SqlBool } from 'kysely'
import {
  ALERT_COLOURS,
  ALERT_FIELDS,
  alertProposed,
  NO_ALERT_WORDS,
  type AlertColour,
} from '@gongjian/domain/season/alert.ts'
import { DEPARTURES, REASON_GAPS, WORDLESS, type Departure } from '@gongjian/domain/season/proposal.ts'
import { WHOLE_WORKS } from '@gongjian/domain/season/words.ts'
import { literal, quoted, tableOf } from '../register/table/column-kinds.ts'
import { withBelowGeneral } from './below-general-sql.ts'
import { datedSql, withLineDays, withSparedByDays } from './line-days-sql.ts'
import { caseByRule, holdsOfRow, ruleSql } from './holds-sql.ts'
import type { SeasonBase, SeasonRow } from './season-base.ts'
import { listSql, upgradesSql } from './spared-sql.ts'
import { tradeSql } from './trade-sql.ts'

/** The rows as they stand. */
export function liveRows(base: SeasonBase, season: SeasonRow, unit: number | null): RawBuilder<unknown> {
  const { register, binding } = base
  const whose = unit === null ? sql`true` : sql`r.unit_id = ${unit}`
  return sql`(select r.*, g.result as on_list, v.item as upgrade_item, v.met as upgrade_met, v.enjoyed as upgrade_enjoyed,
      ${tradeSql(binding, 'h.industry')} as code_trade
    from ${sql.table(tableOf(register.id))} r
    left join (${listSql(season)}) g on g.enterprise_id = r.enterprise_id
    left join (${upgradesSql(base, season)}) v on v.enterprise_id = r.enterprise_id
    left join enterprise h on h.plan_id = r.plan_id and h.id = r.enterprise_id
    where r.plan_id = ${season.plan_id} and ${whose} and r.season = ${season.name} and r.stage <> 'removed')`
}

/** The rows of a submission, as they were, with the lists and the hub's class as they stood and the rule that proposed each. */
export function frozenRows({ register }: SeasonBase, planId: number, version: number): RawBuilder<unknown> {
  return sql`(select p.*, r.listed as on_list, r.upgrade_item, r.upgrade_met, r.upgrade_enjoyed, r.code_trade, r.rule as frozen_rule from season_row r
    cross join lateral jsonb_populate_record(null::${sql.table(tableOf(register.id))}, r.image) p
    where r.plan_id = ${planId} and r.version_id = ${version})`
}

/** Turns that follow each other, or overlap, are one stop: nothing runs between them. */
function betweenSql(days: string): RawBuilder<unknown> {
  return sql.raw(`case when ${days} > 0 then ${days} end`)
}

/**
 * What the row says with the hub beside it, and what the other rows of the same works say: whether its parts are told apart, and how long a
 * line runs between two turns. `by_trade`: the trade by which it is judged, which the class of its works gives where it gives one.
 */
function withNeighbours(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select r.*, coalesce(r.upgrade_enjoyed, false) as is_upgraded, coalesce(not r.upgrade_enjoyed, false) as upgrade_withheld, coalesce(r.code_trade, r.trade) as by_trade,
      coalesce(r.trade <> r.code_trade, false) as trade_departs, (${sql.raw(ALERTED)}) as is_alerted,
      bool_or(r.emission_share > 0) filter (where r.level is distinct from ${sql.lit(WHOLE_WORKS)}) over (partition by r.enterprise_id) as parts_emit,
      case when r.measure = '停产' then least(${betweenSql('r."from" - lag(r.until) over turns - 1')}, ${betweenSql('lead(r."from") over turns - r.until - 1')}) end as run_days
    from ${rows} r
    window turns as (partition by r.enterprise_id, r.facility, r.process, r.measure order by r."from", r.id))`
}

/** As isSilent(). */
export function silentSql(column: string): string {
  return `coalesce(${column}, '') ~ ${literal(WORDLESS)}`
}

/** Rules whose works an alert adds nothing for, whatever is written there (四（六）2（1） 标准企业). */
export function sparedByAlert({ binding }: SeasonBase): string[] {
  return Object.entries(binding.proposals).flatMap(([rule, { alert }]) => (alert.kind === 'spared' ? [rule] : []))
}

/** Of each row what it lacks: as gapsOf() of domain/src/season/proposal.ts, held together by a test. */
function gapsSql(season: SeasonRow): string {
  const [from, until] = [season.from_day, season.until_day].map((d) => `${literal(d)}::date`)
  const dated = datedSql('measure')
  const outside = (c: string): string => `(${c} < ${from} or ${c} > ${until})`
  const reasons = DEPARTURES.map(
    (d) => `case when ${DEPARTS[d]} and ${silentSql('reason')} then ${literal(REASON_GAPS[d])} end`,
  )
  return `array_remove(array[
    case when enterprise is null or facility is null or trade is null then 'named' end,
    case when measure is null then 'measure' end,
    case when measure = '限产' and limit_percent is null then 'percent' end,
    case when measure <> '限产' and limit_percent is not null then 'strayPercent' end,
    case when ${dated} and ("from" is null or until is null) then 'days' end,
    case when ${dated} and (${outside('"from"')} or ${outside('until')}) then 'outside' end,
    case when rule is null then 'tier' end,
    ${reasons.join(', ')},
    case when alert_departs and ${silentSql('alert_reason')} then 'alertReason' end], null)`
}

/** As departuresOf(); what is not known does not depart. */
const DEPARTS: Readonly<Record<Departure, string>> = {
  measure: `coalesce(measure <> proposed_measure, false)`,
  percent: `coalesce(measure = '限产' and proposed_measure = '限产' and limit_percent::float8 <> proposed_percent, false)`,
  days: `coalesce(line_days < proposed_until - proposed_from + 1, false)`,
  trade: `trade_departs`,
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
    const words = byTrade.length === 0 ? said(null) : `case by_trade ${byTrade.join(' ')} else ${said(null)} end`
    return `when ${literal(id)} then ${words}`
  })
  return `case rule ${whens.join(' ')} end::text`
}

function bare(column: string): string {
  return `regexp_replace(normalize(coalesce(${column}, ''), NFKC), '\\s', '', 'g')`
}

/** As isAlerted(), of any colour. */
const ALERTED = ALERT_COLOURS.map(
  (c) => `${bare(quoted(ALERT_FIELDS[c]))} not in (${NO_ALERT_WORDS.map(literal).join(', ')})`,
).join(' or ')

/** As alertDeparts(), of any colour; spared by a rule that says so whether or not the season names a guide. */
function alertDepartsSql(base: SeasonBase): string {
  const differs = ALERT_COLOURS.map((c) => {
    const [written, proposed] = [bare(quoted(ALERT_FIELDS[c])), bare(alertColumn(c))]
    return `(${proposed} <> '' and ${written} <> ${proposed})`
  })
  const spared = sparedByAlert(base).map(literal).join(', ')
  return `case when coalesce(rule in (${spared}), false) then is_alerted else ${differs.join(' or ')} end`
}

/** Of a judged row: it departs from what the rules propose, for the season or for an alert. */
export const DEPARTING = sql<SqlBool>`(departs or alert_departs)`

/**
 * Rows of a plan with what the rules make of each: `rule` that proposes, `tier`, `proposed_measure`, `proposed_percent`,
 * `proposed_from`, `proposed_until`, `line_days`, `departs`, `alert_departs` with what each colour adds by proposal, `gaps`, and the ids
 * of the checks that it does not pass (`found`). One statement over one county's rows, whatever their number.
 */
export function judgedSql(base: SeasonBase, season: SeasonRow, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  const { checking, binding } = base
  const found = checking.rules.map(({ rule: r }) => `case when ${holdsOfRow(checking, r.id)} then ${literal(r.id)} end`)
  const proposal = (id: string) => binding.proposals[id]
  const measure = caseByRule(base, (id) => literal(proposal(id)?.measure ?? ''))
  const tier = caseByRule(base, (id) => literal(proposal(id)?.tier ?? ''))
  const alerts = ALERT_COLOURS.map((c) => `${alertSql(base, season, c)} as ${alertColumn(c)}`)
  const limits = `${literal(JSON.stringify(season.limits))}::jsonb`
  const ruled = sql`(select a.*, ${sql.raw(ruleSql(base))} as rule from ${withNeighbours(withLineDays(rows, season))} a)`
  // What the checks say of a row hangs on what the rules make of the others.
  const tiered = withSparedByDays(
    withBelowGeneral(sql`(select u.*, ${sql.raw(tier)} as tier from ${ruled} u)`, season, binding.uniform.alike),
    season,
  )
  const proposedDay = (day: string) =>
    sql`case when ${sql.raw(datedSql(measure))} then ${sql.raw(literal(day))}::date end`
  return sql`(select d.*, ${sql.raw(gapsSql(season))} as gaps from (
    select c.*, (${sql.raw(Object.values(DEPARTS).join(' or '))}) as departs, ${sql.raw(alertDepartsSql(base))} as alert_departs from (
      select b.*, ${sql.raw(measure)} as proposed_measure,
        case when ${sql.raw(measure)} = '限产' then (${sql.raw(limits)}->>b.by_trade)::float8 end as proposed_percent,
        ${proposedDay(season.from_day)} as proposed_from, ${proposedDay(season.until_day)} as proposed_until,
        ${sql.raw(alerts.join(', '))},
        array_remove(array[${sql.raw(found.join(', '))}]::text[], null) as found
      from ${tiered} b) c) d)`
}
