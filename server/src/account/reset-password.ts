import type { Ctx } from '../app.ts'
import { recordEvent } from '../history/record-event.ts'
import { implement } from '../operation/implementation.ts'
import { hashPassword, makePassword } from '../session/password.ts'
import { getAccount } from './account-reader.ts'
import { endSessionsOf } from './end-sessions.ts'

/** A new first password: whoever was signed in with the old one is out, a lock is lifted, and a lost phone's codes end with it. */
export async function givePassword(ctx: Ctx, login: string, password: string): Promise<void> {
  const { tx, actor } = ctx
  const account = await getAccount(tx, actor.planId, login)
  await tx
    .updateTable('account')
    .set({
      password_hash: await hashPassword(password),
      must_change: true,
      failures: 0,
      locked_until: null,
      totp_secret: null,
      totp_pending: null,
    })
    .where('id', '=', account.id)
    .execute()
  await endSessionsOf(tx, account.id)
  // The hash never enters the history, so the account's row alone may show no change.
  await recordEvent(ctx, { kind: 'password-reset', subject: login, unitId: account.unitId, detail: {} })
}

export const resetPassword = implement('resetPassword', async (ctx, { login }) => {
  const password = makePassword()
  await givePassword(ctx, login, password)
  return { password }
})
