import type { Finding } from '@gongjian/domain/plan/finding.ts'

/** Every fault the linter knows, with the way out it proposes. */
export const SUGGESTIONS = {
  'deadline-past': '请核实时限；确已完成的改为“已完成”，未完成的重新确定时限。',
  'goals-contradict': '请统一表述：或在总目标中注明“大型企业等除外”，或将该部分的时限提前到总目标之内。',
  'target-without-task': '请在重点任务中明确承接该指标的任务、牵头单位和时限，或将指标分解到现有任务。',
  'target-task-undated': '请为承接该指标的任务写明与总目标一致的完成时限。',
  'target-repeated': '同一指标建议只在一处规定数值，另一处引用，避免以后修改时不一致。',
  'baseline-differs': '请统一基准年；确需不同的，在文中说明原因和换算口径。',
  'bound-mixed': '请写明是否包含本数：包含的写“及以下”（“及以上”），不包含的写“不足”（“超过”）。',
  'unit-two-names': '请统一使用单位规范简称。',
  'time-uncheckable': '请改为可核查的表述：到什么时间、完成什么、数量多少。',
  'scanner-word': '请对照原件核实并更正。',
} as const

export type LintCode = keyof typeof SUGGESTIONS

export interface Place {
  readonly clause: string | null
  readonly start: number
  readonly end: number
}

export function finding(code: LintCode, place: Place, message: string): Finding {
  return {
    code,
    message,
    clause: place.clause || null,
    start: place.start,
    end: place.end,
    suggestion: SUGGESTIONS[code],
  }
}
