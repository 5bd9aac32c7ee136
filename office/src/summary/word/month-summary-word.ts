import type { MonthSummary, SummaryCorrection } from '@gongjian/domain/report/month-summary.ts'
import { summaryTitle } from '../wording.ts'
import { a4Document } from './a4-document.ts'
import { annex, annexNote } from './annex.ts'
import { documentBody } from './body.ts'
import { imprint, signature } from './ending.ts'
import { documentHead } from './head.ts'

/**
 * The month's summary in the layout of official documents (GB/T 9704-2012): a body of a few pages, every line in the annex.
 * Corrections made after the closing stand in a part of their own; the summary itself stays as it was frozen.
 */
export async function monthSummaryWord(
  summary: MonthSummary,
  corrections: readonly SummaryCorrection[] = [],
): Promise<Uint8Array> {
  return a4Document({
    title: summaryTitle(summary).join(''),
    creator: summary.issuer,
    trial: summary.trial,
    children: [
      ...documentHead(summary),
      ...documentBody(summary, corrections),
      ...annexNote(summary),
      ...signature(summary),
      ...annex(summary),
      imprint(summary),
    ],
  })
}
