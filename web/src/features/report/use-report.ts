import { useEffect } from 'react'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Report, ReportLine } from '@gongjian/domain/report/contracts.ts'
import { LINE_ACTIONS, LINE_STATE_TITLES, type LineText } from '@gongjian/domain/report/report.ts'
import { call } from '../../app/client.ts'
import { useMe } from '../../app/me.tsx'
import { useOperation } from '../../app/query.ts'
import { failureOf } from '../../components/autosave/failure.ts'
import { browserShelf } from '../../components/autosave/shelf.ts'
import { useDesk } from '../../components/autosave/use-desk.ts'
import { newDraft } from '../../components/autosave/draft.ts'
import { KeptLine, servedOf, viewLine, WHOLE_FIELDS, type LineView } from './line-words.ts'
import { isNews, type ReportKey } from './pulse.ts'

const PULSE_MS = 4000

/** Two people on one report see each other: asks every few seconds what moved, and reads the report again when it did. */
export function usePulse(key: ReportKey, report: Report) {
  const client = useQueryClient()
  const open = report.state !== 'closed'
  const pulse = useOperation(OPERATIONS.getReportPulse, key, {
    refetchInterval: open ? PULSE_MS : false,
    enabled: open,
    staleTime: 0,
  })
  const { data } = pulse
  const { month, unit } = key
  const news = data !== undefined && isNews(data, report)
  useEffect(() => {
    if (news) void client.invalidateQueries({ queryKey: [OPERATIONS.getReport.name, { month, unit }] })
  }, [news, data, client, month, unit])
}

/** A saved line, put in its place without reading the whole report again. */
function putLine(client: QueryClient, key: ReportKey, line: ReportLine) {
  client.setQueryData<Report>([OPERATIONS.getReport.name, key], (report) =>
    report ? { ...report, lines: report.lines.map((l) => (l.task === line.task ? line : l)) } : report,
  )
}

/** The desk of a report: a draft a line. */
export function useReportDesk(key: ReportKey, report: Report) {
  const client = useQueryClient()
  const me = useMe()
  const { month, unit } = key
  const { desk, drafts } = useDesk<LineText>(() => ({
    whole: WHOLE_FIELDS,
    failureOf,
    shelf: browserShelf(`${me.plan.code}.${me.account.login}.${month}.${unit}`, KeptLine),
    reload: () => void client.invalidateQueries({ queryKey: [OPERATIONS.getReport.name, { month, unit }] }),
    save: async (taskId, { text, version, touched }) => {
      const line = await call(OPERATIONS.saveReportLine, {
        ...key,
        taskId,
        ...text,
        expectedVersion: version,
        touched: [...touched],
      })
      putLine(client, { month, unit }, line)
      return servedOf(line)
    },
  }))
  useEffect(() => {
    for (const line of report.lines) desk.serve(line.task, servedOf(line), lockedBecause(report, line))
  }, [desk, report])
  const views: LineView[] = report.lines.map((line) =>
    viewLine(line, drafts.get(line.task) ?? newDraft(servedOf(line)), report.may.edit),
  )
  return { desk, drafts, views }
}

/** null: may be written. */
function lockedBecause(report: Report, line: ReportLine): string | null {
  if (report.lock) return report.lock.reason
  if (!report.may.edit) return '这份月报现在不能修改'
  return LINE_ACTIONS[line.state].edit ? null : `这一条${LINE_STATE_TITLES[line.state]}，现在不能修改`
}
