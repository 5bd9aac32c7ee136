import type { PlanTarget } from '@gongjian/domain/target/target.ts'
import type { Tx } from '../db/actor.ts'

/** In the plan's order. */
export async function readTargets(tx: Tx, planId: number): Promise<PlanTarget[]> {
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
