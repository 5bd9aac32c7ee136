import type { Finding } from '@gongjian/domain/plan/finding.ts'
import { withLabels, type ClauseIndex } from './clause-index.ts'

export function labelFindings(findings: readonly Finding[], index: ClauseIndex): Finding[] {
  return findings.map((f) => ({
    ...f,
    message: withLabels(f.message, index),
    suggestion: withLabels(f.suggestion, index),
  }))
}
