import { acceptAnswer, answerFinding } from './answer-finding.ts'
import { compareSeasonVersions } from './compare-season-versions.ts'
import { listSeasonRows } from './list-season-rows.ts'
import { listSeasons } from './list-seasons.ts'
import { changeSeason, openSeason } from './open-season.ts'
import { getSeasonPlan } from './plan-view.ts'
import { proposeSeason } from './propose-season.ts'
import { reviewSeasonPlan } from './review-season-plan.ts'
import { reopenSeasonPlan, submitSeasonPlan } from './submit-season-plan.ts'

export const seasonOperations = {
  listSeasons,
  openSeason,
  changeSeason,
  getSeasonPlan,
  listSeasonRows,
  proposeSeason,
  answerFinding,
  acceptAnswer,
  submitSeasonPlan,
  reviewSeasonPlan,
  reopenSeasonPlan,
  compareSeasonVersions,
} as const
