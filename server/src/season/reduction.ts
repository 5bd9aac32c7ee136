import { sql, type RawBuilder } from 'kysely'
import type { EmissionSource } from '@gongjian/domain/season/binding.ts'
import type { PollutantCut } from '@gongjian/domain/season/obey-contracts.ts'
import { WHOLE_WORKS } from '@gongjian/domain/season/words.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { snake, tableOf } from '../register/table/column-kinds.ts'
import { getSeason, seasonBase } from './season-base.ts'
import { rowsOfSeason } from './timeline.ts'

/** The yearly emission of each works, as another register has it, t. */
function yearlySql(planId: number, { register, fields, how }: EmissionSource): RawBuilder<unknown> {
  const table = sql.table(tableOf(register))
  const known = sql`coalesce(${sql.join(fields.map((f) => sql.ref(`y.${snake(f)}`)))})`
  const standing = sql`y.plan_id = ${planId} and y.enterprise_id is not null and y.stage not in ('draft', 'removed') and ${known} is not null`
  switch (how) {
    case 'sum':
      return sql`(select y.enterprise_id, sum(${known}) as yearly from ${table} y where ${standing} group by 1)`
    case 'latest':
      return sql`(select distinct on (y.enterprise_id) y.enterprise_id, ${known} as yearly from ${table} y where ${standing}
        order by y.enterprise_id, y.id desc)`
  }
}

/** As cutOf() of domain/src/season/reduction.ts, for each row. */
function cutsSql(planId: number, source: EmissionSource, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select c.written, case when c.written is not null then c.written when c.factor = 0 then 0
      else c.yearly * c.share / 100 * c.factor * c.days / 365 end as cut
    from (select t.${sql.ref(snake(source.written))} as written, y.yearly, t.until - t."from" + 1 as days,
      case when t.level = ${WHOLE_WORKS} then coalesce(t.emission_share, 100) else t.emission_share end as share,
      case t.measure when '停产' then 1 when '限产' then t.limit_percent / 100 when '豁免' then 0 end as factor
      from ${rows} t left join ${yearlySql(planId, source)} y on y.enterprise_id = t.enterprise_id) c)`
}

async function readCut(ctx: Ctx, source: EmissionSource, rows: RawBuilder<unknown>): Promise<PollutantCut> {
  const { rows: found } = await sql<Omit<PollutantCut, 'pollutant'>>`
    select coalesce(sum(cut), 0)::float8 as total, coalesce(sum(written), 0)::float8 as written,
      coalesce(sum(cut) filter (where written is null), 0)::float8 as reckoned,
      count(cut)::int as known, count(*) filter (where cut is null)::int as unknown
    from ${cutsSql(ctx.actor.planId, source, rows)} x`.execute(ctx.tx)
  const [cut] = found
  if (!cut) throw new Error('a sum of nothing')
  return { pollutant: source.pollutant, ...cut }
}

/** What the season's plans cut against none, by pollutant; what is not known is counted and not guessed. */
export const getSeasonReduction = implement('getSeasonReduction', async (ctx, { season: id, unit }) => {
  const base = await seasonBase(ctx)
  const season = await getSeason(ctx, id)
  const rows = await rowsOfSeason(ctx, base, season, unit)
  const cuts: PollutantCut[] = []
  for (const source of base.binding.emissions) cuts.push(await readCut(ctx, source, rows))
  return cuts
})
