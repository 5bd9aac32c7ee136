import { SCORE_STAGES, ScoreStage } from '@gongjian/domain/appraisal/appraisal.ts'
import { literal } from './column-kinds.ts'
import { NO_TOKEN, planAnd, type Policy } from './policy.ts'
import { columnsIn, itemScope, seasonScope } from './scope-sql.ts'
import { LEADS_SEASON } from './season-policies.ts'

/** Each stage is written by those whose it is (四（六）2（1） 评比); the table of hands is SCORE_STAGES. */
const OWN_STAGE = `${NO_TOKEN} and case stage ${ScoreStage.options
  .map((s) => {
    const verb = SCORE_STAGES[s].permission.replace('season.', '') as 'edit' | 'submit' | 'review'
    return `when ${literal(s)} then ${seasonScope(verb, columnsIn(''))}`
  })
  .join(' ')} else false end`

const LEADS = `${NO_TOKEN} and ${LEADS_SEASON}`

/** Rounds and the published list are read by all; scores by whoever reads the application. */
export const APPRAISAL_POLICIES: Readonly<Record<string, readonly Policy[]>> = {
  appraisal_round: [
    { name: 'reads', verb: 'select', using: planAnd('true') },
    { name: 'adds', verb: 'insert', check: planAnd(LEADS) },
    { name: 'changes', verb: 'update', using: planAnd(LEADS) },
  ],
  appraisal_score: [
    { name: 'reads', verb: 'select', using: planAnd(`${NO_TOKEN} and ${itemScope('read', columnsIn(''))}`) },
    { name: 'adds', verb: 'insert', check: planAnd(OWN_STAGE) },
    { name: 'changes', verb: 'update', using: planAnd(OWN_STAGE) },
    { name: 'removes', verb: 'delete', using: planAnd(OWN_STAGE) },
  ],
  appraisal_listing: [
    { name: 'reads', verb: 'select', using: planAnd('true') },
    { name: 'adds', verb: 'insert', check: planAnd(LEADS) },
    { name: 'changes', verb: 'update', using: planAnd(LEADS) },
  ],
}
