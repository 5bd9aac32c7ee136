import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { finding } from './codes.ts'

/** 以下 beside 及以下: where the plan knows the difference, a plain 以下 leaves the bound itself open. */
export function bounds(text: string, reading: Reading): Finding[] {
  const open = reading.thresholds.filter(
    (threshold) => threshold.borderline && /以[上下]/.test(text.slice(threshold.start, threshold.end)),
  )
  const closed = reading.thresholds.find((threshold) =>
    /及以[上下]|含）以[上下]/.test(text.slice(threshold.start, threshold.end)),
  )
  if (!closed) return []
  const other = text.slice(closed.start, closed.end)
  return open.map((threshold) => {
    const words = text.slice(threshold.start, threshold.end)
    return finding(
      'bound-mixed',
      threshold,
      `此处写“${words}”，${closed.clause || '别处'}写“${other}”，恰为${threshold.value}${threshold.unit}的是否包含不明确。`,
    )
  })
}
