import {
  SUMMARY_UNIT_KIND_LABELS,
  SummaryUnitKind,
  type MonthSummary,
  type SummaryLine,
  type SummaryTask,
  type SummaryUnit,
} from '@gongjian/domain/report/month-summary.ts'
import { TIMELINESS_TITLES } from '@gongjian/domain/report/report.ts'
import type { Paragraph, Table } from 'docx'
import { chinese } from '../../numerals/number-format.ts'
import { dueText, firstSubmission, names, officialMonth, percent, preparedOn, unitState } from '../wording.ts'
import { blankLine, bodyParagraph, levelOne, levelTwo } from './paragraphs.ts'
import { ruledTable, type Column } from './tables.ts'

type Block = Paragraph | Table

const UNIT_COLUMNS: readonly Column<SummaryUnit>[] = [
  { title: '序号', share: 6.5, align: 'center', text: (_, index) => String(index + 1) },
  { title: '单位', share: 22, align: 'left', text: (unit) => unit.name },
  { title: '应报', share: 6.5, align: 'center', text: (unit) => String(unit.due) },
  { title: '已填', share: 6.5, align: 'center', text: (unit) => String(unit.filled) },
  { title: '不适用', share: 9, align: 'center', text: (unit) => String(unit.notApplicable) },
  { title: '完整率', share: 10, align: 'center', text: (unit) => percent(unit.completeness) },
  { title: '首次报送', share: 14.5, align: 'center', text: (unit) => firstSubmission(unit).replace(/^\d{4}-/, '') },
  { title: '及时性', share: 9, align: 'center', text: (unit) => TIMELINESS_TITLES[unit.timeliness] },
  { title: '状态', share: 9.5, align: 'center', text: (unit) => unitState(unit) },
  { title: '退回', share: 6.5, align: 'center', text: (unit) => String(unit.returns) },
]

const LINE_COLUMNS: readonly Column<SummaryLine>[] = [
  { title: '单位', share: 15, align: 'left', text: (line) => line.unit },
  { title: '本月进展', share: 26, align: 'left', text: (line) => line.progress },
  { title: '累计进展', share: 21, align: 'left', text: (line) => line.cumulative },
  { title: '存在问题', share: 19, align: 'left', text: (line) => line.problems || '—' },
  { title: '下步打算', share: 19, align: 'left', text: (line) => line.nextSteps || '—' },
]

export function documentBody(summary: MonthSummary): Block[] {
  return [
    bodyParagraph(
      `按照《${summary.planTitle}》（${summary.planDocNumber}）要求，现将${officialMonth(summary.month)}各单位报送情况和工作进展情况通报如下。`,
    ),
    levelOne('一、总体情况'),
    bodyParagraph(overview(summary)),
    levelOne('二、报送完整性和及时性'),
    ...SummaryUnitKind.options.flatMap((kind, i) => unitsOf(summary, kind, i)),
    levelTwo('（三）迟报、未报单位'),
    bodyParagraph(`迟报：${names(summary.late)}。`),
    bodyParagraph(`未报：${names(summary.missing)}。`),
    levelOne('三、各项任务进展情况'),
    ...summary.tasks.flatMap(taskProgress),
    levelOne('四、存在问题'),
    ...problems(summary),
    ...closing(summary),
  ]
}

function overview({ totals, ...summary }: MonthSummary): string {
  return (
    `本月报送期限为${dueText({ totals, ...summary })}，应报单位${totals.units}家。截至${preparedOn({ totals, ...summary })}，` +
    `已报${totals.submitted}家，其中按时${totals.onTime}家、迟报${totals.late}家；未报${totals.missing}家。` +
    `已接受${totals.accepted}家，退回修改${totals.returned}家。`
  )
}

function unitsOf(summary: MonthSummary, kind: SummaryUnitKind, index: number): Block[] {
  const units = summary.units.filter((unit) => unit.kind === kind)
  const heading = levelTwo(`（${chinese(index + 1)}）${SUMMARY_UNIT_KIND_LABELS[kind]}`)
  return units.length === 0 ? [heading, bodyParagraph('无。')] : [heading, ruledTable(UNIT_COLUMNS, units), blankLine()]
}

function taskProgress(task: SummaryTask, index: number): Block[] {
  const told = task.lines.filter((line) => line.notApplicableReason === null && (line.progress || line.cumulative))
  const exempt = task.lines.filter((line) => line.notApplicableReason !== null)
  const silent = task.lines.filter((line) => line.notApplicableReason === null && !told.includes(line))
  const blocks: Block[] = [
    levelTwo(`（${chinese(index + 1)}）${task.title}`),
    bodyParagraph(`方案条款：${task.label}。牵头单位：${task.lead}。`),
  ]
  if (told.length > 0) blocks.push(ruledTable(LINE_COLUMNS, told), blankLine())
  if (silent.length > 0) blocks.push(bodyParagraph(`本月未报进展：${names(silent.map((line) => line.unit))}。`))
  if (exempt.length > 0) blocks.push(bodyParagraph(`不适用：${exempt.map(exemption).join('；')}。`))
  return blocks
}

function exemption(line: SummaryLine): string {
  return `${line.unit}（${(line.notApplicableReason ?? '').replace(/[。；]$/, '')}）`
}

function problems(summary: MonthSummary): Paragraph[] {
  if (summary.problems.length === 0) return [bodyParagraph('本月各单位未反映问题。')]
  const byTask = [...Map.groupBy(summary.problems, (problem) => problem.task)]
  return byTask.map(([task, told], i) => {
    const texts = told.map((problem) => `${problem.unit}：${problem.text.replace(/[。；]$/, '')}`)
    return bodyParagraph(`${i + 1}. ${task}。${texts.join('；')}。`)
  })
}

function closing(summary: MonthSummary): Paragraph[] {
  const asked = [
    summary.missing.length > 0 ? '未报单位要抓紧补报' : '',
    summary.totals.returned > 0 ? '被退回的单位要按退回意见修改后重新报送' : '',
  ].filter((text) => text !== '')
  return [
    ...(asked.length > 0 ? [bodyParagraph(`请各单位对照方案抓好落实，${asked.join('，')}。`)] : []),
    bodyParagraph('特此通报。', { keepNext: true }),
  ]
}
