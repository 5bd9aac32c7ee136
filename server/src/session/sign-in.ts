import { Secret, TOTP } from 'otpauth'
import { fail } from '@gongjian/domain/error/codes.ts'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Me } from '@gongjian/domain/session/contracts.ts'
import type { Ctx } from '../app.ts'
import { actAs } from '../db/transaction.ts'
import { CommittedRefusal } from '../operation/committed-refusal.ts'
import { implement } from '../operation/implementation.ts'
import { recordEvent } from '../history/record-event.ts'
import { findMember } from './find-actor.ts'
import { hashPassword, isPassword } from './password.ts'
import { readMe } from './read-me.ts'
import { SESSION_MAX_MS, tokenHash } from './token.ts'

/** The fifth failure locks for a minute, each one after it for twice as long, up to a day. */
const FREE_FAILURES = 4
const FIRST_LOCK_MS = 60_000
const LONGEST_LOCK_MS = 24 * 3_600_000

export function lockMs(failures: number): number {
  if (failures <= FREE_FAILURES) return 0
  return Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** (failures - FREE_FAILURES - 1))
}

interface AccountRow {
  id: number
  login: string
  failures: number
  totp_secret: string | null
  totp_last_step: number | null
}

async function countFailure({ tx }: Ctx, account: AccountRow, real: Date): Promise<CommittedRefusal> {
  const failures = account.failures + 1
  const ms = lockMs(failures)
  const until = ms === 0 ? null : new Date(real.getTime() + ms)
  await tx.updateTable('account').set({ failures, locked_until: until }).where('id', '=', account.id).execute()
  return until
    ? new CommittedRefusal('sign-in-locked', { until: instantInWords(until) })
    : new CommittedRefusal('sign-in-failed')
}

/** A code is good once: the step that it was used in is remembered. Returns the step, or null. */
export function totpStep(secret: string, code: string, last: number | null): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  // Read once: between two readings the step may turn, and the code would count for the wrong one.
  const timestamp = Date.now()
  // Authenticators show 123 456, and people type what they see, in full-width digits too.
  const token = code.normalize('NFKC').replace(/\s/g, '')
  const delta = totp.validate({ token, window: 1, timestamp })
  if (delta === null) return null
  const step = totp.counter({ timestamp }) + delta
  return last !== null && step <= last ? null : step
}

let decoy: Promise<string> | undefined

/** An unknown login takes as long as a wrong password, so that the answer's time tells nothing. */
async function spendTime(password: string): Promise<void> {
  decoy ??= hashPassword('decoy')
  await isPassword(await decoy, password)
}

async function checkTotp(
  ctx: Ctx,
  account: AccountRow,
  code: string | undefined,
  real: Date,
): Promise<CommittedRefusal | null> {
  if (account.totp_secret === null) return null
  if (!code) return new CommittedRefusal('totp-required')
  const step = totpStep(account.totp_secret, code, account.totp_last_step)
  if (step === null) {
    await countFailure(ctx, account, real)
    return new CommittedRefusal('totp-wrong')
  }
  await ctx.tx.updateTable('account').set({ totp_last_step: step }).where('id', '=', account.id).execute()
  return null
}

/** Opens the session in the account's first plan (the given one when it is a member there) and says who it is. */
async function openSession(ctx: Ctx, account: { id: number; login: string }, how: string): Promise<Me> {
  const { tx, app, request } = ctx
  const real = new Date()
  const memberships = await tx
    .selectFrom('membership')
    .select('plan_id')
    .where('account_id', '=', account.id)
    .orderBy('plan_id')
    .execute()
  const planId = memberships.find((m) => m.plan_id === ctx.actor.planId)?.plan_id ?? memberships[0]?.plan_id
  if (planId === undefined || request.token === null) return fail('account-disabled')
  const actor =
    (await findMember(tx, { account_id: account.id, plan_id: planId }, request.ip)) ?? fail('account-disabled')
  await tx
    .updateTable('account')
    .set({ failures: 0, locked_until: null, last_sign_in: real })
    .where('id', '=', account.id)
    .execute()
  await tx
    .insertInto('session')
    .values({
      token_hash: tokenHash(request.token, app.config.sessionSecret),
      account_id: account.id,
      plan_id: planId,
      created_at: real,
      seen_at: real,
      expires_at: new Date(real.getTime() + SESSION_MAX_MS),
      ip: request.ip,
      agent: request.agent.slice(0, 300),
    })
    .execute()
  const mine = await actAs(ctx, actor)
  await recordEvent(mine, { kind: 'sign-in', subject: account.login, unitId: actor.unitId, detail: { how } })
  return readMe(mine)
}

export const signIn = implement('signIn', async (ctx, input) => {
  const { tx } = ctx
  const real = new Date()
  const account = await tx
    .selectFrom('account')
    .selectAll()
    .where('login', '=', input.login.toLowerCase())
    .forUpdate()
    .executeTakeFirst()
  if (!account) {
    await spendTime(input.password)
    await recordEvent(ctx, { kind: 'sign-in-failed', subject: input.login.slice(0, 60), unitId: null, detail: {} })
    return new CommittedRefusal('sign-in-failed')
  }
  if (account.locked_until && account.locked_until > real)
    return new CommittedRefusal('sign-in-locked', { until: instantInWords(account.locked_until) })
  if (!(await isPassword(account.password_hash, input.password))) {
    await recordEvent(ctx, {
      kind: 'sign-in-failed',
      subject: account.login,
      unitId: null,
      detail: { failures: account.failures + 1 },
    })
    return countFailure(ctx, account, real)
  }
  if (account.disabled) return new CommittedRefusal('account-disabled')
  return (await checkTotp(ctx, account, input.totp, real)) ?? openSession(ctx, account, '密码')
})

export const signInTrial = implement('signInTrial', async (ctx, input) => {
  if (!ctx.app.config.trial) return fail('trial-off')
  const account = await ctx.tx
    .selectFrom('account')
    .selectAll()
    .where('login', '=', input.login)
    .where('trial', '=', true)
    .where('disabled', '=', false)
    .executeTakeFirst()
  if (!account) return fail('account-not-found', { login: input.login })
  return openSession(ctx, account, '演示账号')
})

export const listTrialAccounts = implement('listTrialAccounts', async ({ tx, app, actor }) => {
  if (!app.config.trial) return { trial: false, accounts: [] }
  const accounts = await tx
    .selectFrom('account as a')
    .innerJoin('membership as m', 'm.account_id', 'a.id')
    .innerJoin('unit as u', 'u.id', 'm.unit_id')
    .select(['a.login', 'a.name', 'm.role', 'u.name as unit'])
    .where('m.plan_id', '=', actor.planId)
    .where('a.trial', '=', true)
    .where('a.featured', '=', true)
    .where('a.disabled', '=', false)
    .orderBy('a.id')
    .execute()
  return { trial: true, accounts }
})
