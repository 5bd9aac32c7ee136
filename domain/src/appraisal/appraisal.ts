import { z } from 'zod'
import type { Permission } from '../permission/permission.ts'
import { LISTED, NOT_LISTED } from '../season/words.ts'

/** Who scores, in this order: 企业自评 (entered by the county), 县级初审, 牵头部门审定 (四（六）2（1）). */
export const ScoreStage = z.enum(['self', 'county', 'lead'])
export type ScoreStage = z.infer<typeof ScoreStage>

interface StageFacts {
  readonly title: string
  readonly permission: Extract<Permission, `season.${string}`>
}

/** The three hands are those of the season plans: the same task, and the list takes effect in them. */
export const SCORE_STAGES: Readonly<Record<ScoreStage, StageFacts>> = {
  self: { title: '企业自评', permission: 'season.edit' },
  county: { title: '县级初审', permission: 'season.submit' },
  lead: { title: '牵头部门审定', permission: 'season.review' },
}

export const SCORE_STAGE_TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  ScoreStage.options.map((s) => [s, SCORE_STAGES[s].title]),
)

export const AppraisalResult = z.enum(LISTED)
export type AppraisalResult = z.infer<typeof AppraisalResult>

/** One criterion of a round, with the most that it can bring. */
export const Criterion = z.strictObject({
  title: z.string().trim().min(1, '请填写评分项').max(40).meta({ title: '评分项' }),
  max: z.number().positive('满分应大于 0').max(1000).multipleOf(0.1, '满分最多一位小数').meta({ title: '满分' }),
})
export type Criterion = z.infer<typeof Criterion>

/** In the order of the round's criteria. */
export const Scores = z.array(z.number().min(0).multipleOf(0.1, '分数最多一位小数')).max(30).meta({ title: '各项得分' })

const TENTHS = 10

/** To a tenth of a point, which is what is written; sums of tenths in floats are not. */
export function totalOf(scores: readonly number[]): number {
  return Math.round(scores.reduce((sum, s) => sum + s, 0) * TENTHS) / TENTHS
}

/** Why scores are none of the round's, a sentence; null: they are. */
export function scoreProblem(criteria: readonly Criterion[], scores: readonly number[]): string | null {
  if (scores.length !== criteria.length) return `这一批次有 ${criteria.length} 个评分项，写了 ${scores.length} 个分数`
  const over = criteria.filter((c, i) => (scores[i] ?? 0) > c.max)
  return over.length === 0 ? null : `超过满分：${over.map((c) => `${c.title}（满分 ${c.max}）`).join('、')}`
}

/** Later stages of one stage: while one of them has scored, it stands fast. */
export function laterStages(stage: ScoreStage): ScoreStage[] {
  return ScoreStage.options.slice(ScoreStage.options.indexOf(stage) + 1)
}

export function stageBefore(stage: ScoreStage): ScoreStage | null {
  return ScoreStage.options[ScoreStage.options.indexOf(stage) - 1] ?? null
}

interface Standing {
  readonly publishedOn: string
  readonly until: string | null
  readonly revokedOn: string | null
}

/** Whether an enterprise is on the list on a day; a season asks on its first, so that what changes within one counts from the next. */
export function isOnList({ publishedOn, until, revokedOn }: Standing, day: string): boolean {
  return publishedOn <= day && (until === null || until >= day) && (revokedOn === null || revokedOn > day)
}

export function isListedResult(result: AppraisalResult | null): boolean {
  return result !== null && result !== NOT_LISTED
}
