import type { InputOf, OutputOf } from '@gongjian/domain/operation/contract.ts'
import type { reportContracts, Report } from '@gongjian/domain/report/contracts.ts'

export type Pulse = OutputOf<typeof reportContracts.getReportPulse>
export type ReportKey = InputOf<typeof reportContracts.getReport>

/** Does the server hold something that this page does not show yet? An older pulse says nothing. */
export function isNews(pulse: Pulse, report: Report): boolean {
  if (pulse.state !== report.state) return true
  return pulse.lines.some((p) => {
    const line = report.lines.find((l) => l.task === p.task)
    if (!line) return true
    return p.version > line.version || (p.version === line.version && isOther(p, line))
  })
}

function isOther(pulse: Pulse['lines'][number], line: Report['lines'][number]): boolean {
  return pulse.state !== line.state || pulse.files !== line.files.length
}
