import { ROLE_TITLES, ROLE_UNIT_KINDS, type Role } from '@gongjian/domain/account/role.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { UNIT_KIND_TITLES } from '@gongjian/domain/unit/unit.ts'
import type { Tx } from '../db/actor.ts'

/** A role sits in the kind of unit that has its work. */
export async function mustSitIn(tx: Tx, planId: number, unitId: number, role: Role): Promise<void> {
  const kinds = ROLE_UNIT_KINDS[role]
  if (kinds === null) return
  const unit = await tx
    .selectFrom('unit')
    .select(['kind', 'name'])
    .where('plan_id', '=', planId)
    .where('id', '=', unitId)
    .executeTakeFirst()
  if (!unit || kinds.includes(unit.kind)) return
  const titles = kinds.map((k) => UNIT_KIND_TITLES[k]).join('、')
  fail('role-unit-mismatch', { role: ROLE_TITLES[role], kinds: titles, unit: unit.name })
}
