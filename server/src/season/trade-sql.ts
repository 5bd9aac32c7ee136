import { sql, type RawBuilder } from 'kysely'
import type { SeasonBinding } from '@gongjian/domain/season/binding.ts'
import { literal } from '../register/table/column-kinds.ts'

/** GB/T 4754 → trade, the longest class first; null: none of those that are staggered. */
export function tradeSql({ trades }: Pick<SeasonBinding, 'trades'>, column: string): RawBuilder<unknown> {
  const whens = [...trades]
    .sort(([a], [b]) => b.length - a.length)
    .map(([cls, trade]) => `when starts_with(${column}, ${literal(cls)}) then ${literal(trade)}`)
  return sql.raw(`case ${whens.join(' ')} end`)
}
