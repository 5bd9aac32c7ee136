import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { finding } from './codes.ts'
import { coreOf } from './rule.ts'

/** The same indicator with the same value in two clauses. */
export function repeatedTargets(_text: string, reading: Reading): Finding[] {
  const first = new Map<string, string>()
  return reading.targets.flatMap((target) => {
    const core = coreOf(target.subject)
    if (core.length < 2 || target.unit !== '%') return []
    const key = [core, target.value, target.unit, target.baseline, target.kind, target.by].join('|')
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, target.clause)
      return []
    }
    if (before === target.clause) return []
    return [
      finding(
        'target-repeated',
        target,
        `“${target.subject}”${target.value}${target.unit}的指标在${before || '前言'}已经规定，此处重复。`,
      ),
    ]
  })
}
