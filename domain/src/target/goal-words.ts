import { COMPARATOR_TITLES, type PlanTarget } from './target.ts'

type Goal = Pick<PlanTarget, 'kind' | 'comparator' | 'value' | 'unit' | 'baselineYear'>

/** The goal as a short phrase: 「比 2015 年下降不低于 23%」. */
export function goalInWords(t: Goal): string {
  if (t.kind === 'all' || t.value === null) return '全部完成'
  const amount = amountInWords(t.value, t.unit)
  const against = t.baselineYear === null ? '' : `比 ${t.baselineYear} 年`
  const comparator = t.comparator === null || t.comparator === '=' ? '' : COMPARATOR_TITLES[t.comparator]
  switch (t.kind) {
    case 'decrease':
      return `${against}下降${comparator} ${amount}`
    case 'increase':
      return `${against}提高${comparator} ${amount}`
    case 'level':
      return `${comparator === '' ? '达到' : comparator} ${amount}`
  }
}

export function amountInWords(value: number, unit: string | null): string {
  const figure = value.toLocaleString('zh-CN', { maximumFractionDigits: 1 })
  return unit === '%' ? `${figure}%` : `${figure} ${unit ?? ''}`.trim()
}
