import { clauseLabel } from '../plan/clause-label.ts'
import type { FindingView } from '../rule/contracts.ts'
import { OUTCOME_TITLES } from '../rule/rule.ts'

/** What a finding says, in a word. */
export function outcomeWord({ outcome, would }: Pick<FindingView, 'outcome' | 'would'>): string {
  switch (outcome) {
    case 'unknown':
      return `未定（可能${OUTCOME_TITLES[would]}）`
    case 'borderline':
      return '边界值'
    default:
      return OUTCOME_TITLES[outcome]
  }
}

/** What it rests on: the plan's clause, or the row of a county's list. */
export function basisWords({ clause, source }: Pick<FindingView, 'clause' | 'source'>): string {
  return source === null ? `方案${clauseLabel(clause)}` : source.words
}

/** Whether the county's list was held against the project. */
export function listedWords(listed: number | null): string {
  if (listed === null) return '县区准入清单未计入：没有责任单位，或清单不在审查人的管辖范围内。'
  return listed === 0 ? '该县区没有生效的准入清单条目。' : `已对照该县区准入清单 ${listed} 条。`
}
