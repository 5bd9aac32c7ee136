import { sql, type RawBuilder } from 'kysely'
import type { EmissionSource } from '@gongjian/domain/season/binding.ts'
import type { CutStanding, PollutantCut } from '@gongjian/domain/season/obey-contracts.ts'
import { placesOf, type PlacedRow } from '@gongjian/domain/season/places.ts'
import { cutOfWorks, knownOf, standingsOf, type CutPlace } from '@gongjian/domain/season/reduction.ts'
import { WHOLE_WORKS } from '@gongjian/domain/season/words.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { snake, tableOf } from '../register/table/column-kinds.ts'
import { keptSql } from '../register/table/kept-sql.ts'
import { getSeason, seasonBase, type SeasonBase } from './season-base.ts'
import { rowsOfSeason } from './timeline.ts'

/** The yearly emission of each works, as another register has it, t. */
function yearlySql(
  planId: number,
  { register, fields, how }: EmissionSource,
): RawBuilder<{ enterprise: number; yearly: number }> {
  const table = sql.table(tableOf(register))
  const known = sql`coalesce(${sql.join(fields.map((f) => sql.ref(`y.${snake(f)}`)))})`
  const standing = sql`y.plan_id = ${planId} and y.enterprise_id is not null and ${sql.raw(keptSql('y.stage'))} and ${known} is not null`
  switch (how) {
    case 'sum':
      return sql`select y.enterprise_id as enterprise, sum(${known}) as yearly from ${table} y where ${standing} group by 1`
    case 'latest':
      return sql`select distinct on (y.enterprise_id) y.enterprise_id as enterprise, ${known} as yearly from ${table} y where ${standing}
        order by y.enterprise_id, y.id desc`
  }
}

type Raw = Omit<PlacedRow, 'written'> & {
  readonly id: number
  readonly works: string
  readonly enterprise: number | null
  /** By pollutant, in the order of the binding. */
  readonly cuts: readonly (number | null)[]
  /** Figures that were written for a measure which is none any more. */
  readonly set_aside: string | null
}

/** What the hub hangs the row's facility on, by its name: the register ties every row to a line, and a kiln of a line has the line's row above it. */
function hungSql(planId: number): RawBuilder<unknown> {
  const hangs = (n: number) => sql.raw(`f${n}`)
  const up = (n: number) =>
    sql`left join facility ${hangs(n)} on ${hangs(n)}.plan_id = ${planId} and ${hangs(n)}.id = ${hangs(n - 1)}.parent_id`
  return sql`left join facility f0 on f0.plan_id = ${planId} and f0.id = t.facility_id
    left join lateral (select f.parent_id from facility f where f.plan_id = ${planId} and f.enterprise_id = t.enterprise_id
      and f.core_name = f0.core_name and f.parent_id is not null order by f.id limit 1) f1 on true
    ${up(2)} ${up(3)}`
}

async function readRows(
  { tx, actor }: Ctx,
  emissions: readonly EmissionSource[],
  rows: RawBuilder<unknown>,
): Promise<Raw[]> {
  const written = emissions.map((e) => sql`t.${sql.ref(snake(e.written))}`)
  const { rows: found } = await sql<Raw>`
    select t.id, coalesce('e' || t.enterprise_id, 'r' || t.id) as works, t.enterprise_id as enterprise, t.level, t.process,
      coalesce(t.facility_id::text, 'n' || coalesce(t.facility, '')) as facility,
      array_remove(array[f1.parent_id, f2.parent_id, f3.parent_id], null)::text[] as above,
      t.measure, t.limit_percent as percent, t."from", t.until, t.cut_before as set_aside,
      case when t.level = ${WHOLE_WORKS} then coalesce(t.emission_share, 100) else t.emission_share end as share,
      array[${sql.join(written)}]::float8[] as cuts
    from ${rows} t ${hungSql(actor.planId)}`.execute(tx)
  return found
}

interface Asked {
  readonly source: EmissionSource
  /** Its place in the rows' figures, and the label of the field that they are typed in. */
  readonly at: number
  readonly label: string
}

type Placed = Raw & { readonly written: number | null }

interface Works {
  readonly places: readonly CutPlace<Placed>[]
  readonly emitted: number | null
}

/** The rows as works with what lies under what, and what each emits in a year. */
async function worksOf(ctx: Ctx, { source, at }: Asked, rows: readonly Raw[]): Promise<Works[]> {
  const { rows: found } = await yearlySql(ctx.actor.planId, source).execute(ctx.tx)
  const yearly = new Map(found.map((y) => [y.enterprise, y.yearly]))
  const placed = rows.map((r) => ({ ...r, written: r.cuts[at] ?? null }))
  return [...Map.groupBy(placed, (r) => r.works).values()].map((its) => ({
    places: placesOf(its),
    emitted: yearly.get(its[0]?.enterprise ?? 0) ?? null,
  }))
}

/** Its figure was written for another measure. */
function isSetAside({ set_aside: words }: Raw, { label }: Asked): boolean {
  return words?.includes(label) === true
}

async function readCut(ctx: Ctx, asked: Asked, rows: readonly Raw[]): Promise<PollutantCut> {
  const total = { written: 0, reckoned: 0, known: 0, within: 0, unknown: 0 }
  for (const { places, emitted } of await worksOf(ctx, asked, rows)) {
    const more = { ...cutOfWorks(places, emitted), ...knownOf(places, emitted) }
    for (const key of ['written', 'reckoned', 'known', 'within', 'unknown'] as const) total[key] += more[key]
  }
  const setAside = rows.filter((r) => isSetAside(r, asked)).length
  return { pollutant: asked.source.pollutant, total: total.written + total.reckoned, ...total, setAside }
}

function askedOf({ binding, register }: SeasonBase): Asked[] {
  return binding.emissions.map((source, at) => ({ source, at, label: register.fields[source.written]?.label ?? '' }))
}

/** Ids of a plan's rows that a figure counts, as `颗粒物:unknown` names it. */
export async function rowsOfCut(ctx: Ctx, base: SeasonBase, rows: RawBuilder<unknown>, cut: string): Promise<number[]> {
  const [pollutant = '', standing = ''] = cut.split(':')
  const asked = askedOf(base).find((a) => a.source.pollutant === pollutant)
  if (!asked) return []
  const found = await readRows(ctx, base.binding.emissions, rows)
  if (standing === ('setAside' satisfies CutStanding)) return found.filter((r) => isSetAside(r, asked)).map((r) => r.id)
  const works = await worksOf(ctx, asked, found)
  const standings = works.flatMap((w) => [...standingsOf(w.places, w.emitted)])
  return standings.filter(([, s]) => s === standing).map(([r]) => r.id)
}

/** What the season's plans cut against none, by pollutant; what is not known is counted and not guessed. */
export const getSeasonReduction = implement('getSeasonReduction', async (ctx, { season: id, unit }) => {
  const base = await seasonBase(ctx)
  const season = await getSeason(ctx, id)
  const { emissions } = base.binding
  const rows = await readRows(ctx, emissions, await rowsOfSeason(ctx, base, season, unit))
  const cuts: PollutantCut[] = []
  for (const asked of askedOf(base)) cuts.push(await readCut(ctx, asked, rows))
  return cuts
})
