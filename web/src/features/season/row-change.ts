import type { SeasonView } from '@gongjian/domain/season/contracts.ts'
import type { PlanRow } from '@gongjian/domain/season/plan-row.ts'
import type { Cells } from './use-row-writing.ts'

/** A class carries the edition of the guide that gave it: that of the season, where none is written yet. */
function withEdition(change: Partial<Cells>, row: PlanRow, season: SeasonView): Partial<Cells> {
  if (change.performance === undefined) return change
  const guide = season.alerts.guide === '' ? null : season.alerts.guide
  return { ...change, performanceEdition: change.performance === null ? null : (row.performanceEdition ?? guide) }
}

/** Another measure takes the days and the per cent that go with it. */
function withMeasure(change: Partial<Cells>, row: PlanRow, season: SeasonView): Partial<Cells> {
  const days = { from: row.from ?? season.from, until: row.until ?? season.until }
  switch (change.measure) {
    case '豁免':
      return { ...change, limitPercent: null, from: null, until: null }
    case '停产':
      return { ...change, limitPercent: null, ...days }
    case '限产': {
      const percent = row.proposed?.measure === '限产' ? row.proposed.percent : null
      return { ...change, limitPercent: row.limitPercent ?? percent, ...days }
    }
    default:
      return change
  }
}

/** What is typed in a row, with what goes along with it. */
export function rowChange(change: Partial<Cells>, row: PlanRow, season: SeasonView): Partial<Cells> {
  return withEdition(withMeasure(change, row, season), row, season)
}
