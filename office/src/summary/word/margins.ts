import { AlignmentType, Footer, Header, PageNumber, Paragraph, TextRun } from 'docx'
import { FONT, RED, SIZE, SMALL_LETTER } from './layout.ts'

/** — 1 — at the outer edge: right on odd pages, left on even ones, one letter in. */
export function pageNumber(side: 'left' | 'right'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: SMALL_LETTER },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: FONT.pageNumber, size: SIZE.no4 })],
      }),
    ],
  })
}

/** Trial figures must not be taken for a real document, whichever page is torn out. */
export function trialHeader(trial: boolean): Header {
  const children = trial
    ? [new TextRun({ text: '演示数据，不作为正式公文', font: FONT.level1, size: SIZE.no5, color: RED })]
    : []
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children })] })
}
