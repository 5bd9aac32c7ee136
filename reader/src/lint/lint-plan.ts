import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { baselines } from './baselines.ts'
import { bounds } from './bounds.ts'
import { carriedTargets } from './carried-targets.ts'
import { contradictingGoals } from './contradicting-goals.ts'
import { pastDeadlines } from './past-deadlines.ts'
import { repeatedTargets } from './repeated-targets.ts'
import type { LintRule } from './rule.ts'
import { scannerWords } from './scanner-words.ts'
import { unitNames } from './unit-names.ts'
import { vagueTimes } from './vague-times.ts'

const RULES: readonly LintRule[] = [
  pastDeadlines,
  contradictingGoals,
  carriedTargets,
  repeatedTargets,
  baselines,
  bounds,
  unitNames,
  vagueTimes,
  scannerWords,
]

/** What is wrong with the plan itself, in the order of the text. */
export function lintPlan(given: string, reading: Reading): Finding[] {
  const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given
  return RULES.flatMap((rule) => rule(text, reading)).sort((a, b) => a.start - b.start || a.end - b.end)
}
