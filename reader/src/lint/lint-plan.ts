import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'

export function lintPlan(_text: string, _reading: Reading): Finding[] {
  return []
}
