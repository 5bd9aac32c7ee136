import { VERDICT_TITLES, type Verdict } from '../rule/verdict.ts'

/** What a person decides of a project (审查决定). */
export const DECISIONS = ['同意', '附条件同意', '不同意', '退回补正'] as const
export type Decision = (typeof DECISIONS)[number]

/** Sent back for what is missing: no decision yet, whatever the verdict. */
export const SENT_BACK: Decision = '退回补正'
/** Takes conditions in words. */
export const WITH_CONDITIONS: Decision = '附条件同意'

/** Verdicts that a project can have, in the words of the register. */
export const PROJECT_VERDICTS = [
  'prohibited',
  'borderline',
  'unknown',
  'conditional',
  'clear',
] as const satisfies Verdict[]
export const PROJECT_VERDICT_TITLES: readonly string[] = PROJECT_VERDICTS.map((v) => VERDICT_TITLES[v])

/**
 * What a verdict leaves a person to decide without a reason of his own. 信息不足 and 边界值 say nothing that a decision could
 * follow; a condition more than the plan asks is no contradiction.
 */
const ACCORDS: Readonly<Partial<Record<Verdict, readonly Decision[]>>> = {
  prohibited: ['不同意'],
  conditional: ['附条件同意'],
  clear: ['同意', '附条件同意'],
}

/** Against the verdict: takes a reason, and stands on the office's list (二（一）). */
export function isAgainst(verdict: Verdict, decision: Decision): boolean {
  return decision !== SENT_BACK && !(ACCORDS[verdict] ?? []).includes(decision)
}

/** What is still to be written, or written too much, before the decision can be taken; null: nothing. */
export function lackingOf(
  verdict: Verdict,
  decision: Decision,
  written: { readonly conditions: string; readonly reason: string },
): string | null {
  const hasConditions = written.conditions.trim() !== ''
  if (hasConditions !== (decision === WITH_CONDITIONS))
    return hasConditions ? `决定为“${decision}”的没有附加条件，有条件的请选“${WITH_CONDITIONS}”` : '请写明附加条件'
  if (written.reason.trim() !== '') return null
  if (decision === SENT_BACK) return '请写明退回补正的内容'
  if (!isAgainst(verdict, decision)) return null
  return `审查结论为“${VERDICT_TITLES[verdict]}”，决定为“${decision}”，与结论不一致的须写明理由`
}
