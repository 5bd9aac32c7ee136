import {
  CLOSE_REASON_TITLE,
  SUMMARY_UNIT_KIND_LABELS,
  SummaryUnitKind,
  type MonthSummary,
  type SummaryCorrection,
  type SummaryUnit,
} from '@gongjian/domain/report/month-summary.ts'
import { TIMELINESS_TITLES } from '@gongjian/domain/report/report.ts'
import type { Paragraph, Table } from 'docx'
import { chinese } from '../../numerals/number-format.ts'
import { behindLines, digestOf, lineTotals, type BehindLine, type TaskDigest } from '../digest.ts'
import {
  dueText,
  firstSubmission,
  names,
  officialDate,
  officialMonth,
  percent,
  preparedOn,
  reportedLines,
  shanghaiTime,
  withoutStop,
} from '../wording.ts'
import { correctionBlocks } from './corrections.ts'
import { blankLine, bodyParagraph, levelOne, levelTwo } from './paragraphs.ts'
import { ruledTable, type Column } from './tables.ts'

type Block = Paragraph | Table

const UNIT_COLUMNS: readonly Column<SummaryUnit>[] = [
  { title: '序号', share: 7, align: 'center', text: (_, index) => String(index + 1) },
  { title: '单位', share: 25, align: 'left', text: (unit) => unit.name },
  { title: '应报', share: 7, align: 'center', text: (unit) => String(unit.due) },
  { title: '已报', share: 7, align: 'center', text: (unit) => String(reportedLines(unit)) },
  { title: '不适用', share: 9, align: 'center', text: (unit) => String(unit.notApplicable) },
  { title: '完整率', share: 12, align: 'center', text: (unit) => percent(unit.completeness) },
  { title: '首次报送', share: 17, align: 'center', text: (unit) => firstSubmission(unit).replace(/^\d{4}-/, '') },
  { title: '及时性', share: 9, align: 'center', text: (unit) => TIMELINESS_TITLES[unit.timeliness] },
  { title: '退回', share: 7, align: 'center', text: (unit) => String(unit.returns) },
]

const TASK_COLUMNS: readonly Column<TaskDigest>[] = [
  { title: '任务及牵头单位', share: 31, align: 'left', text: (t) => `${t.label} ${t.title}（${t.lead}）` },
  { title: '已报/应报', share: 10, align: 'center', text: (t) => `${t.reported}/${t.due}` },
  { title: '滞后', share: 7, align: 'center', text: (t) => String(t.behind.length) },
  { title: '问题', share: 7, align: 'center', text: (t) => String(t.problems) },
  { title: '牵头单位所报进展', share: 45, align: 'left', text: (t) => t.words },
]

const BEHIND_COLUMNS: readonly Column<BehindLine>[] = [
  { title: '任务', share: 33, align: 'left', text: (b) => `${b.label} ${b.title}` },
  { title: '单位', share: 17, align: 'left', text: (b) => b.line.unit },
  { title: '存在问题', share: 50, align: 'left', text: (b) => b.line.problems || '—' },
]

export function documentBody(summary: MonthSummary, corrections: readonly SummaryCorrection[]): Block[] {
  return [
    bodyParagraph(
      `按照《${summary.planTitle}》（${summary.planDocNumber}）要求，现将${officialMonth(summary.month)}各单位报送情况和工作进展情况通报如下。`,
    ),
    levelOne('一、总体情况'),
    bodyParagraph(overview(summary)),
    ...closeReason(summary),
    levelOne('二、报送完整性和及时性'),
    ...SummaryUnitKind.options.flatMap((kind, i) => unitsOf(summary, kind, i)),
    levelTwo('（三）未按时报送的单位'),
    bodyParagraph(`迟报：${names(summary.late)}。`),
    bodyParagraph(`未报：${names(summary.missing)}。`),
    ...openUnits(summary),
    levelOne('三、各项任务进展情况'),
    ...progress(summary),
    levelOne('四、存在问题'),
    ...problems(summary),
    ...(corrections.length > 0 ? [levelOne('五、更正情况'), ...correctionBlocks(corrections)] : []),
    ...closing(summary),
  ]
}

function overview(summary: MonthSummary): string {
  const { totals } = summary
  const { due, reported } = lineTotals(summary)
  const waiting = totals.open > 0 ? `未到期尚未报送${totals.open}家，` : ''
  return (
    `本月报送期限为${dueText(summary)}，应报单位${totals.units}家。截至${preparedOn(summary)}，` +
    `已报${totals.submitted}家，其中按时${totals.onTime}家、迟报${totals.late}家；${waiting}未报${totals.missing}家。` +
    `应报任务条目${due}条，已报${reported}条，完整率${percent(due === 0 ? 1 : reported / due)}。` +
    `各条均已审结的${totals.accepted}家，有条目退回修改的${totals.returned}家。`
  )
}

function closeReason({ closed }: MonthSummary): Paragraph[] {
  if (closed === null || closed.reason === null) return []
  const on = officialDate(shanghaiTime(closed.at))
  return [bodyParagraph(`本月月报于${on}关闭。${CLOSE_REASON_TITLE}：${withoutStop(closed.reason)}。`)]
}

/** Before the due day nobody is missing: who is not in is named apart. */
function openUnits({ units }: MonthSummary): Paragraph[] {
  const open = units.filter((unit) => unit.timeliness === 'open')
  return open.length === 0 ? [] : [bodyParagraph(`未到期尚未报送：${names(open.map((unit) => unit.name))}。`)]
}

function unitsOf(summary: MonthSummary, kind: SummaryUnitKind, index: number): Block[] {
  const units = summary.units.filter((unit) => unit.kind === kind)
  const heading = levelTwo(`（${chinese(index + 1)}）${SUMMARY_UNIT_KIND_LABELS[kind]}`)
  return units.length === 0 ? [heading, bodyParagraph('无。')] : [heading, ruledTable(UNIT_COLUMNS, units), blankLine()]
}

function progress({ tasks }: MonthSummary): Block[] {
  if (tasks.length === 0) return [bodyParagraph('无。')]
  const digests = tasks.map(digestOf)
  const exempt = digests.reduce((sum, t) => sum + t.notApplicable, 0)
  return [
    bodyParagraph(
      `${tasks.length}项任务报送和进展情况如下表，各单位所报全文见附件。“滞后”为自评进度滞后的单位数，“问题”为反映问题的单位数；` +
        `已报中有${exempt}条为“不适用”。`,
    ),
    ruledTable(TASK_COLUMNS, digests),
    blankLine(),
  ]
}

const MOST_NAMED = 3

function problems(summary: MonthSummary): Block[] {
  const behind = behindLines(summary)
  if (summary.problems.length === 0 && behind.length === 0) return [bodyParagraph('本月各单位未反映问题。')]
  const byTask = [...Map.groupBy(summary.problems, (problem) => problem.task)].sort(
    ([, a], [, b]) => b.length - a.length,
  )
  const most = byTask.slice(0, MOST_NAMED).map(([task, told]) => `${task}（${told.length}家）`)
  const named = most.length === 0 ? '' : `，反映较多的是${most.join('、')}`
  const raised = `各单位共反映问题${summary.problems.length}条，涉及${byTask.length}项任务${named}，全文见附件。`
  if (behind.length === 0) return [bodyParagraph(`${raised}没有单位自评进度滞后。`)]
  return [
    bodyParagraph(`${raised}自评进度滞后的${behind.length}条如下。`),
    ruledTable(BEHIND_COLUMNS, behind),
    blankLine(),
  ]
}

/** What is still open to a unit: of a closed month 更正 and nothing else. */
function closing(summary: MonthSummary): Paragraph[] {
  const asked = summary.closed === null ? askedWhileOpen(summary) : askedOnceClosed(summary)
  return [
    ...(asked.length > 0 ? [bodyParagraph(`请各单位对照方案抓好落实，${asked.join('，')}。`)] : []),
    bodyParagraph('特此通报。', { keepNext: true }),
  ]
}

function askedWhileOpen({ missing, totals }: MonthSummary): string[] {
  return [
    ...(missing.length > 0 ? ['未报单位要抓紧补报'] : []),
    ...(totals.returned > 0 ? ['被退回的单位要按退回意见修改后重新报送'] : []),
  ]
}

function askedOnceClosed({ missing, totals }: MonthSummary): string[] {
  const who = [...(missing.length > 0 ? ['未报单位'] : []), ...(totals.returned > 0 ? ['被退回的单位'] : [])]
  return who.length === 0 ? [] : [`本月月报已关闭，${who.join('和')}要在月报页以“更正”补充或修改，并写明原因`]
}
