import { stageBefore, totalOf, type ScoreStage } from '@gongjian/domain/appraisal/appraisal.ts'
import type { AppraisalEntry, StageScore } from '@gongjian/domain/appraisal/contracts.ts'

export function scoreOf({ stages }: AppraisalEntry, stage: ScoreStage): StageScore | undefined {
  return stages.find((s) => s.stage === stage)
}

/** （+2.5）: against the stage before; '': there is none to compare with. */
export function differenceIn(entry: AppraisalEntry, stage: ScoreStage, of: (s: StageScore) => number = (s) => s.total) {
  const before = stageBefore(stage)
  const [mine, theirs] = [scoreOf(entry, stage), before === null ? undefined : scoreOf(entry, before)]
  if (!mine || !theirs) return ''
  const by = totalOf([of(mine), -of(theirs)])
  return by === 0 ? '（同）' : `（${by > 0 ? '+' : '−'}${Math.abs(by)}）`
}
