import { fail } from '@gongjian/domain/error/codes.ts'
import { implement } from '../operation/implementation.ts'
import { mustLead } from './open-season.ts'
import { getSeason } from './season-base.ts'

const DONE = { done: true } as const

/** 重污染天气预警 of a season, as it was published: days and colour. */
export const addSeasonAlert = implement('addSeasonAlert', async (ctx, { season: id, colour, from, until, basis }) => {
  const { tx, actor, now } = ctx
  const season = await getSeason(ctx, id)
  mustLead(ctx, season.task_id)
  if (until < from) fail('days-reversed', { from, until })
  const { name, from_day: first, until_day: last } = season
  if (until < first || from > last)
    fail('bad-input', { problems: `预警的日期不在${name}错峰季（${first} 至 ${last}）之内` })
  const same = await tx
    .selectFrom('season_alert')
    .select('basis')
    .where('plan_id', '=', actor.planId)
    .where('season_id', '=', season.id)
    .where('colour', '=', colour)
    .where('from_day', '=', from)
    .where('until_day', '=', until)
    .executeTakeFirst()
  if (same) fail('bad-input', { problems: `${colour}预警 ${from} 至 ${until} 已经登记（${same.basis}），不重复登记` })
  const made = await tx
    .insertInto('season_alert')
    .values({
      plan_id: actor.planId,
      season_id: season.id,
      task_id: season.task_id,
      colour,
      from_day: from,
      until_day: until,
      basis,
      by_name: actor.name,
      at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id: made.id, colour, from, until, basis, by: actor.name }
})

/** Entered by mistake; the history keeps it. */
export const removeSeasonAlert = implement('removeSeasonAlert', async ({ tx, actor }, { alert }) => {
  const gone = await tx
    .deleteFrom('season_alert')
    .where('plan_id', '=', actor.planId)
    .where('id', '=', alert)
    .executeTakeFirst()
  if (Number(gone.numDeletedRows) === 0) fail('season-alert-not-found')
  return DONE
})
