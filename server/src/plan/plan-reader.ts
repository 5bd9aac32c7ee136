import type { PlanTarget } from '@gongjian/domain/target/target.ts'
import type { Ctx } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { KeptByStamp } from '../db/plan-stamp.ts'

const kept = new KeptByStamp<readonly PlanTarget[]>()

/** In the plan's order; read once for as long as nothing of the plan changes. */
export async function targetsOf({ app, tx, actor }: Ctx): Promise<readonly PlanTarget[]> {
  return kept.get(app.connections, actor.planId, actor.planStamp, () => readTargets(tx, actor.planId))
}

async function readTargets(tx: Tx, planId: number): Promise<PlanTarget[]> {
  const rows = await tx.selectFrom('target').selectAll().where('plan_id', '=', planId).orderBy('sort').execute()
  return rows.map((t) => ({
    id: t.code,
    clause: t.clause,
    task: t.task,
    subject: t.subject,
    kind: t.kind,
    comparator: t.comparator,
    value: t.value,
    unit: t.unit,
    baselineYear: t.baseline_year,
    by: t.by_day,
    firmness: t.firmness,
  }))
}
