import { sql, type RawBuilder } from 'kysely'
import { LISTED } from '@gongjian/domain/season/words.ts'
import { quoted, snake, tableOf } from '../register/table/column-kinds.ts'
import { holdsIn } from './holds-sql.ts'
import type { SeasonBase, SeasonRow } from './season-base.ts'

/**
 * Enterprises on the published list when the season begins (四（六）2（1）), as isOnList() of domain/src/appraisal says of one: what is
 * published, runs out or is revoked later takes effect in the next season. One that was merged away is listed as what it went into.
 */
export function listSql(season: SeasonRow): RawBuilder<unknown> {
  const first = sql`${season.from_day}::date`
  const works = sql`coalesce(e.merged_into, l.enterprise_id)`
  return sql`select distinct on (${works}) ${works} as enterprise_id, l.result
    from appraisal_listing l left join enterprise e on e.plan_id = l.plan_id and e.id = l.enterprise_id
    where l.plan_id = ${season.plan_id} and l.published_on <= ${first} and (l.until_day is null or l.until_day >= ${first})
      and (l.revoked_on is null or l.revoked_on > ${first})
    order by 1, l.result = ${LISTED[0]} desc, l.published_on desc, l.id desc`
}

/**
 * Enterprises whose upgrade is verified or closed and meets what 三（三）2（2） asks, and whether it enjoys the preference; one that was
 * accepted after the season began counts from the next, as a list does.
 */
export function upgradesSql({ binding: { upgrades }, upgrading }: SeasonBase, season: SeasonRow): RawBuilder<unknown> {
  const of = (key: string) => `u.${quoted(snake(key))}`
  const works = sql`coalesce(e.merged_into, u.enterprise_id)`
  const since = sql.raw(of(upgrades.since))
  return sql`select distinct on (${works}) ${works} as enterprise_id, u.id as item, ${sql.raw(of(upgrades.met))} as met, ${sql.raw(of(upgrades.enjoyed))} as enjoyed
    from ${sql.table(tableOf(upgrades.register))} u left join enterprise e on e.plan_id = u.plan_id and e.id = u.enterprise_id
    where u.plan_id = ${season.plan_id} and u.stage in ('verified', 'closed') and u.enterprise_id is not null
      and ${sql.raw(of(upgrades.enjoyed))} is not null and ${sql.raw(holdsIn(upgrading, upgrades.rule, of))}
      and (${since} is null or ${since} <= ${season.from_day}::date)
    order by 1, ${sql.raw(of(upgrades.enjoyed))} desc, ${since} desc nulls last, u.id desc`
}
