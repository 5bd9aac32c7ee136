import { sql, type RawBuilder } from 'kysely'
import { ALERT_COLOURS, ALERT_FIELDS, type AlertField } from '@gongjian/domain/season/alert.ts'
import { ENTERPRISE_SHUT, FACILITY_CLOSED } from '@gongjian/domain/enterprise/enterprise.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import { isDated } from '@gongjian/domain/season/days.ts'
import { WHOLE_WORKS } from '@gongjian/domain/season/words.ts'
import type { ProposalResult } from '@gongjian/domain/season/proposal-job.ts'
import type { Ctx } from '../app.ts'
import type { Beat } from '../jobs/personal-job.ts'
import { openBatch, type BatchMode, type BatchRow, type RowOutcome } from '../register/store/batch.ts'
import { inOneSentence } from '../register/store/row-problem.ts'
import { saveBatch } from '../register/store/save-batch.ts'
import { literal, tableOf } from '../register/table/column-kinds.ts'
import { keptSql } from '../register/table/kept-sql.ts'
import { alertColumn } from './judged-sql.ts'
import { judgedOf } from './plan-view.ts'
import { getCountySeason, mustBeAllowed, type CountySeason } from './season-base.ts'

/** Rows that are written at once; a county's whole plan is some thousand. */
const LOT = 500
/** What a works without lines is called in the column that names the line. */
const ALL_OF_IT = '全厂'
/** Of those that are not written, so many are named; the rest is counted. */
const SAID = 50

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

/** GB/T 4754 → trade, the longest class first. */
function tradeSql({ trades }: Binding, column: string): RawBuilder<unknown> {
  const whens = [...trades]
    .sort(([a], [b]) => b.length - a.length)
    .map(([cls, trade]) => `when starts_with(${column}, ${literal(cls)}) then ${literal(trade)}`)
  return sql.raw(`case ${whens.join(' ')} end`)
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

/**
 * Whom the plan does not have yet: lines of the season before, as they were then, and running lines of the county's works of the
 * trades of 4.6.2.2 that stand in the hub. A line or a works that was closed since is left out; a works that does not belong comes with
 * the reason.
 */
async function readCandidates({ tx, actor }: Ctx, county: CountySeason): Promise<Candidate[]> {
  const { base, season, unit } = county
  const { binding } = base
  const rows = sql.table(tableOf(base.register.id))
  const there = sql`exists (select 1 from ${rows} x where x.plan_id = ${actor.planId} and x.season = ${season.name} and x.unit_id = ${unit.id}
    and x.stage <> 'removed' and x.enterprise_id = c.enterprise_id`
  const { rows: found } = await sql<Candidate>`
    with works as (
      select e.id, e.name, e.township, e.industry, ${tradeSql(binding, 'e.industry')} as trade,
        ${heldSql(binding, actor.planId)} as held, ${strangerSql(binding)} as stranger
      from enterprise e
      where e.plan_id = ${actor.planId} and e.unit_id = ${unit.id} and e.merged_into is null and e.state is distinct from ${ENTERPRISE_SHUT}),
    before as (
      select max(r.season) as season from ${rows} r
      where r.plan_id = ${actor.planId} and r.unit_id = ${unit.id} and r.season < ${season.name} and r.stage = 'listed'),
    last as (
      select r.enterprise_id, r.enterprise, r.township, r.facility, r.process, r.turn, json_build_object('trade', r.trade, 'level', r.level,
        'process', r.process, 'turn', r.turn, 'emissionShare', r.emission_share, 'performance', r.performance,
        'performanceEdition', r.performance_edition, 'catalogueClass', r.catalogue_class, 'minimumRun', r.minimum_run) as values,
        -- A works of which the hub has no class is what its county called it last winter.
        case when w.held is not null then w.held
          when w.stranger is not null and (w.industry is not null or r.trade is null) then w.stranger
          when r.trade <> all (${tradesIn(binding)}::text[]) then '上一错峰季的行业是“' || r.trade || '”，不属于方案' || ${clauseLabel(binding.tradesClause)}::text || '的行业' end as why
      from ${rows} r join before b on b.season = r.season
      left join facility f on f.plan_id = r.plan_id and f.id = r.facility_id
      left join works w on w.id = r.enterprise_id
      where r.plan_id = ${actor.planId} and r.unit_id = ${unit.id} and r.stage = 'listed' and r.enterprise_id is not null
        and r.facility is not null and f.state is distinct from ${FACILITY_CLOSED} and not exists (
          select 1 from enterprise e where e.plan_id = r.plan_id and e.id = r.enterprise_id and e.state = ${ENTERPRISE_SHUT})),
    lines as (
      select w.id as enterprise_id, w.name as enterprise, coalesce(f.township, w.township) as township, coalesce(f.name, ${ALL_OF_IT}) as facility,
        json_build_object('trade', w.trade, 'level', case when f.id is null then ${WHOLE_WORKS} else ${binding.facilityKind} end) as values,
        coalesce(w.held, w.stranger) as why
      from works w left join facility f on f.plan_id = ${actor.planId} and f.enterprise_id = w.id and f.kind = ${binding.facilityKind}
      where f.state is distinct from ${FACILITY_CLOSED} and not exists (select 1 from last l where l.enterprise_id = w.id))
    select c.enterprise_id, c.enterprise, c.township, c.facility, c.values, c.why from last c where not ${there} and x.facility = c.facility
      and x.process is not distinct from c.process and x.turn is not distinct from c.turn)
    union all
    select c.enterprise_id, c.enterprise, c.township, c.facility, c.values, c.why from lines c where not ${there})
    order by 2, 4`.execute(tx)
  return found
}

/** Who does not belong, each once. */
function leftOf(candidates: readonly Candidate[]): Pick<ProposalResult, 'left' | 'leftCount'> {
  const each = new Map(candidates.map((c) => [c.enterprise_id, { enterprise: c.enterprise, why: c.why ?? '' }]))
  return { left: [...each.values()].slice(0, SAID), leftCount: each.size }
}

/** By colour of alert, what the rules propose where nobody has written of it; null: nothing to write. */
type AlertFilling = Readonly<Record<AlertField, string | null>>

interface Filling extends AlertFilling {
  readonly id: number
  /** null: what is written there stands. */
  readonly measure: string | null
  readonly percent: number | null
  readonly listed: string | null
  readonly from: string | null
  readonly until: string | null
}

/** Rows whose measure the rules can tell and nobody has written; again: also those that depart and say no reason. */
async function readFillings({ tx }: Ctx, county: CountySeason, again: boolean): Promise<Filling[]> {
  const over = again ? sql`or (j.departs and coalesce(trim(j.reason), '') = '')` : sql``
  const alertOver = again ? sql`or (j.alert_departs and coalesce(trim(j.alert_reason), '') = '')` : sql``
  // Of a line that is ordered by one row; how turns are spread the county says.
  const whole = sql`(j.alone and j.line_days < j.proposed_until - j.proposed_from + 1 and coalesce(trim(j.reason), '') = '' and ${again}::boolean)`
  const day = (key: string) => sql`case when ${whole} then null else ${sql.ref(`j.${key}`)} end as ${sql.ref(key)}`
  const alerts = ALERT_COLOURS.map((c) => {
    const [key, proposed] = [sql.ref(`j.${ALERT_FIELDS[c]}`), sql.ref(`j.${alertColumn(c)}`)]
    return sql`case when ${proposed} is distinct from ${key} and (nullif(trim(${key}), '') is null ${alertOver}) then ${proposed} end as ${sql.ref(ALERT_FIELDS[c])}`
  })
  const { rows } = await sql<Filling>`select * from (
      select j.id, case when j.measure is null ${over} then j.proposed_measure end as measure, j.proposed_percent as percent,
        j.on_list as listed, ${day('from')}, ${day('until')}, ${sql.join(alerts)}
      from ${judgedOf(county)} j) x
    where coalesce(measure, ${sql.join(ALERT_COLOURS.map((c) => sql.ref(ALERT_FIELDS[c])))}) is not null order by id`.execute(
    tx,
  )
  return rows
}

function filled({ measure, percent, listed, from, until, ...more }: Filling, { season }: CountySeason): ItemInput {
  const fields = ALERT_COLOURS.map((c) => ALERT_FIELDS[c])
  const alerts = Object.fromEntries(fields.flatMap((f) => (more[f] === null ? [] : [[f, more[f]] as const])))
  if (measure === null) return { values: alerts }
  return {
    values: {
      ...alerts,
      measure,
      limitPercent: percent,
      listed,
      from: isDated(measure) ? (from ?? season.from_day) : null,
      until: isDated(measure) ? (until ?? season.until_day) : null,
    },
  }
}

interface Share {
  readonly from: number
  readonly to: number
}

async function saveAll(
  ctx: Ctx,
  { base }: CountySeason,
  { rows, share, beat }: { rows: readonly BatchRow[]; share: Share; beat: Beat },
): Promise<RowOutcome[]> {
  const batch = await openBatch(ctx, base.register)
  const outcomes: RowOutcome[] = []
  for (let i = 0; i < rows.length; i += LOT) {
    outcomes.push(...(await saveBatch(batch, rows.slice(i, i + LOT), MODE)))
    await beat(Math.floor(share.from + ((share.to - share.from) * Math.min(i + LOT, rows.length)) / rows.length))
  }
  return outcomes
}

const MODE: BatchMode = { write: true, onSame: 'refuse', list: false, source: '规则筛查' }
const ADDING: Share = { from: 0, to: 50 }
const FILLING: Share = { from: 50, to: 99 }

interface Asked {
  readonly season: number
  readonly unit: string
  readonly again: boolean
}

/** 按规则生成: adds whom the plan lacks, and writes what the rules propose where nobody has written yet. */
export async function propose(ctx: Ctx, { season, unit, again }: Asked, beat: Beat): Promise<ProposalResult> {
  const county = await getCountySeason(ctx, season, unit, true)
  mustBeAllowed(ctx, 'edit', county)
  const found = await readCandidates(ctx, county)
  const [belonging, strange] = [found.filter((c) => c.why === null), found.filter((c) => c.why !== null)]
  const candidates = belonging.map(({ enterprise_id: enterpriseId, facility, township, values }, i): BatchRow => ({
    ref: i + 1,
    item: { unit, enterpriseId, facility, township, values: { ...values, season: county.season.name } },
  }))
  const added = await saveAll(ctx, county, { rows: candidates, share: ADDING, beat })
  const fillings = (await readFillings(ctx, county, again)).map((f): BatchRow => ({
    ref: f.id,
    id: f.id,
    item: filled(f, county),
  }))
  const written = await saveAll(ctx, county, { rows: fillings, share: FILLING, beat })
  const { rows } = await sql<{ undecided: number }>`
    select count(*)::int as undecided from ${judgedOf(county)} j where j.rule is null`.execute(ctx.tx)
  const refused = [...added, ...written].filter((o) => o.kind === 'refused')
  return {
    added: added.filter((o) => o.kind === 'created').length,
    filled: written.filter((o) => o.kind === 'updated').length,
    undecided: rows[0]?.undecided ?? 0,
    refused: refused
      .slice(0, SAID)
      .map((o) => ({ title: o.title, why: inOneSentence(o.problems.filter((p) => p.refuses)) })),
    refusedCount: refused.length,
    ...leftOf(strange),
  }
}
