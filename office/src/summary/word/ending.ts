import type { MonthSummary } from '@gongjian/domain/report/month-summary.ts'
import {
  AlignmentType,
  BorderStyle,
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  LineRuleType,
  Paragraph,
  TabStopType,
  TextRun,
  TextWrappingType,
  VerticalPositionAlign,
  VerticalPositionRelativeFrom,
} from 'docx'
import { ShapeRun } from 'docx/shapes'
import { preparedOn } from '../wording.ts'
import { FONT, LETTER, LINE_PITCH, SIZE, SMALL_LETTER, TEXT_WIDTH } from './layout.ts'
import { blankLine, EXACT_PITCH } from './paragraphs.ts'

/** Sealed form: the date ends four letters from the margin, the issuer stands centred over it, pushed in when it is long. */
export function signature(summary: MonthSummary): Paragraph[] {
  const date = preparedOn(summary)
  const dateWidth = (date.replace(/\d/g, '').length + date.replace(/\D/g, '').length / 2) * LETTER
  const centre = LETTER * 4 + dateWidth / 2
  const issuerIndent = Math.max(0, Math.round(centre - (summary.issuer.length * LETTER) / 2))
  return [
    blankLine({ keepNext: true }),
    blankLine({ keepNext: true }),
    rightLine(summary.issuer, issuerIndent, true),
    rightLine(date, LETTER * 4, false),
  ]
}

function rightLine(text: string, right: number, keepNext: boolean): Paragraph {
  return new Paragraph({
    // Never a page with a signature and no text.
    keepNext,
    alignment: AlignmentType.RIGHT,
    spacing: EXACT_PITCH,
    indent: { right },
    children: [new TextRun({ text, font: FONT.body, size: SIZE.no3 })],
  })
}

const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 }
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 }
const PIXELS_PER_TWIP = 96 / 1440
const IMPRINT_HEIGHT = LINE_PITCH * 2 + 100

/**
 * 抄送 and 印发 at the foot of the last page, whatever the text's length. A text box, because LibreOffice puts a frame
 * or a floating table of the text's width right after the text.
 */
export function imprint(summary: MonthSummary): Paragraph {
  const box = new ShapeRun({
    type: 'rectangle',
    transformation: { width: TEXT_WIDTH * PIXELS_PER_TWIP, height: IMPRINT_HEIGHT * PIXELS_PER_TWIP },
    fill: 'none',
    line: 'none',
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.MARGIN, align: HorizontalPositionAlign.LEFT },
      verticalPosition: { relative: VerticalPositionRelativeFrom.MARGIN, align: VerticalPositionAlign.BOTTOM },
      wrap: { type: TextWrappingType.TOP_AND_BOTTOM },
    },
    textOptions: { verticalAlignment: 'bottom', margins: { top: 0, right: 0, bottom: 0, left: 0 } },
    children: [
      imprintLine('　抄送：领导小组组长、副组长，各成员单位。', { top: THICK, bottom: THIN }),
      imprintLine(`　${summary.issuer}\t${preparedOn(summary)}印发`, { bottom: THICK }),
    ],
  })
  return new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT }, children: [box] })
}

/** One letter in from both sides by a space and a stop, as an indent would shorten the rules too. */
function imprintLine(text: string, border: { top?: typeof THICK; bottom: typeof THICK }): Paragraph {
  return new Paragraph({
    border,
    spacing: EXACT_PITCH,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - SMALL_LETTER }],
    children: [new TextRun({ text, font: FONT.body, size: SIZE.no4 })],
  })
}
