import { AlignmentType, HeadingLevel, LineRuleType, Paragraph, TextRun } from 'docx'
import { FONT, type Font, LETTER, LINE_PITCH, SIZE } from './layout.ts'

export const EXACT_PITCH = { line: LINE_PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 }

/** Said aloud, though it is the default: LibreOffice drops the last comma of a justified line where it is left out. */
export const HANGING_COMMAS = { overflowPunctuation: true }

/** The title of a document that is no letter: above all, in the middle. */
export function titleParagraph(text: string, size: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 160, line: LINE_PITCH },
    children: [new TextRun({ text, font: FONT.title, size })],
  })
}

export function bodyParagraph(text: string, options: { indented?: boolean; keepNext?: boolean } = {}): Paragraph {
  return new Paragraph({
    ...HANGING_COMMAS,
    keepNext: options.keepNext === true,
    alignment: AlignmentType.BOTH,
    spacing: EXACT_PITCH,
    indent: { firstLine: options.indented === false ? 0 : LETTER * 2 },
    children: [new TextRun({ text, font: FONT.body, size: SIZE.no3 })],
  })
}

/** Who issues, and when: two letters from the right edge. */
export function rightParagraph(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: EXACT_PITCH,
    indent: { right: LETTER * 2 },
    children: [new TextRun({ text, font: FONT.body, size: SIZE.no3 })],
  })
}

export function blankLine(options: { keepNext?: boolean } = {}): Paragraph {
  return bodyParagraph('', { ...options, indented: false })
}

/** 一、 */
export function levelOne(text: string): Paragraph {
  return heading(text, HeadingLevel.HEADING_1, FONT.level1)
}

/** （一） */
export function levelTwo(text: string): Paragraph {
  return heading(text, HeadingLevel.HEADING_2, FONT.level2)
}

function heading(text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel], font: Font): Paragraph {
  return new Paragraph({
    ...HANGING_COMMAS,
    heading: level,
    keepNext: true,
    spacing: EXACT_PITCH,
    indent: { firstLine: LETTER * 2 },
    children: [new TextRun({ text, font, size: SIZE.no3, color: '000000' })],
  })
}

/** Above or beneath a table of an annex, in the table's own size. */
export function tableNote(text: string, options: { keepNext?: boolean } = {}): Paragraph {
  return new Paragraph({
    ...HANGING_COMMAS,
    keepNext: options.keepNext === true,
    alignment: AlignmentType.LEFT,
    spacing: { before: 60, after: 60 },
    children: [new TextRun({ text, font: FONT.body, size: SIZE.no5 })],
  })
}
