import { implement } from '../operation/implementation.ts'
import { getAccount } from './account-reader.ts'

export const unlockAccount = implement('unlockAccount', async ({ tx, actor }, { login }) => {
  const account = await getAccount(tx, actor.planId, login)
  await tx.updateTable('account').set({ failures: 0, locked_until: null }).where('id', '=', account.id).execute()
  return { done: true } as const
})
