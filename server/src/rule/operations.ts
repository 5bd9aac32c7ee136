import { listInterpretations } from './list-interpretations.ts'
import { listRuleSets } from './list-rule-sets.ts'
import { recordInterpretation } from './record-interpretation.ts'
import { screenCase } from './screen-case.ts'

export const ruleOperations = { listRuleSets, screenCase, listInterpretations, recordInterpretation } as const
