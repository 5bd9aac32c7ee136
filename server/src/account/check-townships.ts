import { fail } from '@gongjian/domain/error/codes.ts'
import type { Tx } from '../db/actor.ts'

/** Where an inspector works must lie within the unit. */
export async function mustBelongTo(
  tx: Tx,
  planId: number,
  unitId: number,
  townships: readonly string[],
): Promise<void> {
  if (townships.length === 0) return
  const wanted = [...new Set(townships)]
  const found = await tx
    .selectFrom('township')
    .select('code')
    .where('plan_id', '=', planId)
    .where('unit_id', '=', unitId)
    .where('code', 'in', wanted)
    .execute()
  if (found.length < wanted.length) fail('township-not-found')
}
