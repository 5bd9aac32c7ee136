import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { addDays, type Day } from '@gongjian/domain/calendar/calendar.ts'
import { YELLOW_WITHIN_DAYS, type Light } from '@gongjian/domain/light/light.ts'
import { KEPT, OPEN, type Life, type Stage } from '@gongjian/domain/register/life.ts'

/** For `stage in (…)`: spelled out, as the index of open items has it (migration 015). */
export const OPEN_STAGES = listed(OPEN)
export const KEPT_STAGES = listed(KEPT)

function listed(stages: readonly Stage[]): RawBuilder<unknown> {
  return sql.raw(stages.map((s) => `'${s}'`).join(', '))
}

function column(alias: string, name: string): RawBuilder<unknown> {
  return sql.ref(`${alias}.${name}`)
}

/** Items of this light on this day: lightOfItem() of domain as a condition that can use the index on due. */
export function lightIs(light: Light, life: Life, today: Day, alias = 't'): RawBuilder<SqlBool> {
  const [stage, due, next] = [column(alias, 'stage'), column(alias, 'due'), column(alias, 'next_planned')]
  const soon = addDays(today, YELLOW_WITHIN_DAYS)
  const isOpen = sql<SqlBool>`${stage} in (${OPEN_STAGES})`
  if (life === 'record') return light === 'grey' ? sql<SqlBool>`true` : sql<SqlBool>`false`
  switch (light) {
    case 'red':
      return sql<SqlBool>`(${isOpen} and ${due} < ${today}::date)`
    case 'yellow':
      return sql<SqlBool>`(${isOpen} and ((${due} >= ${today}::date and ${due} <= ${soon}::date)
        or ((${due} is null or ${due} > ${soon}::date) and ${next} < ${today}::date)))`
    case 'green':
      return sql<SqlBool>`(${isOpen} and (${due} is null or ${due} > ${soon}::date) and (${next} is null or ${next} >= ${today}::date))`
    case 'grey':
      return sql<SqlBool>`${stage} in ('closed', 'removed')`
    case 'none':
      return sql<SqlBool>`false`
  }
}

/** In the order of worstLight(): the smaller, the more urgent. */
export const LIGHT_RANKS: readonly Light[] = ['red', 'yellow', 'none', 'green', 'grey']

export function lightRank(life: Life, today: Day, alias = 't'): RawBuilder<number> {
  const rank = (light: Light): RawBuilder<unknown> => sql.raw(String(LIGHT_RANKS.indexOf(light)))
  return sql<number>`case when ${lightIs('grey', life, today, alias)} then ${rank('grey')}
    when ${lightIs('red', life, today, alias)} then ${rank('red')}
    when ${lightIs('yellow', life, today, alias)} then ${rank('yellow')} else ${rank('green')} end`
}
