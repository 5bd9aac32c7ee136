import { sql, type RawBuilder } from 'kysely'
import { ENTERPRISE_SHUT, FACILITY_CLOSED } from '@gongjian/domain/enterprise/enterprise.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import type { ProposalResult } from '@gongjian/domain/season/proposal-job.ts'
import { WHOLE_WORKS } from '@gongjian/domain/season/words.ts'
import type { Ctx } from '../app.ts'
import { tableOf } from '../register/table/column-kinds.ts'
import { keptSql } from '../register/table/kept-sql.ts'
import type { CountySeason } from './season-base.ts'
import { tradeSql } from './trade-sql.ts'

/** What a works without lines is called in the column that names the line. */
const ALL_OF_IT = '全厂'
const SHUT = '企业已关停'

interface Candidate {
  readonly enterprise_id: number
  readonly township: string | null
  readonly facility: string
  readonly enterprise: string
  readonly values: Record<string, string | number | null>
  /** Why it does not belong in the plan; null: it does. */
  readonly why: string | null
}

type Binding = CountySeason['base']['binding']

function tradesIn({ trades }: Binding): string[] {
  return [...new Set(trades.map(([, trade]) => trade))]
}

/** Why a works is not staggered now, whatever its trade: another clause has it; null: none has. */
function heldSql({ elsewhere }: Binding, planId: number): RawBuilder<unknown> {
  const held = elsewhere.map(
    ({
      register,
      why,
    }) => sql`when exists (select 1 from ${sql.table(tableOf(register))} o where o.plan_id = ${planId} and o.enterprise_id = e.id
      and ${sql.raw(keptSql('o.stage'))} and o.stage <> 'closed') then ${why}::text`,
  )
  return held.length === 0 ? sql`null::text` : sql`case ${sql.join(held, sql` `)} end`
}

/** Why a works is of no trade that is staggered; null: it is of one, as far as the hub can tell. */
function strangerSql(binding: Binding): RawBuilder<unknown> {
  const those = `方案${clauseLabel(binding.tradesClause)}的${tradesIn(binding).join('、')}`
  return sql`case when e.industry is null then ${`没有国民经济行业代码，不知是否属于${those}`}::text
    when ${tradeSql(binding, 'e.industry')} is null then '国民经济行业代码 ' || e.industry || ${` 不属于${those}`}::text end`
}

/** The county's works, with the trade that their class gives and why they do not belong, if they do not. */
function worksSql({ base: { binding }, season, unit }: CountySeason): RawBuilder<unknown> {
  return sql`select e.id, e.name, e.township, e.industry, ${tradeSql(binding, 'e.industry')} as trade, coalesce(e.state = ${ENTERPRISE_SHUT}, false) as shut,
      ${heldSql(binding, season.plan_id)} as held, ${strangerSql(binding)} as stranger
    from enterprise e where e.plan_id = ${season.plan_id} and e.unit_id = ${unit.id} and e.merged_into is null`
}

/** Lines of the season before, as they were then; one that was closed since comes with that. */
function lastSql({ base: { binding, register }, season, unit }: CountySeason): RawBuilder<unknown> {
  return sql`select r.enterprise_id, r.enterprise, r.township, r.facility, r.process, r.turn, r.facility_id, r.level = ${WHOLE_WORKS} as whole,
      json_build_object('trade', coalesce(w.trade, r.trade), 'level', r.level,
        'process', r.process, 'turn', r.turn, 'emissionShare', r.emission_share, 'performance', r.performance,
        'performanceEdition', r.performance_edition, 'catalogueClass', r.catalogue_class, 'minimumRun', r.minimum_run) as values,
      -- A works of which the hub has no class is what its county called it last winter.
      case when w.shut then ${SHUT} when f.state = ${FACILITY_CLOSED} then '产线“' || r.facility || '”已关停'
        when w.held is not null then w.held
        when w.stranger is not null and (w.industry is not null or r.trade is null) then w.stranger
        when r.trade <> all (${tradesIn(binding)}::text[]) and w.trade is null
          then '上一错峰季的行业是“' || r.trade || '”，不属于方案' || ${clauseLabel(binding.tradesClause)}::text || '的行业' end as why
    from ${sql.table(tableOf(register.id))} r join before b on b.season = r.season
    left join facility f on f.plan_id = r.plan_id and f.id = r.facility_id
    left join works w on w.id = r.enterprise_id
    where r.plan_id = ${season.plan_id} and r.unit_id = ${unit.id} and r.stage = 'listed' and r.enterprise_id is not null and r.facility is not null`
}

/**
 * Running lines of the hub that neither season names, by the facility or its name; of a works without lines the whole of it. Closed lines
 * are told where the works has no other, and lines of a works that is ordered as a whole are told and not ordered twice.
 */
function linesSql({ base: { binding }, season }: CountySeason): RawBuilder<unknown> {
  const itsLines = sql`g.plan_id = ${season.plan_id} and g.enterprise_id = w.id and g.kind = ${binding.facilityKind}`
  return sql`select w.id as enterprise_id, w.name as enterprise, coalesce(f.township, w.township) as township, coalesce(f.name, ${ALL_OF_IT}) as facility,
      json_build_object('trade', coalesce(w.trade, t.trade), 'level', case when f.id is null then ${WHOLE_WORKS} else ${binding.facilityKind} end) as values,
      case when w.shut then ${SHUT} when w.held is not null then w.held when w.stranger is not null and t.trade is null then w.stranger
        when f.state = ${FACILITY_CLOSED} then '企业库里的产线都已关停'
        when exists (select 1 from named n where n.enterprise_id = w.id and n.whole)
          then '产线“' || f.name || '”没有另列：该企业已按全厂列入，细化到产线的请把全厂一条改为各产线' end as why
    from works w left join facility f on f.plan_id = ${season.plan_id} and f.enterprise_id = w.id and f.kind = ${binding.facilityKind}
    left join (select distinct on (enterprise_id) enterprise_id, values->>'trade' as trade from last where why is null) t on t.enterprise_id = w.id
    where (w.trade is not null or not w.shut)
      and (f.state is distinct from ${FACILITY_CLOSED} or not exists (select 1 from facility g where ${itsLines} and g.state is distinct from ${FACILITY_CLOSED}))
      and not exists (select 1 from named n where n.enterprise_id = w.id
        and (f.id is null or w.shut or n.facility_id = f.id or facility_core(n.facility) = f.core_name))`
}

/**
 * Whom the plan does not have yet: lines of the season before, as they were then, and beside them each running line of the county's works
 * of the trades of 4.6.2.2 that stands in the hub and is in neither. What does not belong comes with the reason: nobody is dropped without
 * a word.
 */
export async function readCandidates({ tx }: Ctx, county: CountySeason): Promise<Candidate[]> {
  const { base, season, unit } = county
  const rows = sql.table(tableOf(base.register.id))
  const { rows: found } = await sql<Candidate>`
    with works as (${worksSql(county)}),
    before as (
      select max(r.season) as season from ${rows} r
      where r.plan_id = ${season.plan_id} and r.unit_id = ${unit.id} and r.season < ${season.name} and r.stage = 'listed'),
    last as (${lastSql(county)}),
    now as (
      select x.enterprise_id, x.facility, x.process, x.turn, x.facility_id, x.level = ${WHOLE_WORKS} as whole from ${rows} x
      where x.plan_id = ${season.plan_id} and x.season = ${season.name} and x.unit_id = ${unit.id} and x.stage <> 'removed'),
    named as (
      select enterprise_id, facility, facility_id, whole from now union all select enterprise_id, facility, facility_id, whole from last),
    lines as (${linesSql(county)})
    select c.enterprise_id, c.enterprise, c.township, c.facility, c.values, c.why from last c where not exists (
      select 1 from now x where x.enterprise_id = c.enterprise_id and x.facility = c.facility
        and x.process is not distinct from c.process and x.turn is not distinct from c.turn)
    union all
    select c.enterprise_id, c.enterprise, c.township, c.facility, c.values, c.why from lines c
    order by 2, 4`.execute(tx)
  return found
}

/** Who and what does not belong, each once with each reason; the first `said` of them. */
export function leftOf(candidates: readonly Candidate[], said: number): Pick<ProposalResult, 'left' | 'leftCount'> {
  const each = new Map(
    candidates.map((c) => [`${c.enterprise_id} ${c.why}`, { enterprise: c.enterprise, why: c.why ?? '' }]),
  )
  return { left: [...each.values()].slice(0, said), leftCount: each.size }
}
