import type { MonthSummary, SummaryLine, SummaryTask, SummaryUnit } from '@gongjian/domain/report/month-summary.ts'
import { LINE_FIELD_TITLES, STANDING_TITLES, TIMELINESS_TITLES } from '@gongjian/domain/report/report.ts'
import { AlignmentType, Paragraph, TextRun, type Table } from 'docx'
import { chinese } from '../../numerals/number-format.ts'
import { isReported } from '../digest.ts'
import { names, officialMonth, withoutStop } from '../wording.ts'
import { FONT, LETTER, LINE_PITCH, SIZE } from './layout.ts'
import { blankLine, bodyParagraph, EXACT_PITCH, levelTwo, tableNote } from './paragraphs.ts'
import { ruledTable, type Column } from './tables.ts'

/** Two fields a cell: four narrow columns of uneven length leave half of each page white. */
const LINE_COLUMNS: readonly Column<SummaryLine>[] = [
  { title: '单位', share: 12, align: 'left', text: unitAndStanding },
  {
    title: `${LINE_FIELD_TITLES.progress}、${LINE_FIELD_TITLES.cumulative}`,
    share: 48,
    align: 'left',
    text: (line) => fieldsOf(['本月', line.progress], ['累计', line.cumulative]),
  },
  {
    title: `${LINE_FIELD_TITLES.problems}、${LINE_FIELD_TITLES.nextSteps}`,
    share: 40,
    align: 'left',
    text: (line) => fieldsOf(['问题', line.problems], ['打算', line.nextSteps]),
  },
]

function fieldsOf(...fields: readonly (readonly [title: string, text: string])[]): string {
  const said = fields.filter(([, text]) => text.trim() !== '')
  return said.length === 0 ? '—' : said.map(([title, text]) => `${title}：${text}`).join('\n')
}

function unitAndStanding(line: SummaryLine): string {
  return line.standing === 'behind' ? `${line.unit}\n（${STANDING_TITLES.behind}）` : line.unit
}

function annexTitle(summary: MonthSummary): string {
  return `${officialMonth(summary.month)}各任务进展情况明细`
}

/** 附件说明: a line below the body, two letters in, no stop at its end. */
export function annexNote(summary: MonthSummary): Paragraph[] {
  if (summary.tasks.length === 0) return []
  return [blankLine({ keepNext: true }), bodyParagraph(`附件：${annexTitle(summary)}`, { keepNext: true })]
}

/** 附件: on a page of its own, its word flush left in the first line, its title in the third. */
export function annex(summary: MonthSummary): (Paragraph | Table)[] {
  if (summary.tasks.length === 0) return []
  const timeliness = new Map(summary.units.map((unit) => [unit.name, unit.timeliness]))
  return [
    new Paragraph({
      pageBreakBefore: true,
      spacing: EXACT_PITCH,
      children: [new TextRun({ text: '附件', font: FONT.level1, size: SIZE.no3 })],
    }),
    blankLine(),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...EXACT_PITCH, line: LINE_PITCH + LETTER / 2 },
      children: [new TextRun({ text: annexTitle(summary), font: FONT.title, size: SIZE.no2 })],
    }),
    blankLine(),
    ...summary.tasks.flatMap((task, i) => taskLines(task, i, timeliness)),
  ]
}

function taskLines(
  task: SummaryTask,
  index: number,
  timeliness: ReadonlyMap<string, SummaryUnit['timeliness']>,
): (Paragraph | Table)[] {
  const reported = task.lines.filter(isReported)
  const told = reported.filter((line) => line.notApplicableReason === null)
  const exempt = reported.filter((line) => line.notApplicableReason !== null)
  const unsent = task.lines.filter((line) => !isReported(line))
  const isOpen = (line: SummaryLine): boolean => timeliness.get(line.unit) === 'open'
  const note = (title: string, list: readonly SummaryLine[]): Paragraph[] =>
    list.length === 0 ? [] : [tableNote(`${title}：${names(list.map((line) => line.unit))}。`)]
  return [
    levelTwo(`（${chinese(index + 1)}）${task.title}`),
    tableNote(`方案条款：${task.label}。牵头单位：${task.lead}。`, { keepNext: true }),
    ...(told.length > 0 ? [ruledTable(LINE_COLUMNS, told, SIZE.small5)] : []),
    ...note(TIMELINESS_TITLES.open, unsent.filter(isOpen)),
    ...note(
      TIMELINESS_TITLES.missing,
      unsent.filter((line) => !isOpen(line)),
    ),
    ...(exempt.length > 0 ? [tableNote(`不适用：${exempt.map(exemption).join('；')}。`)] : []),
  ]
}

function exemption(line: SummaryLine): string {
  return `${line.unit}（${withoutStop(line.notApplicableReason ?? '')}）`
}
