import { SUMMARY_UNIT_KIND_LABELS, type MonthSummary, type SummaryLine } from '@gongjian/domain/report/month-summary.ts'
import { TIMELINESS_TITLES } from '@gongjian/domain/report/report.ts'
import { lineState, unitState } from '../wording.ts'
import type { TableColumn, TableRow } from '../../table/table.ts'

export interface SummarySheet {
  name: string
  columns: readonly TableColumn[]
  rows: TableRow[]
}

export function summarySheets(summary: MonthSummary): SummarySheet[] {
  return [filingSheet(summary), progressSheet(summary), problemSheet(summary), lateSheet(summary)]
}

function filingSheet(summary: MonthSummary): SummarySheet {
  return {
    name: '报送情况',
    columns: [
      { key: 'name', title: '单位', width: 32, kind: 'text' },
      { key: 'kind', title: '类型', width: 12, kind: 'text' },
      { key: 'due', title: '应报任务数', width: 12, kind: 'number' },
      { key: 'filled', title: '已填', width: 8, kind: 'number' },
      { key: 'notApplicable', title: '不适用', width: 9, kind: 'number' },
      { key: 'completeness', title: '完整率（%）', width: 13, kind: 'percent' },
      { key: 'submittedAt', title: '首次报送时间', width: 21, kind: 'time' },
      { key: 'timeliness', title: '是否按时', width: 11, kind: 'text' },
      { key: 'state', title: '当前状态', width: 11, kind: 'text' },
      { key: 'returns', title: '退回次数', width: 11, kind: 'number' },
    ],
    rows: summary.units.map((unit) => ({
      ...unit,
      kind: SUMMARY_UNIT_KIND_LABELS[unit.kind],
      timeliness: TIMELINESS_TITLES[unit.timeliness],
      state: unitState(unit),
    })),
  }
}

function progressSheet(summary: MonthSummary): SummarySheet {
  return {
    name: '任务进展',
    columns: [
      { key: 'task', title: '任务', width: 22, kind: 'text' },
      { key: 'lead', title: '牵头单位', width: 13, kind: 'text' },
      { key: 'unit', title: '单位', width: 16, kind: 'text' },
      { key: 'part', title: '职责', width: 9, kind: 'text' },
      { key: 'progress', title: '本月进展', width: 34, kind: 'text' },
      { key: 'cumulative', title: '累计进展', width: 24, kind: 'text' },
      { key: 'problems', title: '存在问题', width: 24, kind: 'text' },
      { key: 'nextSteps', title: '下步打算', width: 24, kind: 'text' },
      { key: 'state', title: '状态', width: 8, kind: 'text' },
    ],
    rows: summary.tasks.flatMap((task) =>
      task.lines.map((line) => ({ task: `${task.label} ${task.title}`, lead: task.lead, ...progressCells(line) })),
    ),
  }
}

function progressCells(line: SummaryLine): TableRow {
  const { notApplicableReason, ...rest } = line
  const progress = notApplicableReason === null ? line.progress : `不适用：${notApplicableReason}`
  return { ...rest, progress, state: lineState(line) }
}

function problemSheet(summary: MonthSummary): SummarySheet {
  return {
    name: '问题汇总',
    columns: [
      { key: 'number', title: '序号', width: 7, kind: 'number' },
      { key: 'task', title: '任务', width: 40, kind: 'text' },
      { key: 'unit', title: '单位', width: 28, kind: 'text' },
      { key: 'text', title: '存在问题', width: 80, kind: 'text' },
    ],
    rows: summary.problems.map((problem, i) => ({ number: i + 1, ...problem })),
  }
}

function lateSheet(summary: MonthSummary): SummarySheet {
  const submittedAt = new Map(summary.units.map((unit) => [unit.name, unit.submittedAt]))
  const listed = [
    ...summary.late.map((name) => ({ name, kind: TIMELINESS_TITLES.late })),
    ...summary.missing.map((name) => ({ name, kind: TIMELINESS_TITLES.missing })),
  ]
  return {
    name: '迟报名单',
    columns: [
      { key: 'number', title: '序号', width: 7, kind: 'number' },
      { key: 'name', title: '单位', width: 36, kind: 'text' },
      { key: 'kind', title: '情形', width: 10, kind: 'text' },
      { key: 'due', title: '报送期限', width: 14, kind: 'date' },
      { key: 'submittedAt', title: '首次报送时间', width: 21, kind: 'time' },
    ],
    rows: listed.map((row, i) => ({
      number: i + 1,
      ...row,
      due: summary.dueOn,
      submittedAt: submittedAt.get(row.name),
    })),
  }
}
