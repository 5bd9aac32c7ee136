import { addSeasonAlert, removeSeasonAlert } from './alerts.ts'
import { acceptAnswer, answerFinding } from './answer-finding.ts'
import { compareSeasonVersions } from './compare-season-versions.ts'
import { exportSeasonPlan } from './export-season-plan.ts'
import { listSeasonRows } from './list-season-rows.ts'
import { listSeasons } from './list-seasons.ts'
import { changeSeason, openSeason } from './open-season.ts'
import { exportPatrol, listPatrol } from './patrol.ts'
import { getSeasonPlan } from './plan-view.ts'
import { cancelSeasonProposal, proposeSeason } from './propose-season.ts'
import { getSeasonReduction } from './reduction.ts'
import { reviewSeasonPlan } from './review-season-plan.ts'
import { downloadSeasonOrder } from './season-order.ts'
import { getSeasonTimeline } from './timeline.ts'
import { reopenSeasonPlan, submitSeasonPlan } from './submit-season-plan.ts'

/** Every deed of a season and its plans. */
export const seasonOperations = {
  listSeasons,
  openSeason,
  changeSeason,
  getSeasonPlan,
  listSeasonRows,
  proposeSeason,
  cancelSeasonProposal,
  answerFinding,
  acceptAnswer,
  submitSeasonPlan,
  reviewSeasonPlan,
  reopenSeasonPlan,
  compareSeasonVersions,
  getSeasonTimeline,
  getSeasonReduction,
  addSeasonAlert,
  removeSeasonAlert,
  downloadSeasonOrder,
  exportSeasonPlan,
  listPatrol,
  exportPatrol,
} as const
