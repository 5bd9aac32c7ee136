import {
  CLOSE_REASON_TITLE,
  SUMMARY_UNIT_KIND_LABELS,
  SummaryUnitKind,
  type MonthSummary,
  type SummaryCorrection,
  type SummaryLine,
  type SummaryUnit,
} from '@gongjian/domain/report/month-summary.ts'
import { STANDING_TITLES, TIMELINESS_TITLES } from '@gongjian/domain/report/report.ts'
import type { TableColumn, TableRow } from '../../table/table.ts'
import { behindLines, digestOf, lineTotals } from '../digest.ts'
import {
  dueText,
  firstSubmission,
  lineState,
  names,
  percent,
  reportedLines,
  shanghaiTime,
  unitState,
} from '../wording.ts'

export interface SummarySheet {
  name: string
  columns: readonly TableColumn[]
  rows: TableRow[]
}

/** 更正情况 only where there are corrections. */
export function summarySheets(summary: MonthSummary, corrections: readonly SummaryCorrection[]): SummarySheet[] {
  return [
    overviewSheet(summary),
    unitSheet(summary),
    taskSheet(summary),
    problemSheet(summary),
    lineSheet(summary),
    ...(corrections.length > 0 ? [correctionSheet(corrections)] : []),
  ]
}

function overviewSheet(summary: MonthSummary): SummarySheet {
  const { totals, units, closed } = summary
  const of = (timeliness: SummaryUnit['timeliness']): SummaryUnit[] => units.filter((u) => u.timeliness === timeliness)
  const withTime = (u: SummaryUnit): string => `${u.name}（${firstSubmission(u)}）`
  const behind = behindLines(summary)
  const row = (item: string, value: number | string, note = ''): TableRow => ({ item, value: String(value), note })
  return {
    name: '总体情况',
    columns: [
      { key: 'item', title: '项目', width: 22, kind: 'text' },
      { key: 'value', title: '数值', width: 26, kind: 'text' },
      { key: 'note', title: '说明', width: 90, kind: 'text' },
    ],
    rows: [
      row('报送期限', dueText(summary)),
      ...(closed ? [row('关闭时间', shanghaiTime(closed.at), closed.by)] : []),
      ...(closed?.reason ? [row(CLOSE_REASON_TITLE, '', closed.reason)] : []),
      row('应报单位', totals.units, SummaryUnitKind.options.map((kind) => kindWords(units, kind)).join('，')),
      row('已报单位', totals.submitted),
      row('按时', totals.onTime),
      row('迟报', totals.late, names(of('late').map(withTime))),
      ...(totals.open > 0 ? [row('未到期', totals.open, names(of('open').map((u) => u.name)))] : []),
      row('未报', totals.missing, names(of('missing').map((u) => u.name))),
      row('各条均已审结', totals.accepted),
      row('有条目退回修改', totals.returned, names(units.filter((u) => u.state === 'returned').map((u) => u.name))),
      ...lineRows(summary).map(([item, value, note]) => row(item, value, note)),
      row('反映问题', summary.problems.length, `涉及${new Set(summary.problems.map((p) => p.task)).size}项任务`),
      row('自评进度滞后', behind.length, names([...new Set(behind.map((b) => `${b.label} ${b.line.unit}`))])),
    ],
  }
}

function kindWords(units: readonly SummaryUnit[], kind: SummaryUnitKind): string {
  return `${SUMMARY_UNIT_KIND_LABELS[kind]}${units.filter((u) => u.kind === kind).length}家`
}

function lineRows(summary: MonthSummary): [item: string, value: number | string, note: string][] {
  const { due, reported } = lineTotals(summary)
  const exempt = summary.units.reduce((sum, u) => sum + u.notApplicable, 0)
  return [
    ['应报条目', due, '每个单位每项任务一条'],
    ['已报条目', reported, `其中不适用${exempt}条`],
    ['完整率', percent(due === 0 ? 1 : reported / due), '已报条目占应报条目的比例，草稿不计'],
  ]
}

function unitSheet(summary: MonthSummary): SummarySheet {
  return {
    name: '分单位',
    columns: [
      { key: 'name', title: '单位', width: 32, kind: 'text' },
      { key: 'kind', title: '类型', width: 12, kind: 'text' },
      { key: 'due', title: '应报任务数', width: 12, kind: 'number' },
      { key: 'reported', title: '已报', width: 8, kind: 'number' },
      { key: 'notApplicable', title: '其中不适用', width: 12, kind: 'number' },
      { key: 'completeness', title: '完整率（%）', width: 13, kind: 'percent' },
      { key: 'submittedAt', title: '首次报送时间', width: 21, kind: 'time' },
      { key: 'timeliness', title: '是否按时', width: 11, kind: 'text' },
      { key: 'state', title: '当前状态', width: 11, kind: 'text' },
      { key: 'returns', title: '退回次数', width: 11, kind: 'number' },
    ],
    rows: summary.units.map((unit) => ({
      ...unit,
      reported: reportedLines(unit),
      kind: SUMMARY_UNIT_KIND_LABELS[unit.kind],
      timeliness: TIMELINESS_TITLES[unit.timeliness],
      state: unitState(unit),
    })),
  }
}

function taskSheet(summary: MonthSummary): SummarySheet {
  return {
    name: '分任务',
    columns: [
      { key: 'task', title: '任务', width: 36, kind: 'text' },
      { key: 'lead', title: '牵头单位', width: 15, kind: 'text' },
      { key: 'due', title: '应报', width: 7, kind: 'number' },
      { key: 'reported', title: '已报', width: 7, kind: 'number' },
      { key: 'notApplicable', title: '不适用', width: 9, kind: 'number' },
      { key: 'problems', title: '反映问题', width: 10, kind: 'number' },
      { key: 'behindCount', title: '滞后', width: 7, kind: 'number' },
      { key: 'behind', title: '自评滞后的单位', width: 26, kind: 'text' },
      { key: 'words', title: '牵头单位所报进展', width: 56, kind: 'text' },
    ],
    rows: summary.tasks.map(digestOf).map(({ label, title, behind, ...digest }) => ({
      ...digest,
      task: `${label} ${title}`,
      behindCount: behind.length,
      behind: behind.join('、'),
    })),
  }
}

function problemSheet(summary: MonthSummary): SummarySheet {
  return {
    name: '问题清单',
    columns: [
      { key: 'number', title: '序号', width: 7, kind: 'number' },
      { key: 'task', title: '任务', width: 40, kind: 'text' },
      { key: 'unit', title: '单位', width: 28, kind: 'text' },
      { key: 'text', title: '存在问题', width: 80, kind: 'text' },
    ],
    rows: summary.problems.map((problem, i) => ({ number: i + 1, ...problem })),
  }
}

function lineSheet(summary: MonthSummary): SummarySheet {
  return {
    name: '条目明细',
    columns: [
      { key: 'task', title: '任务', width: 22, kind: 'text' },
      { key: 'lead', title: '牵头单位', width: 13, kind: 'text' },
      { key: 'unit', title: '单位', width: 16, kind: 'text' },
      { key: 'part', title: '职责', width: 9, kind: 'text' },
      { key: 'progress', title: '本月进展', width: 34, kind: 'text' },
      { key: 'cumulative', title: '累计进展', width: 24, kind: 'text' },
      { key: 'problems', title: '存在问题', width: 24, kind: 'text' },
      { key: 'nextSteps', title: '下步打算', width: 24, kind: 'text' },
      { key: 'standing', title: '进度自评', width: 11, kind: 'text' },
      { key: 'state', title: '状态', width: 8, kind: 'text' },
    ],
    rows: summary.tasks.flatMap((task) =>
      task.lines.map((line) => ({ task: `${task.label} ${task.title}`, lead: task.lead, ...lineCells(line) })),
    ),
  }
}

function lineCells(line: SummaryLine): TableRow {
  const { notApplicableReason, ...rest } = line
  return {
    ...rest,
    progress: notApplicableReason === null ? line.progress : `不适用：${notApplicableReason}`,
    standing: line.standing === null ? '' : STANDING_TITLES[line.standing],
    state: lineState(line),
  }
}

/** A row a field, with both texts whole: the Word document shows them in brief. */
function correctionSheet(corrections: readonly SummaryCorrection[]): SummarySheet {
  return {
    name: '更正情况',
    columns: [
      { key: 'unit', title: '单位', width: 16, kind: 'text' },
      { key: 'task', title: '任务', width: 28, kind: 'text' },
      { key: 'version', title: '版本', width: 7, kind: 'number' },
      { key: 'by', title: '更正人', width: 18, kind: 'text' },
      { key: 'at', title: '更正时间', width: 18, kind: 'text' },
      { key: 'reason', title: '更正原因', width: 30, kind: 'text' },
      { key: 'field', title: '栏目', width: 10, kind: 'text' },
      { key: 'before', title: '更正前', width: 36, kind: 'text' },
      { key: 'after', title: '更正后', width: 36, kind: 'text' },
    ],
    rows: corrections.flatMap(({ changes, ...c }) =>
      changes.map((change) => ({ ...c, at: shanghaiTime(c.at), ...change })),
    ),
  }
}
