import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { addDays, type Day } from '@gongjian/domain/calendar/calendar.ts'
import { YELLOW_WITHIN_DAYS, type Light } from '@gongjian/domain/light/light.ts'
import { decidesDue, hasStarts } from '@gongjian/domain/register/due.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
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

/** What the rows' register says of lights; of rows of several registers what they have together. */
export interface LitRows {
  readonly life: Life
  /** Some have a last day to begin. */
  readonly starts: boolean
  /** Without a due day the item's is not known, and not none. */
  readonly undecided: RawBuilder<SqlBool>
}

export function litRowsOf({ life, due }: Pick<Register, 'life' | 'due'>): LitRows {
  return { life, starts: hasStarts(due), undecided: sql.raw<SqlBool>(String(decidesDue(due).length > 0)) }
}

/** The day that an item is held to first: a day to begin counts only until the item has begun. */
export function firstDay(alias: string, starts = true): RawBuilder<Day | null> {
  const due = sql.ref<Day | null>(`${alias}.due`)
  // Of a register without such days the condition stays one on `due` alone, which has the index.
  return starts ? sql<Day | null>`least(${due}, ${column(alias, 'start_by')})` : due
}

/** Items of this light on this day: lightOfItem() of domain as a condition that can use the index on due. */
export function lightIs(light: Light, rows: LitRows, today: Day, alias = 't'): RawBuilder<SqlBool> {
  const { life, starts, undecided } = rows
  const [stage, next, due] = [column(alias, 'stage'), column(alias, 'next_planned'), firstDay(alias, starts)]
  const soon = addDays(today, YELLOW_WITHIN_DAYS)
  const isOpen = sql<SqlBool>`${stage} in (${OPEN_STAGES})`
  const quiet = sql<SqlBool>`${isOpen} and (${due} is null or ${due} > ${soon}::date) and (${next} is null or ${next} >= ${today}::date)`
  const isUnknown = sql<SqlBool>`(${column(alias, 'due')} is null and ${undecided})`
  if (life === 'record') return light === 'grey' ? sql<SqlBool>`true` : sql<SqlBool>`false`
  switch (light) {
    case 'red':
      return sql<SqlBool>`(${isOpen} and ${due} < ${today}::date)`
    case 'yellow':
      return sql<SqlBool>`(${isOpen} and ((${due} >= ${today}::date and ${due} <= ${soon}::date)
        or ((${due} is null or ${due} > ${soon}::date) and ${next} < ${today}::date)))`
    case 'green':
      return sql<SqlBool>`(${quiet} and not ${isUnknown})`
    case 'grey':
      return sql<SqlBool>`${stage} in ('closed', 'removed')`
    case 'none':
      return sql<SqlBool>`(${quiet} and ${isUnknown})`
  }
}

/** In the order of worstLight(): the smaller, the more urgent. */
export const LIGHT_RANKS: readonly Light[] = ['red', 'yellow', 'none', 'green', 'grey']

export function lightRank(rows: LitRows, today: Day, alias = 't'): RawBuilder<number> {
  const rank = (light: Light): RawBuilder<unknown> => sql.raw(String(LIGHT_RANKS.indexOf(light)))
  return sql<number>`case when ${lightIs('grey', rows, today, alias)} then ${rank('grey')}
    when ${lightIs('red', rows, today, alias)} then ${rank('red')}
    when ${lightIs('yellow', rows, today, alias)} then ${rank('yellow')}
    when ${lightIs('none', rows, today, alias)} then ${rank('none')} else ${rank('green')} end`
}
