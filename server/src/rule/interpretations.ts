import type { InterpretationView } from '@gongjian/domain/rule/contracts.ts'
import type { Tx } from '../db/actor.ts'

/** All that was ever recorded, in the order of recording: a later one speaks from its day on, and none is ever taken away. */
export async function readInterpretations(tx: Tx, planId: number): Promise<InterpretationView[]> {
  const rows = await tx
    .selectFrom('interpretation')
    .select(['id', 'rule', 'fact', 'reads', 'from_day', 'until_day', 'basis', 'by_name', 'recorded_on'])
    .where('plan_id', '=', planId)
    .orderBy('id')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    rule: r.rule,
    fact: r.fact,
    reads: r.reads,
    from: r.from_day,
    until: r.until_day,
    basis: r.basis,
    by: r.by_name,
    recordedOn: r.recorded_on,
  }))
}
