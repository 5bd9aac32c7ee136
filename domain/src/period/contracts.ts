import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { Day, Instant, Month } from '../calendar/calendar.ts'
import { MonthClosing } from '../report/month-summary.ts'
import { ReportState, Timeliness } from '../report/report.ts'
import { LineTally, ReportCounts } from '../report/tally.ts'
import { UnitCode, UnitRef } from '../unit/unit.ts'

export const Period = z.object({
  month: Month,
  dueOn: Day,
  restDay: z.boolean().nullable(),
  openedAt: Instant,
  closed: MonthClosing.nullable(),
})
export type Period = z.infer<typeof Period>

export const BoardRow = z.object({
  unit: UnitRef,
  state: ReportState,
  timeliness: Timeliness,
  firstSubmittedAt: Instant.nullable(),
  /** Whether anybody of the unit has edited or sent a line; null: drafts are not the actor's to read. */
  begun: z.boolean().nullable(),
  lastEditedAt: Instant.nullable(),
  lines: LineTally,
  /** Times that any line was returned. */
  returns: z.number().int(),
  versions: z.number().int(),
  remindedAt: Instant.nullable(),
})
export type BoardRow = z.infer<typeof BoardRow>

/** Mails of the last seven days that did not get there; real time, as mail is. */
export const MailTrouble = z.object({
  /** To be tried again. */
  waiting: z.number().int(),
  /** Given up. */
  lost: z.number().int(),
  problem: z.string(),
})
export type MailTrouble = z.infer<typeof MailTrouble>

export const Board = Period.extend({
  now: Instant,
  counts: ReportCounts,
  rows: z.array(BoardRow),
  /** First submissions by hour, `2019-09-20 10`: for the office's chart. */
  hours: z.array(z.object({ hour: z.string(), count: z.number().int() })),
  mayClose: z.boolean(),
  mayRemind: z.boolean(),
  /** To whoever may remind; null: all went out. */
  mailTrouble: MailTrouble.nullable(),
})
export type Board = z.infer<typeof Board>

const ByMonth = z.object({ month: Month })

export const periodContracts = {
  listPeriods: contract({
    name: 'listPeriods',
    method: 'GET',
    path: '/periods',
    summary: '月份',
    access: 'period.read',
    input: z.object({}),
    output: z.array(Period),
  }),
  getBoard: contract({
    name: 'getBoard',
    method: 'GET',
    path: '/periods/:month',
    summary: '报送情况',
    access: 'period.read',
    input: ByMonth,
    output: Board,
  }),
  remindUnits: contract({
    name: 'remindUnits',
    method: 'POST',
    path: '/periods/:month/remind',
    summary: '催报',
    access: 'period.remind',
    input: ByMonth.extend({ units: z.array(UnitCode).optional().describe('empty: all that are missing or returned') }),
    output: z.object({ units: z.number().int(), notices: z.number().int(), mails: z.number().int() }),
  }),
  closePeriod: contract({
    name: 'closePeriod',
    method: 'POST',
    path: '/periods/:month/close',
    summary: '关闭月份',
    access: 'period.close',
    input: ByMonth.extend({
      reason: z.string().trim().max(1000).optional().describe('why it is closed with units missing or lines open'),
    }),
    output: Board,
  }),
  exportSummaryWord: contract({
    name: 'exportSummaryWord',
    method: 'GET',
    path: '/periods/:month/summary.docx',
    summary: '月报汇总（Word）',
    access: 'summary.export',
    input: ByMonth,
    output: z.unknown(),
    answer: 'file',
  }),
  exportSummaryExcel: contract({
    name: 'exportSummaryExcel',
    method: 'GET',
    path: '/periods/:month/summary.xlsx',
    summary: '月报汇总（Excel）',
    access: 'summary.export',
    input: ByMonth,
    output: z.unknown(),
    answer: 'file',
  }),
} as const
