import type { SummaryCorrection } from '@gongjian/domain/report/month-summary.ts'
import type { Paragraph, Table } from 'docx'
import { changedPart, shanghaiTime } from '../wording.ts'
import { blankLine, bodyParagraph } from './paragraphs.ts'
import { ruledTable, type Column } from './tables.ts'

const MOST_LETTERS = 60

const COLUMNS: readonly Column<SummaryCorrection>[] = [
  { title: '单位', share: 11, align: 'left', text: (c) => c.unit },
  { title: '任务', share: 19, align: 'left', text: (c) => c.task },
  {
    title: '版本、更正人和时间',
    share: 19,
    align: 'left',
    text: (c) => `第${c.version}版\n${c.by}\n${shanghaiTime(c.at)}`,
  },
  { title: '更正原因', share: 20, align: 'left', text: (c) => c.reason },
  { title: '更正内容', share: 31, align: 'left', text: (c) => c.changes.map(changeWords).join('\n') },
]

function changeWords({ field, before, after }: SummaryCorrection['changes'][number]): string {
  const part = changedPart(before, after, MOST_LETTERS)
  return `${field}：“${part.before}”更正为“${part.after}”`
}

/** 更正情况: what no longer holds of the parts above, which stay as they were when the month was closed. */
export function correctionBlocks(corrections: readonly SummaryCorrection[]): (Paragraph | Table)[] {
  const units = new Set(corrections.map((c) => c.unit)).size
  return [
    bodyParagraph(
      `本通报其他部分及附件为月份关闭时的内容。关闭后有${units}家单位更正${corrections.length}条，与前文不一致的，以更正后的内容为准。`,
    ),
    ruledTable(COLUMNS, corrections),
    blankLine(),
  ]
}
