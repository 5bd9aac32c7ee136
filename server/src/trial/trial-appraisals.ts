import { sql } from 'kysely'
import { ScoreStage, type AppraisalResult } from '@gongjian/domain/appraisal/appraisal.ts'
import { LISTED } from '@gongjian/domain/season/words.ts'
import type { TrialAppraisal } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { Tx } from '../db/actor.ts'
import { findSeasonBinding } from '../plan/packs.ts'
import { tableOf } from '../register/table/column-kinds.ts'
import { keptSql } from '../register/table/kept-sql.ts'
import { taskIn } from '../report/plan-facts.ts'
import type { Trial } from './trial-context.ts'
import type { Step } from './trial-step.ts'

/** The same of an application at every start, and below the maximum by a fifth at most. */
function madeUp(max: number, item: number, criterion: number, stage: number): number {
  return Math.round(max * (1 - ((item * 7 + criterion * 5 + stage * 3) % 20) / 100) * 2) / 2
}

interface Placed {
  readonly planId: number
  readonly table: string
  readonly round: number
}

/** Of a published round all stages, of one that is going on as far as the county in two of three. */
async function score(tx: Tx, { planId, table, round }: Placed, a: TrialAppraisal): Promise<void> {
  const { rows } = await sql<{ id: number }>`select id from ${sql.table(table)}
    where plan_id = ${planId} and round = ${a.name} and ${sql.raw(keptSql())} order by id`.execute(tx)
  const values = rows.flatMap(({ id }, n) =>
    ScoreStage.options.slice(0, a.published ? 3 : n % 3).map((stage, at) => ({
      plan_id: planId,
      item_id: id,
      round_id: round,
      stage,
      scores: JSON.stringify(a.criteria.map((c, i) => madeUp(c.max, id, i, at))),
      opinion: '',
      result: stage === 'lead' ? (LISTED[id % 3] ?? null) : null,
      account_id: null,
      by_name: '演示',
      at: new Date(a.published?.at ?? a.openedAt),
    })),
  )
  if (values.length > 0) await tx.insertInto('appraisal_score').values(values).execute()
}

async function publish(
  tx: Tx,
  { planId, table, round }: Placed,
  taskId: number,
  p: NonNullable<TrialAppraisal['published']>,
) {
  const onList: readonly AppraisalResult[] = LISTED.slice(0, 2)
  await sql`insert into appraisal_listing (plan_id, task_id, round_id, item_id, unit_id, enterprise_id, enterprise, credit_code, trade, result,
      published_on, doc_number, trial)
    select i.plan_id, ${taskId}, ${round}, i.id, i.unit_id, i.enterprise_id, i.enterprise, i.credit_code, i.trade, s.result, ${p.on}::date,
      ${p.docNumber}::text, i.trial
    from ${sql.table(table)} i join appraisal_score s on s.plan_id = i.plan_id and s.item_id = i.id and s.stage = 'lead'
    where i.plan_id = ${planId} and s.round_id = ${round} and i.enterprise_id is not null and s.result in (${sql.join(onList)})`.execute(
    tx,
  )
  await tx
    .updateTable('appraisal_round')
    .set({ published_on: p.on, doc_number: p.docNumber })
    .where('plan_id', '=', planId)
    .where('id', '=', round)
    .execute()
}

/** Rounds opened by the lead's desk over the trial's applications, one of them published. */
export function stepsOfAppraisals(
  { planId, facts, people, app }: Trial,
  code: string,
  appraisals: readonly TrialAppraisal[],
): Step[] {
  const register = app.registersOf(code).find((r) => r.id === findSeasonBinding(code)?.leaders)
  if (!register?.task) return []
  const taskId = taskIn(facts, register.task).id
  return appraisals.map((a) => ({
    at: new Date(a.published?.at ?? a.openedAt),
    by: people.deskOf(a.by),
    run: async (tx, hand) => {
      const { id: round } = await tx
        .insertInto('appraisal_round')
        .values({
          plan_id: planId,
          task_id: taskId,
          name: a.name,
          edition: a.edition,
          criteria: JSON.stringify(a.criteria),
          published_on: null,
          doc_number: null,
          until_day: null,
          by_name: hand.name,
          at: new Date(a.openedAt),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const placed = { planId, table: tableOf(register.id), round }
      await score(tx, placed, a)
      if (a.published) await publish(tx, placed, taskId, a.published)
    },
  }))
}
