import { useCallback } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { PlanRow, SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import type { TYPED_FIELDS } from '@gongjian/domain/season/words.ts'
import { useAction } from '../../app/query.ts'
import { SEASON_CHANGES } from './season-changes.ts'

export type Writable = Partial<Pick<PlanRow, (typeof TYPED_FIELDS)[number]>>
export type Write = (row: PlanRow, change: Writable) => void

/** Another measure takes the days and the per cent that go with it. */
function withMeasure(change: Writable, row: PlanRow, { season }: SeasonPlanView): Writable {
  switch (change.measure) {
    case '豁免':
      return { ...change, limitPercent: null, from: null, until: null }
    case '停产':
      return { ...change, limitPercent: null, from: row.from ?? season.from, until: row.until ?? season.until }
    case '限产': {
      const percent = row.proposed?.measure === '限产' ? row.proposed.percent : null
      const days = { from: row.from ?? season.from, until: row.until ?? season.until }
      return { ...change, limitPercent: row.limitPercent ?? percent, ...days }
    }
    default:
      return change
  }
}

/** A row is an item of the register and is written as one: the version that was read, the fields that changed. */
export function useRowWriting(plan: SeasonPlanView): Write {
  const { mutate } = useAction(OPERATIONS.updateItem, { invalidates: SEASON_CHANGES })
  return useCallback(
    (row, change) =>
      mutate({
        register: plan.register,
        id: row.id,
        version: row.version,
        item: { values: withMeasure(change, row, plan) },
      }),
    [mutate, plan],
  )
}
