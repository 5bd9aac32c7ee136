import { z } from 'zod'
import { Day } from '@gongjian/domain/calendar/calendar.ts'
import { Light } from '@gongjian/domain/light/light.ts'
import { UnitCode } from '@gongjian/domain/unit/unit.ts'

/** What the list is narrowed to; it stands in the URL. */
export const TaskFilter = z.object({
  lead: UnitCode.optional().catch(undefined),
  light: Light.optional().catch(undefined),
  dueBefore: Day.optional().catch(undefined),
  q: z.string().max(60).optional().catch(undefined),
  mine: z.enum(['true']).optional().catch(undefined),
})
export type TaskFilter = z.output<typeof TaskFilter>
