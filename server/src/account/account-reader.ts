import type { Account } from '@gongjian/domain/account/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Tx } from '../db/actor.ts'

/** Accounts that are members of the plan; a member of another plan alone is not there. */
export function selectAccounts(tx: Tx, planId: number) {
  return tx
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .innerJoin('unit as u', 'u.id', 'm.unit_id')
    .where('m.plan_id', '=', planId)
}

function selectColumns(tx: Tx, planId: number) {
  return selectAccounts(tx, planId).select([
    'a.id',
    'a.login',
    'a.name',
    'a.email',
    'a.disabled',
    'a.must_change',
    'a.totp_secret',
    'a.locked_until',
    'a.last_sign_in',
    'a.created_at',
    'm.role',
    'm.townships',
    'u.id as unitId',
    'u.code',
    'u.name as unitName',
    'u.short',
    'u.kind',
  ])
}

export type AccountRow = Awaited<ReturnType<ReturnType<typeof selectColumns>['executeTakeFirstOrThrow']>>

/** A lock that has run out is none. */
export function accountOf(row: AccountRow): Account {
  const locked = row.locked_until !== null && row.locked_until > new Date()
  return {
    login: row.login,
    name: row.name,
    role: row.role,
    unit: { code: row.code, name: row.unitName, short: row.short, kind: row.kind },
    townships: row.townships,
    email: row.email,
    disabled: row.disabled,
    mustChangePassword: row.must_change,
    totp: row.totp_secret !== null,
    lockedUntil: locked ? (row.locked_until?.toISOString() ?? null) : null,
    lastSignIn: row.last_sign_in?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  }
}

export interface AccountFilter {
  readonly q?: string | undefined
  readonly role?: AccountRow['role'] | undefined
  readonly unit?: string | undefined
}

function filtered(query: ReturnType<typeof selectColumns>, { q, role, unit }: AccountFilter) {
  let narrowed = query
  if (role) narrowed = narrowed.where('m.role', '=', role)
  if (unit) narrowed = narrowed.where('u.code', '=', unit)
  const words = q?.trim()
  if (!words) return narrowed
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return narrowed.where((eb) =>
    eb.or([eb('a.login', 'ilike', pattern), eb('a.name', 'ilike', pattern), eb('u.name', 'ilike', pattern)]),
  )
}

/** By login, from behind `after`. */
export async function readAccounts(
  tx: Tx,
  planId: number,
  filter: AccountFilter,
  after: string | undefined,
  limit: number,
): Promise<AccountRow[]> {
  const query = filtered(selectColumns(tx, planId), filter)
  return (after === undefined ? query : query.where('a.login', '>', after)).orderBy('a.login').limit(limit).execute()
}

export async function countAccounts(tx: Tx, planId: number, filter: AccountFilter): Promise<number> {
  const row = await tx
    .selectFrom(filtered(selectColumns(tx, planId), filter).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

export async function getAccount(tx: Tx, planId: number, login: string): Promise<AccountRow> {
  const row = await selectColumns(tx, planId).where('a.login', '=', login).executeTakeFirst()
  return row ?? fail('account-not-found', { login })
}
