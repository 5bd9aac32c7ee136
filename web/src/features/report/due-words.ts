import { dayInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Report } from '@gongjian/domain/report/contracts.ts'
import { TIMELINESS_TITLES } from '@gongjian/domain/report/report.ts'

type Due = Pick<Report, 'dueOn' | 'daysLeft' | 'restDay' | 'firstSubmittedAt' | 'timeliness'>

/** Before a report is sent: when it was due, and what the sending will count as. */
export function dueWords({ dueOn, daysLeft, restDay, firstSubmittedAt, timeliness }: Due): string[] {
  const due = `${dayInWords(dueOn)} 24 时截止`
  const rest = restDay ? [`${Number(dueOn.slice(8))}日为休息日，截止日不顺延。`] : []
  if (firstSubmittedAt !== null)
    return [`${due}。首次提交已记为${TIMELINESS_TITLES[timeliness]}，重新提交不改变。`, ...rest]
  if (daysLeft > 0) return [`${due}，还有 ${daysLeft} 天，现在提交记为按时。`, ...rest]
  if (daysLeft === 0) return [`${due}，就是今天；以服务器收到为准，过了零点记为迟报。`, ...rest]
  return [`${due}，已过 ${-daysLeft} 天，现在提交将记为迟报。`, ...rest]
}
