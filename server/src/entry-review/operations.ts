import { decideReview } from './decide-review.ts'
import { downloadOpinion } from './download-opinion.ts'
import { downloadProjectTemplate } from './download-project-template.ts'
import { listReviews } from './list-reviews.ts'
import { noticeItem } from './notice-item.ts'
import { saveReview } from './save-review.ts'
import { screenProjects } from './screen-projects.ts'

export const entryReviewOperations = {
  saveReview,
  listReviews,
  decideReview,
  downloadOpinion,
  downloadProjectTemplate,
  screenProjects,
  noticeItem,
} as const
