import type { Tx } from '../db/actor.ts'

/** Signs the account out everywhere. */
export async function endSessionsOf(tx: Tx, accountId: number): Promise<void> {
  await tx.deleteFrom('session').where('account_id', '=', accountId).execute()
}
