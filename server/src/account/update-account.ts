import type { Role } from '@gongjian/domain/account/role.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import type { InputOf } from '../operation/types.ts'
import { implement } from '../operation/implementation.ts'
import { unitIdOf } from '../unit/unit-reader.ts'
import { accountOf, getAccount, type AccountRow } from './account-reader.ts'
import { mustSitIn } from './check-role.ts'
import { mustBelongTo } from './check-townships.ts'
import { endSessionsOf } from './end-sessions.ts'

type Input = InputOf<'updateAccount'>

/** Another administrator must do it, or the last one could lock everybody out. */
function mustNotBeOwnRole(ctx: Ctx, account: AccountRow, role: Role | undefined, disabled: boolean | undefined): void {
  if (ctx.actor.accountId !== account.id) return
  if (disabled === true || (role !== undefined && role !== account.role)) fail('account-self')
}

async function saveMembership({ tx, actor }: Ctx, account: AccountRow, input: Input): Promise<void> {
  if (input.role === undefined && input.unit === undefined && input.townships === undefined) return
  const unitId = input.unit === undefined ? account.unitId : await unitIdOf(tx, actor.planId, input.unit)
  await mustSitIn(tx, actor.planId, unitId, input.role ?? account.role)
  // Townships of the former unit do not go along to another.
  const townships = input.townships ?? (unitId === account.unitId ? account.townships : [])
  if (input.townships !== undefined) await mustBelongTo(tx, actor.planId, unitId, townships)
  await tx
    .updateTable('membership')
    .set({ unit_id: unitId, role: input.role ?? account.role, townships: [...townships] })
    .where('plan_id', '=', actor.planId)
    .where('account_id', '=', account.id)
    .execute()
}

export const updateAccount = implement('updateAccount', async (ctx, input) => {
  const { tx, actor } = ctx
  const account = await getAccount(tx, actor.planId, input.login)
  mustNotBeOwnRole(ctx, account, input.role, input.disabled)
  await tx
    .updateTable('account')
    .set({
      name: input.name ?? account.name,
      email: input.email === undefined ? account.email : input.email,
      disabled: input.disabled ?? account.disabled,
    })
    .where('id', '=', account.id)
    .execute()
  await saveMembership(ctx, account, input)
  if (input.disabled === true) await endSessionsOf(tx, account.id)
  return accountOf(await getAccount(tx, actor.planId, input.login))
})
