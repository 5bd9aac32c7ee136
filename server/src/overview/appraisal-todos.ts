import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { SCORE_STAGES, ScoreStage, stageBefore } from '@gongjian/domain/appraisal/appraisal.ts'
import type { Todo } from '@gongjian/domain/overview/contracts.ts'
import { appliesIn } from '../appraisal/round.ts'
import type { Ctx } from '../app.ts'
import { reachFor } from '../db/actor.ts'
import { tableOf } from '../register/table/column-kinds.ts'
import { findSeasonBase } from '../season/season-base.ts'

interface Waiting {
  readonly id: number
  readonly name: string
  readonly count: number
}

function hasScored(stage: ScoreStage): RawBuilder<SqlBool> {
  return sql`exists (select 1 from appraisal_score s
    where s.plan_id = i.plan_id and s.round_id = r.id and s.item_id = i.id and s.stage = ${stage})`
}

/** As stageLock (appraisal/entries.ts) has it. Of a round without criteria only the results are entered: nobody else's scores wait there. */
function isTurnOf(stage: ScoreStage): RawBuilder<SqlBool> {
  const before = stageBefore(stage)
  const isBare = sql`jsonb_array_length(r.criteria) = 0`
  if (before === null) return sql<SqlBool>`not ${isBare}`
  return stage === 'lead' ? sql<SqlBool>`(${isBare} or ${hasScored(before)})` : hasScored(before)
}

/** Applications of rounds that are not published yet which wait for a stage of the actor's hand; the oldest round first. */
async function readWaiting({ tx, actor }: Ctx, leaders: string, stage: ScoreStage): Promise<Waiting[]> {
  const reach = reachFor(actor, SCORE_STAGES[stage].permission)
  if (reach === null) return []
  const mine =
    reach === 'own' ? sql`i.unit_id = ${actor.unitId}::int` : sql`i.task_id = any (${[...actor.leads]}::int[])`
  // Whoever entered the self-assessment does not review it.
  const isOwn = sql`exists (select 1 from appraisal_score s where s.plan_id = i.plan_id and s.item_id = i.id
    and s.stage = 'self' and s.account_id = ${actor.accountId}::int)`
  const { rows } = await sql<Waiting>`
    select r.id, r.name, count(*)::int as count
    from appraisal_round r join ${sql.table(tableOf(leaders))} i on i.plan_id = r.plan_id and ${appliesIn(sql.ref('r.name'))}
    where r.plan_id = ${actor.planId} and r.published_on is null and ${mine} and not ${hasScored(stage)} and ${isTurnOf(stage)}
      and ${stage === 'county' ? sql`not ${isOwn}` : sql`true`}
      and not exists (select 1 from appraisal_score s where s.plan_id = i.plan_id and s.item_id = i.id and s.round_id <> r.id)
    group by r.id, r.name order by r.id`.execute(tx)
  return rows
}

/** Applications for 绿色环保 引领、标准企业 (四（六）2（1）) whose next scores are the actor's. */
export async function appraisalTodos(ctx: Ctx): Promise<Todo[]> {
  // A token reads no scores, so that to it all would seem to wait.
  if (ctx.actor.token || ScoreStage.options.every((s) => reachFor(ctx.actor, SCORE_STAGES[s].permission) === null))
    return []
  const base = await findSeasonBase(ctx)
  if (base === null) return []
  const todos: Todo[] = []
  for (const stage of ScoreStage.options) {
    const waiting = await readWaiting(ctx, base.leaders.id, stage)
    for (const { id, name, count } of waiting)
      todos.push({
        kind: 'score-appraisal',
        // A line of the first page: which round is said only where there are several.
        text: `绿色环保评比${waiting.length > 1 ? `“${name}”` : ''} ${count} 家待${SCORE_STAGES[stage].title}`,
        link: `/appraisals/${id}`,
        dueOn: null,
        count,
      })
  }
  return todos
}
