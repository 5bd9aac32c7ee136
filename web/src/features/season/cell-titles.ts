import { byAlertField } from '@gongjian/domain/season/alert.ts'
import type { Cells } from './use-row-writing.ts'

/** Heads of what is typed. */
export const CELL_TITLES: Readonly<Record<keyof Cells, string>> = {
  performance: '绩效等级',
  performanceEdition: '分级依据版本',
  catalogueClass: '目录类别',
  measure: '措施',
  limitPercent: '比例（%）',
  from: '起',
  until: '止',
  reason: '理由',
  ...byAlertField((colour) => `${colour}预警`),
  alertReason: '预警措施理由',
}
