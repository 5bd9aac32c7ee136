import type { MonthSummary, SummaryCorrection } from '@gongjian/domain/report/month-summary.ts'
import { Document, Packer } from 'docx'
import { summaryTitle } from '../wording.ts'
import { annex, annexNote } from './annex.ts'
import { documentBody } from './body.ts'
import { imprint, signature } from './ending.ts'
import { documentHead } from './head.ts'
import { withFontTable } from './font-table.ts'
import { FONT, MARGIN, PAGE, SIZE } from './layout.ts'
import { pageNumber, trialHeader } from './margins.ts'

/**
 * The month's summary in the layout of official documents (GB/T 9704-2012): a body of a few pages, every line in the annex.
 * Corrections made after the closing stand in a part of their own; the summary itself stays as it was frozen.
 */
export async function monthSummaryWord(
  summary: MonthSummary,
  corrections: readonly SummaryCorrection[] = [],
): Promise<Uint8Array> {
  const header = trialHeader(summary.trial)
  const document = new Document({
    title: summaryTitle(summary).join(''),
    creator: summary.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FONT.body, size: SIZE.no3, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN } },
        headers: { default: header, even: header },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [
          ...documentHead(summary),
          ...documentBody(summary, corrections),
          ...annexNote(summary),
          ...signature(summary),
          ...annex(summary),
          imprint(summary),
        ],
      },
    ],
  })
  return withFontTable(await Packer.toBuffer(document))
}
