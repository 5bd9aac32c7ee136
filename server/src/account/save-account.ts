import type { Role } from '@gongjian/domain/account/role.ts'
import type { Tx } from '../db/actor.ts'

export interface NewAccount {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly unitId: number
  readonly email?: string | null
  readonly townships?: readonly string[]
  readonly passwordHash: string
  readonly mustChange: boolean
  readonly trial?: boolean
  readonly featured?: boolean
}

/** Inserts the account and makes it a member of the plan. Returns its id. */
export async function saveAccount(tx: Tx, planId: number, a: NewAccount): Promise<number> {
  const row = await tx
    .insertInto('account')
    .values({
      login: a.login,
      name: a.name,
      email: a.email ?? null,
      password_hash: a.passwordHash,
      must_change: a.mustChange,
      trial: a.trial ?? false,
      featured: a.featured ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('membership')
    .values({
      plan_id: planId,
      account_id: row.id,
      unit_id: a.unitId,
      role: a.role,
      townships: [...(a.townships ?? [])],
    })
    .execute()
  return row.id
}
