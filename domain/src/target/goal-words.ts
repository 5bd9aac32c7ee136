import { COMPARATOR_TITLES, type PlanTarget } from './target.ts'

type Goal = Pick<PlanTarget, 'kind' | 'comparator' | 'value' | 'unit' | 'baselineYear'>

/** The goal as a short phrase: 「比 2015 年下降不低于 23%」. */
export function goalInWords(t: Goal): string {
  if (t.kind === 'all' || t.value === null) return '全部完成'
  const amount = amountInWords(t.value, t.unit)
  const against = t.baselineYear === null ? '' : `比 ${t.baselineYear} 年`
  const comparator = comparatorOf(t)
  switch (t.kind) {
    case 'decrease':
      return `${against}下降${comparator} ${amount}`
    case 'increase':
      return `${against}提高${comparator} ${amount}`
    case 'level':
      return `${comparator === '' ? '达到' : comparator} ${amount}`
  }
}

/** Beside how far it has come, which says the direction: 「目标不低于 23%」. */
export function goalInBrief(t: Goal): string {
  if (t.kind === 'all' || t.value === null) return '目标全部'
  return `目标${comparatorOf(t)} ${amountInWords(t.value, t.unit)}`
}

/** How far it has come, as a short phrase: 「下降 12.4%」; a change for the worse is told as one. */
export function reachedInWords({ kind }: Pick<Goal, 'kind'>, value: number, unit: string): string {
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

/** Exactly so much is said without a word. */
function comparatorOf({ comparator }: Goal): string {
  return comparator === null || comparator === '=' ? '' : COMPARATOR_TITLES[comparator]
}

function amountInWords(value: number, unit: string | null): string {
  const figure = value.toLocaleString('zh-CN', { maximumFractionDigits: 1 })
  return unit === '%' ? `${figure}%` : `${figure} ${unit ?? ''}`.trim()
}
