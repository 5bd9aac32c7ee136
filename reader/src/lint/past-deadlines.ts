import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { finding } from './codes.ts'

/** Deadlines that lay in the past on the day of issue. */
export function pastDeadlines(_text: string, reading: Reading): Finding[] {
  const { signedOn } = reading
  if (!signedOn) return []
  return reading.deadlines
    .filter(
      (deadline) =>
        (deadline.kind === 'by' || deadline.kind === 'at') && deadline.date !== null && deadline.date < signedOn,
    )
    .map((deadline) =>
      finding(
        'deadline-past',
        deadline,
        `时限“${deadline.text}”（${deadline.date}）早于印发日期 ${signedOn}，印发之日即已过期。`,
      ),
    )
}
