import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { HANGING_COMMAS } from './paragraphs.ts'
import { FONT, type Font, SIZE, TEXT_WIDTH } from './layout.ts'

export interface Column<Row> {
  title: string
  /** Share of the text's width; shares need not add up to anything. */
  share: number
  align: 'left' | 'center'
  text(row: Row, index: number): string
}

/** 1.3 lines of the type's size, said exactly: what a font asks by itself differs by a third from system to system. */
const TWIPS_A_LINE = 10 * 1.3

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

/** A ruled table over the whole width, its head repeated on each page. */
export function ruledTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[], size = SIZE.no5): Table {
  const total = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => Math.floor((TEXT_WIDTH * column.share) / total))
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, i) => cell(column.title, 'center', widths[i] ?? 0, { font: FONT.level1, size })),
  })
  const body = rows.map(
    (row, index) =>
      new TableRow({
        cantSplit: true,
        children: columns.map((column, i) =>
          cell(column.text(row, index), column.align, widths[i] ?? 0, { font: FONT.body, size }),
        ),
      }),
  )
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [head, ...body],
  })
}

/** Two facts a row: a page holds twice as many, and the eye still finds them. `share`: of a fact's words, beside 3 of its name. */
export function factsTable(
  facts: readonly (readonly [name: string, words: string])[],
  { title, share }: Pick<Column<never>, 'title' | 'share'>,
): Table {
  const rows = Array.from({ length: Math.ceil(facts.length / 2) }, (_, i) => facts.slice(i * 2, i * 2 + 2))
  const columns = [0, 1].flatMap((i): Column<(typeof rows)[number]>[] => [
    { title, share: 3, align: 'left', text: (row) => row[i]?.[0] ?? '' },
    { title: '内容', share, align: 'left', text: (row) => row[i]?.[1] ?? '' },
  ])
  return ruledTable(columns, rows)
}

function cell(text: string, align: 'left' | 'center', width: number, type: { font: Font; size: number }): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          ...HANGING_COMMAS,
          alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: { before: 0, after: 0, line: Math.round(type.size * TWIPS_A_LINE), lineRule: LineRuleType.EXACT },
          children: [new TextRun({ text: line, ...type })],
        }),
    ),
  })
}
