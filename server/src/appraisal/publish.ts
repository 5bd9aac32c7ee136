import { sql } from 'kysely'
import { NOT_LISTED } from '@gongjian/domain/season/words.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { DESK_ROLES, tell } from '../notice/notice-writer.ts'
import { tellingContradicted } from '../notice/season-notices.ts'
import { tableOf } from '../register/table/column-kinds.ts'
import { planFactsOf } from '../report/plan-facts.ts'
import { mustLead } from '../season/open-season.ts'
import { seasonBase } from '../season/season-base.ts'
import { appliesIn, getRound, roundView, type RoundRow } from './round.ts'

interface Publication {
  readonly on: string
  readonly docNumber: string
  readonly until: string | undefined
}

/** Who was awarded it, as they are called on that day. */
async function putOnList({ tx, actor }: Ctx, round: RoundRow, leaders: string, p: Publication): Promise<number> {
  const made = await sql`
    insert into appraisal_listing (plan_id, task_id, round_id, item_id, unit_id, enterprise_id, enterprise, credit_code, trade, result, published_on,
      doc_number, until_day, trial)
    select i.plan_id, ${round.task_id}, ${round.id}, i.id, i.unit_id, i.enterprise_id, i.enterprise, i.credit_code, i.trade, s.result, ${p.on}::date,
      ${p.docNumber}::text, ${p.until ?? null}::date, i.trial
    from ${sql.table(tableOf(leaders))} i join appraisal_score s on s.plan_id = i.plan_id and s.item_id = i.id and s.stage = 'lead'
    where i.plan_id = ${actor.planId} and s.round_id = ${round.id} and ${appliesIn(sql`${round.name}::text`)} and i.enterprise_id is not null and s.result <> ${NOT_LISTED}`.execute(
    tx,
  )
  return Number(made.numAffectedRows ?? 0)
}

/** Each county hears of the list: it counts in its plan for the next season. */
async function tellCounties(ctx: Ctx, round: RoundRow, listed: number): Promise<void> {
  const bodies = [...(await planFactsOf(ctx)).units.values()].filter((u) => u.kind === 'body')
  const notices = bodies.map((u) => ({
    unitId: u.id,
    roles: DESK_ROLES,
    kind: 'leaders-published' as const,
    text: `“${round.name}”绿色环保评比名单已公布，共 ${listed} 家，从下一错峰季起按规则执行`,
    link: '/appraisals',
  }))
  await tell(ctx.tx, ctx.actor.planId, notices, ctx.actor.name, ctx.now)
}

/** Makes the list public to all units. Whoever has begun to be scored is scored to the end, or is said to be left out by 未入选. */
export const publishAppraisal = implement('publishAppraisal', async (ctx, { round: id, on, docNumber, until }) => {
  const { tx, actor, app } = ctx
  const round = await getRound(ctx, id, true)
  mustLead(ctx, round.task_id)
  const { leaders } = await seasonBase(ctx)
  if (round.published_on !== null)
    fail('appraisal-locked', { what: '再次公布', why: `“${round.name}”已于 ${round.published_on} 公布` })
  if (on > app.clock.today()) fail('appraisal-unready', { why: `公布日期 ${on} 还没有到` })
  if (until !== undefined && until < on) fail('days-reversed', { from: on, until })
  const { applied, scored } = await roundView(ctx, id)
  const open = applied - (scored.lead ?? 0)
  if (open > 0) fail('appraisal-unready', { why: `${open} 家申报还没有审定，不入选的请审定为“${NOT_LISTED}”` })
  const listed = await tellingContradicted(ctx, () => putOnList(ctx, round, leaders.id, { on, docNumber, until }))
  if (listed === 0) fail('appraisal-unready', { why: '没有审定为入选的企业' })
  await tx
    .updateTable('appraisal_round')
    .set({ published_on: on, doc_number: docNumber, until_day: until ?? null, by_name: actor.name })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', id)
    .execute()
  await tellCounties(ctx, round, listed)
  return roundView(ctx, id)
})
