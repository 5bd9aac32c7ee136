import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import { byUrgency } from './by-urgency.ts'

/** The most urgent of its items, in that item's own words. */
export function lightWords({ light, registers }: Pick<EnterpriseDetail, 'light' | 'registers'>): string {
  const worst = byUrgency(registers.filter((r) => r.light === light))
  const [first] = worst
  if (!first) return '没有台账条目'
  return worst.length === 1 ? first.because : `${first.because}（共 ${worst.length} 条）`
}
