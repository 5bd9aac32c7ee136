import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  LevelFormat,
  LevelSuffix,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'

const LEVELS = [
  { format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
  { format: LevelFormat.CHINESE_COUNTING, text: '（%2）' },
  { format: LevelFormat.DECIMAL, text: '%3.' },
  { format: LevelFormat.DECIMAL, text: '（%4）' },
  { format: LevelFormat.DECIMAL_ENCLOSED_CIRCLE_CHINESE, text: '%5' },
]

function numbered(level: number, text: string): Paragraph {
  return new Paragraph({ text, numbering: { reference: 'plan', level } })
}

function row(...cells: string[]): TableRow {
  return new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })
}

/** A plan whose ordinals exist only as Word's automatic numbering, with a table and a footnote. */
export async function numberedDocx(): Promise<Uint8Array> {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'plan',
          levels: LEVELS.map((level, index) => ({
            ...level,
            level: index,
            suffix: LevelSuffix.NOTHING,
            alignment: AlignmentType.START,
          })),
        },
      ],
    },
    footnotes: { 1: { children: [new Paragraph('指挥发性有机物。')] } },
    sections: [
      {
        children: [
          numbered(0, '总体要求'),
          numbered(1, '指导思想'),
          numbered(1, '工作目标'),
          new Paragraph({ children: [new TextRun('VOCs'), new FootnoteReferenceRun(1), new TextRun('下降10%。')] }),
          numbered(0, '重点任务'),
          numbered(1, '优化布局'),
          numbered(2, '时间节点：2020年年底前'),
          numbered(2, '主要任务：'),
          numbered(3, '严格准入。'),
          numbered(3, '压减产能。'),
          numbered(4, '钢铁。'),
          numbered(4, '水泥。'),
          numbered(2, '牵头单位：市发展改革委'),
          numbered(1, '加大力度'),
          numbered(2, '时间节点：长期'),
          new Table({
            rows: [
              row('序号', '企业', '期限'),
              row('1', '河南中威高科技化工有限公司', '2020年'),
              row('2', '', '2021年'),
            ],
          }),
          new Paragraph('主办：市工信局'),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
