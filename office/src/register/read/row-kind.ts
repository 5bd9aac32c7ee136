import type { PassedOver } from '@gongjian/domain/register/import.ts'
import type { RawRow } from '../raw/raw.ts'

const TOTAL = /^(?:本页|本表|本县|全市|全县|全区|本市)?(?:合计|小计|总计|共计|累计)(?:数|[:(（].*)?$/
const BELOW_THE_TABLE =
  /^(?:填报人|填表人|审核人|制表人|制表|负责人签字|单位负责人|填报单位|填报日期|联系电话|备注|注|说明|填报说明|填表说明)\s*[:：]/
const FEW = 3

/**
 * What a row under the heading is, when it is no item. Only the first few cells are asked: an enterprise may be called
 * anything further to the right.
 */
export function noItem(row: RawRow, heads: ReadonlySet<string>, isFirst: boolean): keyof PassedOver | null {
  const texts = row.cells.flatMap((c) => (c ? [c.text.normalize('NFKC').replace(/\s/g, '')] : []))
  if (texts.length === 0) return 'blank'
  if (texts.slice(0, FEW).some((t) => TOTAL.test(t))) return 'totals'
  if (BELOW_THE_TABLE.test(texts[0] ?? '')) return 'notes'
  if (texts.length > 1 && texts.every((t) => heads.has(t))) return 'notes'
  if (isFirst && isNumbering(texts)) return 'notes'
  return null
}

/** 1 2 3 … or 甲 乙 1 2 … right under the heading. */
function isNumbering(texts: readonly string[]): boolean {
  const numbers = texts.filter((t) => !/^[甲乙丙丁戊己栏次]+$/.test(t)).map((t) => Number(t.replace(/[()（）]/g, '')))
  return (
    numbers.length > 2 && numbers.every((n, i) => Number.isInteger(n) && (i === 0 || n === (numbers[i - 1] ?? 0) + 1))
  )
}
