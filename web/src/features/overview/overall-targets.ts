import type { Overview } from '@gongjian/domain/overview/contracts.ts'

/** 一（三）总体目标. */
const OVERALL_CLAUSE = '1.3'
const SHOWN = 4

/** What stands on the first screen: the overall goals; of a plan without such a clause, the first few. */
export function overallTargets(targets: Overview['targets']): Overview['targets'] {
  const overall = targets.filter((t) => t.clause === OVERALL_CLAUSE)
  return (overall.length > 0 ? overall : targets).slice(0, SHOWN)
}
