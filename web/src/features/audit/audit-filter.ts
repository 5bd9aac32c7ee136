import { Day } from '@gongjian/domain/calendar/calendar.ts'
import { UnitCode } from '@gongjian/domain/unit/unit.ts'
import { z } from 'zod'

/** What the audit is narrowed to; it stands in the URL and goes into the export. */
export const AuditFilter = z.object({
  actor: z.string().max(60).optional().catch(undefined),
  unit: UnitCode.optional().catch(undefined),
  noun: z.string().max(40).optional().catch(undefined),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  q: z.string().max(60).optional().catch(undefined),
})
export type AuditFilter = z.output<typeof AuditFilter>
