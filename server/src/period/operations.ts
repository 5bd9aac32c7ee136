import { closePeriod } from './close-period.ts'
import { exportSummaryExcel, exportSummaryWord } from './export-summary.ts'
import { getBoard, listPeriods } from './get-board.ts'
import { remindUnits } from './remind-units.ts'

export const periodOperations = {
  listPeriods,
  getBoard,
  remindUnits,
  closePeriod,
  exportSummaryWord,
  exportSummaryExcel,
} as const
