import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { wordQueries } from '../../search/word-tokens.ts'

/** Whether a register's item of this id holds the words; null: none are asked for. Words that no row can hold find nothing, rather than everything. */
export function searchSql(
  q: string | undefined,
  register: string,
  id: RawBuilder<unknown>,
): RawBuilder<SqlBool> | null {
  if (q === undefined || q.trim() === '') return null
  const words = wordQueries(q)
  return words.length === 0
    ? sql<SqlBool>`false`
    : sql<SqlBool>`${id} in (select find_items(${register}, ${words}::text[]))`
}
