import { actOnCandidates } from './act-on-candidates.ts'
import { askForSweeps } from './ask-for-sweeps.ts'
import { getSweep } from './get-sweep.ts'
import { listCandidates } from './list-candidates.ts'
import { listItemCandidates } from './list-item-candidates.ts'
import { listSweeps } from './list-sweeps.ts'
import { mapCandidates } from './map-candidates.ts'
import { listRuleChanges, previewRules } from './preview-rules.ts'
import { previewInterpretation } from './preview-interpretation.ts'

export const sweepOperations = {
  listSweeps,
  getSweep,
  listCandidates,
  mapCandidates,
  listItemCandidates,
  runSweeps: askForSweeps,
  actOnCandidates,
  previewRules,
  listRuleChanges,
  previewInterpretation,
} as const
