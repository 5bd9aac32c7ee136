import type { Tx } from '../db/actor.ts'

/** Takes what waits of a sweep out of the queue; the items, each once. What comes in meanwhile stays. */
export async function takeChanged(tx: Tx, planId: number, subject: string): Promise<number[]> {
  const rows = await tx
    .deleteFrom('sweep_change')
    .where('plan_id', '=', planId)
    .where('subject', '=', subject)
    .returning('item_ids')
    .execute()
  return [...new Set(rows.flatMap((r) => r.item_ids.map(Number)))]
}
