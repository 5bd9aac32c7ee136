import type { MonthSummary } from '@gongjian/domain/report/month-summary.ts'
import { AlignmentType, BorderStyle, Paragraph, TextRun } from 'docx'
import { summaryTitle } from '../wording.ts'
import { FONT, LETTER, LINE_PITCH, MARK_DROP, RED, SIZE, TEXT_WIDTH } from './layout.ts'
import { blankLine, bodyParagraph, EXACT_PITCH } from './paragraphs.ts'

const MARK_POINTS = { most: 44, least: 26 }
/** Letters narrower than this look squeezed; a longer name gets smaller letters. */
const NARROWEST = 0.62
const TITLE_LETTERS = Math.floor(TEXT_WIDTH / (SIZE.no2 * 10))

/** Issuer's mark in red, document number, red rule, title and who it is for. */
export function documentHead(summary: MonthSummary): Paragraph[] {
  return [
    issuerMark(`${summary.issuer}文件`),
    blankLine(),
    documentNumber(summary.docNumber ?? '〔　　　　〕　　号'),
    blankLine(),
    ...titleLines(summaryTitle(summary)).map(titleLine),
    blankLine(),
    bodyParagraph('各县（市、区）人民政府、开发区管委会，各有关单位：', { indented: false }),
  ]
}

/** One line over the whole width: a long name is narrowed first, then set smaller. */
function issuerMark(text: string): Paragraph {
  const fit = TEXT_WIDTH / 20 / text.length
  const points = Math.max(MARK_POINTS.least, Math.min(MARK_POINTS.most, Math.floor(fit / NARROWEST)))
  const scale = Math.min(100, Math.floor((fit / points) * 100))
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: MARK_DROP, after: 0 },
    children: [new TextRun({ text, font: FONT.title, size: points * 2, scale, color: RED, bold: false })],
  })
}

function documentNumber(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...EXACT_PITCH },
    border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 11 } },
    children: [new TextRun({ text, font: FONT.body, size: SIZE.no3 })],
  })
}

function titleLine(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...EXACT_PITCH, line: LINE_PITCH + LETTER / 2 },
    children: [new TextRun({ text, font: FONT.title, size: SIZE.no2 })],
  })
}

/** Each part on lines of like length; a line that Word breaks by itself leaves two letters on the next. */
export function titleLines(parts: readonly string[]): string[] {
  return parts.flatMap((part) => {
    const lines = Math.ceil(part.length / TITLE_LETTERS)
    const length = Math.ceil(part.length / lines)
    return Array.from({ length: lines }, (_, i) => part.slice(i * length, (i + 1) * length))
  })
}
