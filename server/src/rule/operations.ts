import { countRuleRows } from './count-rule-rows.ts'
import { listInterpretations } from './list-interpretations.ts'
import { listRuleSets } from './list-rule-sets.ts'
import { recordInterpretation } from './record-interpretation.ts'
import { screenCase } from './screen-case.ts'

export const ruleOperations = {
  listRuleSets,
  countRuleRows,
  screenCase,
  listInterpretations,
  recordInterpretation,
} as const
