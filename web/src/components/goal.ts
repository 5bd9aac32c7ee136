import { amountInWords } from '@gongjian/domain/target/goal-words.ts'
import { COMPARATOR_TITLES, type PlanTarget } from '@gongjian/domain/target/target.ts'

/** Beside how far it has come, which says the direction: 「目标不低于 23%」. */
export function goalInBrief(t: PlanTarget): string {
  if (t.kind === 'all' || t.value === null) return '目标全部'
  const comparator = t.comparator === null || t.comparator === '=' ? ' ' : COMPARATOR_TITLES[t.comparator]
  return `目标${comparator}${comparator === ' ' ? '' : ' '}${amountInWords(t.value, t.unit)}`
}

/** How far it has come, as a short phrase: 「下降 12.4%」; a change for the worse is told as one. */
export function reachedInWords({ kind }: PlanTarget, value: number, unit: string): string {
  switch (kind) {
    case 'decrease':
      return `${value >= 0 ? '下降' : '上升'} ${amountInWords(Math.abs(value), unit)}`
    case 'increase':
      return `${value >= 0 ? '提高' : '降低'} ${amountInWords(Math.abs(value), unit)}`
    case 'level':
    case 'all':
      return amountInWords(value, unit)
  }
}
