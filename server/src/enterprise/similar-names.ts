import { sql } from 'kysely'
import { ownName, placePattern, placesBefore, type PlanPlaces } from '@gongjian/domain/enterprise/like-enterprise.ts'
import type { Ctx } from '../app.ts'
import { planFactsOf } from '../report/plan-facts.ts'

/** More enterprises than a province has above scale; beyond, names are compared with these only. */
const MOST_NAMES = 200_000

async function readPlaces(ctx: Ctx): Promise<PlanPlaces> {
  const { tx, actor } = ctx
  const { city } = await tx.selectFrom('plan').select('city').where('id', '=', actor.planId).executeTakeFirstOrThrow()
  return { city, units: [...(await planFactsOf(ctx)).units.values()].filter((u) => u.kind === 'body') }
}

/** The places that names of the plan's enterprises have in front (placePattern). */
export async function placesOfPlan(ctx: Ctx): Promise<string> {
  return placePattern(await readPlaces(ctx))
}

/** Likely duplicates: an enterprise that stands under almost the same name. */
export interface SimilarNames {
  /** The name that stands, when it is like this one and not the same; null: none. */
  like(name: string): string | null
}

export function sayLike(standing: string): string {
  return `已有名称相近的企业“${standing}”，如是同一家请改用这个名称，否则会登记为另一家`
}

/** The names that the actor may see, and those of the file itself as they come. */
export async function readSimilarNames(ctx: Ctx): Promise<SimilarNames> {
  const { tx, actor } = ctx
  const places = new RegExp(await placesOfPlan(ctx))
  const { rows } = await sql<{ name: string }>`
    select name from enterprise where plan_id = ${actor.planId} and merged_into is null order by id limit ${MOST_NAMES}`.execute(
    tx,
  )
  const names = new Set(rows.map((r) => r.name))
  const byOwn = new Map(rows.map((r) => [ownName(r.name, places), r.name]))
  // Twenty furnaces of one works stand one below the other.
  let last: { readonly name: string; readonly like: string | null } | null = null
  const likeOf = (name: string): string | null => {
    if (names.has(name)) return null
    const own = ownName(name, places)
    const standing = byOwn.get(own)
    if (standing === undefined) byOwn.set(own, name)
    return standing === undefined || standing === name ? null : standing
  }
  return {
    like(name) {
      if (last?.name !== name) last = { name, like: likeOf(name) }
      return last.like
    },
  }
}

/** As readSimilarNames, for one name: by the index of cores, since only places that are known stand before what is the enterprise's own. */
export async function similarTo(ctx: Ctx, name: string): Promise<string | null> {
  const { tx, actor } = ctx
  const known = await readPlaces(ctx)
  const places = new RegExp(placePattern(known))
  const own = ownName(name, places)
  const { provinces, cities, counties } = placesBefore(known)
  const rows = await tx
    .selectFrom('enterprise')
    .select('name')
    .where('plan_id', '=', actor.planId)
    .where('merged_into', 'is', null)
    .where(
      sql<boolean>`core_name in (select province || city || county || ${own} from unnest(${provinces}::text[]) province
        cross join unnest(${cities}::text[]) city cross join unnest(${counties}::text[]) county)`,
    )
    .orderBy('id')
    .limit(20)
    .execute()
  if (rows.some((r) => r.name === name)) return null
  return rows.find((r) => ownName(r.name, places) === own)?.name ?? null
}
