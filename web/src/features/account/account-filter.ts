import { Role } from '@gongjian/domain/account/role.ts'
import { UnitCode } from '@gongjian/domain/unit/unit.ts'
import { z } from 'zod'

/** What the list is narrowed to; it stands in the URL. */
export const AccountFilter = z.object({
  q: z.string().max(60).optional().catch(undefined),
  role: Role.optional().catch(undefined),
  unit: UnitCode.optional().catch(undefined),
})
export type AccountFilter = z.output<typeof AccountFilter>
