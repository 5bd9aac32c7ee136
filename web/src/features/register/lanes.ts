import type { Condition } from '@gongjian/domain/register/filter.ts'
import type { Life, Stage } from '@gongjian/domain/register/life.ts'
import { valuesOf } from '../../components/list/conditions.ts'

const LANES: Record<Life, readonly Stage[]> = {
  'worked-off': ['draft', 'listed', 'underway', 'claimed', 'verified', 'closed'],
  record: ['draft', 'listed', 'removed'],
}

/** The lanes that the filter leaves: a stage that it shuts out would stand empty and look like nothing to do. */
export function lanesOf(life: Life, where: readonly Condition[]): Stage[] {
  return LANES[life].filter((stage) =>
    where.every((c) => {
      if (c.field !== 'stage') return true
      const named = valuesOf(c).includes(stage)
      return c.op === 'isNot' ? !named : c.op === 'in' || c.op === 'is' ? named : true
    }),
  )
}
