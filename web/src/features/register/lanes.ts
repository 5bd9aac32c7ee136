import type { Condition } from '@gongjian/domain/register/filter.ts'
import { WAYS, type Life, type Stage } from '@gongjian/domain/register/life.ts'
import { valuesOf } from '../../components/list/conditions.ts'

/** The lanes that the filter leaves: a stage that it shuts out would stand empty and look like nothing to do. */
export function lanesOf(life: Life, where: readonly Condition[]): Stage[] {
  return WAYS[life].filter((stage) =>
    where.every((c) => {
      if (c.field !== 'stage') return true
      const named = valuesOf(c).includes(stage)
      return c.op === 'isNot' ? !named : c.op === 'in' || c.op === 'is' ? named : true
    }),
  )
}
