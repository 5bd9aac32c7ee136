import type { Account } from '@gongjian/domain/account/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { isUniqueViolation } from '../db/refusal.ts'
import { implement } from '../operation/implementation.ts'
import type { InputOf } from '../operation/types.ts'
import { hashPassword, makePassword } from '../session/password.ts'
import { unitIdOf } from '../unit/unit-reader.ts'
import { accountOf, getAccount } from './account-reader.ts'
import { mustSitIn } from './check-role.ts'
import { mustBelongTo } from './check-townships.ts'
import { saveAccount } from './save-account.ts'

/** Whatever the administrator chose or we made, it is a first password: its owner must change it. */
export async function addAccount(ctx: Ctx, input: InputOf<'createAccount'>, password: string): Promise<Account> {
  const { tx, actor } = ctx
  const unitId = await unitIdOf(tx, actor.planId, input.unit)
  await mustSitIn(tx, actor.planId, unitId, input.role)
  const townships = input.townships ?? []
  await mustBelongTo(tx, actor.planId, unitId, townships)
  try {
    await saveAccount(tx, actor.planId, {
      login: input.login,
      name: input.name,
      role: input.role,
      unitId,
      email: input.email ?? null,
      townships,
      passwordHash: await hashPassword(password),
      mustChange: true,
    })
  } catch (error) {
    if (isUniqueViolation(error)) return fail('account-exists', { login: input.login })
    throw error
  }
  return accountOf(await getAccount(tx, actor.planId, input.login))
}

/** The password is shown once, to whoever makes the account. */
export const createAccount = implement('createAccount', async (ctx, input) => {
  const password = makePassword()
  return { account: await addAccount(ctx, input, password), password }
})
