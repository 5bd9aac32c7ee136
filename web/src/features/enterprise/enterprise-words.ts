import { ENTERPRISE_FIELDS } from '@gongjian/domain/enterprise/enterprise.ts'
import type { EnterpriseDetail, EnterpriseRow } from '@gongjian/domain/enterprise/detail.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import { byUrgency } from './by-urgency.ts'

/** Whose it is and where: 「新密市 超化镇」. */
export function placeWords({ unit, township }: Pick<EnterpriseRow, 'unit' | 'township'>, unassigned = '待定'): string {
  return [unit?.name ?? unassigned, township].filter(Boolean).join(' ')
}

/** Of the registers' items a person may see some or all: that others hold none is not said to who does not see them. */
export function itemsWords(count: number, seesAll: boolean): string {
  return seesAll ? `${count} 条` : `本单位可见 ${count} 条`
}

/** Whether it runs; '' where nobody has said. */
export function stateWords({ values }: Pick<EnterpriseRow, 'values'>): string {
  return textOf(values.state ?? null, ENTERPRISE_FIELDS.state)
}

/** The most urgent of its items, in that item's own words. */
export function lightWords({ light, registers }: Pick<EnterpriseDetail, 'light' | 'registers'>): string {
  const worst = byUrgency(registers.filter((r) => r.light === light))
  const [first] = worst
  if (registers.length === 0) return '没有可见的台账条目'
  // Records and what was removed are there, and have no light.
  if (!first) return '没有限期办理的条目'
  return worst.length === 1 ? first.because : `${first.because}（共 ${worst.length} 条）`
}
