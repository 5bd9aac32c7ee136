import type { OperationName } from '@gongjian/domain/operation/operations.ts'

/** What a change of a plan or of its rows makes old. */
export const SEASON_CHANGES: readonly OperationName[] = [
  'getSeasonPlan',
  'listSeasonRows',
  'listSeasons',
  'compareSeasonVersions',
  'listItems',
  'getItem',
]
