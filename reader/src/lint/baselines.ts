import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { finding } from './codes.ts'

/** Targets measured against years other than the one most of them use. */
export function baselines(_text: string, reading: Reading): Finding[] {
  const counts = new Map<number, number>()
  for (const { baseline } of reading.targets)
    if (baseline !== null) counts.set(baseline, (counts.get(baseline) ?? 0) + 1)
  if (counts.size < 2) return []
  const usual = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0]
  return reading.targets
    .filter((target) => target.baseline !== null && target.baseline !== usual)
    .map((target) =>
      finding(
        'baseline-differs',
        target,
        `此处以${target.baseline}年为基准年，其他指标以${usual}年为基准年，不便汇总比较。`,
      ),
    )
}
