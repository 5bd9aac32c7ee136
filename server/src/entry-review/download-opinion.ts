import type { Opinion } from '@gongjian/domain/entry-review/opinion.ts'
import type { ReviewView } from '@gongjian/domain/entry-review/contracts.ts'
import { basisWords, listedWords, outcomeWord } from '@gongjian/domain/entry-review/words.ts'
import { VERDICT_TITLES } from '@gongjian/domain/rule/verdict.ts'
import type { Ctx } from '../app.ts'
import { FILE_TYPES } from '../file/file-types.ts'
import { loadOffice } from '../file/load-office.ts'
import { recordEvent } from '../history/record-event.ts'
import { implement } from '../operation/implementation.ts'
import { plain } from '../enterprise/dossier/dossier-files.ts'
import { reviewBase } from './binding.ts'
import { getReview } from './review-reader.ts'

/** As it was found and decided, whatever the project's row says today. */
async function opinionOf({ tx, actor, app }: Ctx, review: ReviewView, titleLabel: string): Promise<Opinion> {
  const { decision: d } = review
  const plan = await tx
    .selectFrom('plan')
    .select(['title', 'doc_number'])
    .where('id', '=', actor.planId)
    .executeTakeFirstOrThrow()
  return {
    planTitle: plan.title,
    docNumber: plan.doc_number ?? '',
    project: review.facts.find(([label]) => label === titleLabel)?.[1] ?? '',
    issuer: actor.unitName,
    madeOn: app.clock.today(),
    trial: app.config.trial,
    reviewedOn: review.on,
    reviewedBy: review.by,
    facts: review.facts,
    verdict: VERDICT_TITLES[review.verdict],
    findings: review.findings.map((f) => ({
      title: f.title,
      outcome: outcomeWord(f),
      because: f.because,
      basis: basisWords(f),
      quote: f.quote,
      lifts: f.lifts,
    })),
    missing: review.missing,
    listed: listedWords(review.listed),
    deciders: review.deciders,
    decision: d && { ...d, by: d.unit },
  }
}

/** 审查意见 as one Word document; what leaves the house stands in the audit. */
export const downloadOpinion = implement('downloadOpinion', async (ctx, { review: id }) => {
  const { register } = await reviewBase(ctx)
  const review = await getReview(ctx, id)
  const opinion = await opinionOf(ctx, review, register.titleLabel)
  const { opinionWord } = await loadOffice()
  const body = await opinionWord(opinion)
  await recordEvent(ctx, {
    kind: 'opinion-exported',
    subject: opinion.project,
    unitId: ctx.actor.unitId,
    detail: { review: id, item: review.item },
  })
  return { fileName: `${plain(opinion.project)}-准入审查意见.docx`, type: FILE_TYPES.docx, body }
})
