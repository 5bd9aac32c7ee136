import { convert } from '@gongjian/domain/quantity/units.ts'
import { unitOf, type Field } from '@gongjian/domain/register/field.ts'

const A_YEAR = /(?:\/|每)(?:年|a)$/i

/** The column's unit, or those that it may have. */
export function unitsOf(field: Field): readonly string[] {
  const own = unitOf(field)
  return own !== null ? [own] : field.kind === 'quantity' ? field.units : []
}

/**
 * The unit in which a cell under a head of `unit` is what the column counts: 削减量（吨） of a column by the year is the year's amount, and
 * 吨/年 that of a column whose own name says the year (2015年消费量). null: the unit needs no such reading, or is of something else.
 */
export function byTheYear(unit: string, field: Field): string | null {
  const own = unitsOf(field)
  const isOne = (u: string): boolean => own.some((o) => convert(1, u, o) !== null)
  if (isOne(unit)) return null
  const isRate = A_YEAR.test(unit)
  if (isRate && !field.label.includes('年')) return null
  const other = isRate ? unit.replace(A_YEAR, '') : `${unit}/年`
  return isOne(other) ? other : null
}
