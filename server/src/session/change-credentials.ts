import { Secret, TOTP } from 'otpauth'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { recordEvent, type EventKind } from '../history/record-event.ts'
import { implement } from '../operation/implementation.ts'
import { hashPassword, isPassword, isWeak } from './password.ts'
import { totpStep } from './sign-in.ts'

const DONE = { done: true } as const

async function mine({ tx, actor }: Ctx) {
  if (actor.accountId === null) return fail('not-signed-in')
  return tx.selectFrom('account').selectAll().where('id', '=', actor.accountId).executeTakeFirstOrThrow()
}

/** Secrets never enter the history, so the account's row shows no change: the event says it. */
async function recordOwn(ctx: Ctx, kind: EventKind): Promise<void> {
  await recordEvent(ctx, { kind, subject: ctx.actor.login, unitId: ctx.actor.unitId, detail: {} })
}

/** Ends every other session: whoever knew the old password is out. */
export const changePassword = implement('changePassword', async (ctx, { current, next }) => {
  const account = await mine(ctx)
  if (!(await isPassword(account.password_hash, current))) return fail('password-wrong')
  if (isWeak(account.login, current, next)) return fail('password-weak')
  await ctx.tx
    .updateTable('account')
    .set({ password_hash: await hashPassword(next), must_change: false })
    .where('id', '=', account.id)
    .execute()
  await ctx.tx
    .deleteFrom('session')
    .where('account_id', '=', account.id)
    .where('id', '!=', ctx.request.sessionId ?? 0)
    .execute()
  await recordOwn(ctx, 'password-changed')
  return DONE
})

export const startTotp = implement('startTotp', async (ctx) => {
  const account = await mine(ctx)
  const secret = new Secret({ size: 20 })
  await ctx.tx.updateTable('account').set({ totp_pending: secret.base32 }).where('id', '=', account.id).execute()
  return { secret: secret.base32, uri: new TOTP({ issuer: '攻坚', label: account.login, secret }).toString() }
})

export const confirmTotp = implement('confirmTotp', async (ctx, { code }) => {
  const account = await mine(ctx)
  const step = account.totp_pending === null ? null : totpStep(account.totp_pending, code, null)
  if (step === null) return fail('totp-wrong')
  await ctx.tx
    .updateTable('account')
    .set({ totp_secret: account.totp_pending, totp_pending: null, totp_last_step: step })
    .where('id', '=', account.id)
    .execute()
  await recordOwn(ctx, 'totp-on')
  return DONE
})

export const removeTotp = implement('removeTotp', async (ctx, { password }) => {
  const account = await mine(ctx)
  if (!(await isPassword(account.password_hash, password))) return fail('password-wrong')
  await ctx.tx
    .updateTable('account')
    .set({ totp_secret: null, totp_pending: null, totp_last_step: null })
    .where('id', '=', account.id)
    .execute()
  await recordOwn(ctx, 'totp-off')
  return DONE
})
