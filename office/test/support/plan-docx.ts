import { AlignmentType, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, TextRun } from 'docx'

const FONT = { ascii: 'Liberation Serif', eastAsia: 'Noto Serif CJK SC' }

/** A plan's lines as Word sets them: 3号 type, two letters' indent, centred title. */
export async function planDocx(lines: string[]): Promise<Uint8Array> {
  const isTitle = (line: string) => /^\S{2,30}(文件|的通知|方案)$/.test(line.replaceAll(' ', ''))
  const paragraphs = lines.map(
    (line) =>
      new Paragraph({
        // Said aloud, or LibreOffice drops the last comma of a justified line.
        overflowPunctuation: true,
        alignment: isTitle(line) ? AlignmentType.CENTER : AlignmentType.BOTH,
        spacing: { line: 560, lineRule: LineRuleType.EXACT },
        ...(isTitle(line) ? {} : { indent: { firstLine: 640 } }),
        children: [new TextRun({ text: line, font: FONT, size: isTitle(line) ? 44 : 32 })],
      }),
  )
  const document = new Document({
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 2098, left: 1588, right: 1474, bottom: 1984 } },
        },
        footers: {
          default: new Footer({
            children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [pageNumber()] })],
          }),
        },
        children: paragraphs,
      },
    ],
  })
  return Packer.toBuffer(document)
}

function pageNumber(): TextRun {
  return new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: FONT, size: 28 })
}
