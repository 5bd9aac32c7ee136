import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { TrialAccount } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { Role } from '@gongjian/domain/account/role.ts'

export interface Person {
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly unitName: string
}

/** Who did what in the trial: a unit's clerk wrote, its approver sent, a lead's desk reviewed, the office closed. */
export interface People {
  clerkOf(unit: string): Person
  approverOf(unit: string): Person
  deskOf(unit: string): Person
  office(): Person
}

export function peopleOf(pack: PlanPack, accounts: readonly (TrialAccount & { id: number })[]): People {
  const names = new Map(pack.units.map((u) => [u.code, u.name]))
  function find(unit: string | null, ...roles: Role[]): Person {
    const found = roles.flatMap((role) => accounts.filter((a) => a.role === role && (unit === null || a.unit === unit)))
    const a = found[0]
    if (!a) throw new Error(`no trial account of ${unit ?? 'any unit'} as ${roles.join(', ')}`)
    return { accountId: a.id, login: a.login, name: a.name, unitName: names.get(a.unit) ?? a.unit }
  }
  return {
    clerkOf: (unit) => find(unit, 'county-clerk', 'lead-desk', 'cooperating-desk'),
    approverOf: (unit) => find(unit, 'county-approver', 'lead-desk', 'cooperating-desk'),
    deskOf: (unit) => find(unit, 'lead-desk'),
    office: () => find(null, 'office'),
  }
}
