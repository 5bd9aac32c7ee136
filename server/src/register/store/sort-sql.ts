import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { z } from 'zod'
import type { Sort } from '@gongjian/domain/register/filter.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { columnIn, type ColumnOfItem } from './column-sql.ts'
import { readCursor, staleCursor, writeCursor } from './cursor.ts'
import { lightRank, litRowsOf } from './light-sql.ts'

/** Where a page ended: the sort's value of its last row (as text) and that row's number. */
const Cursor = z.tuple([z.string().max(60), z.boolean(), z.string().nullable(), z.number().int()])

export interface Order {
  /** Put behind `order by`. */
  readonly by: RawBuilder<unknown>
  /** The sort's value of a row, as the cursor keeps it. */
  readonly value: RawBuilder<string | null>
  /** What lies behind the cursor. */
  after(cursor: string): RawBuilder<SqlBool>
  cursorOf(value: string | null, id: number): string
}

function typeOf(column: ColumnOfItem): string {
  switch (column.kind) {
    case 'light':
    case 'unit':
    case 'count':
    case 'year':
      return 'bigint'
    case 'money':
    case 'item':
      return 'bigint'
    case 'quantity':
    case 'computed':
      return 'float8'
    case 'day':
      return 'date'
    case 'yesNo':
      return 'boolean'
    case 'choices':
      return 'text[]'
    case 'township':
    case 'stage':
    case 'text':
    case 'note':
    case 'choice':
    case 'industry':
      return 'text'
  }
}

/** In the order of the life, not of the words for it. */
const STAGE_ORDER = sql`array['draft', 'listed', 'underway', 'claimed', 'verified', 'closed', 'removed']`

function expressionOf(
  column: ColumnOfItem,
  register: Register,
  today: Day,
): { sql: RawBuilder<unknown>; type: string } {
  if (column.kind === 'light') return { sql: sql`(${lightRank(litRowsOf(register), today)})`, type: 'bigint' }
  if (column.kind === 'stage') return { sql: sql`array_position(${STAGE_ORDER}, ${column.sql})`, type: 'bigint' }
  // Names in the order of their pinyin, as people look them up.
  if (column.kind === 'text') return { sql: sql`${column.sql} collate "zh-x-icu"`, type: 'text' }
  return { sql: column.sql, type: typeOf(column) }
}

function parse(cursor: string, sort: Sort): { value: string | null; id: number } {
  const [field, descending, value, id] = readCursor(Cursor, cursor)
  return field === sort.field && descending === sort.descending ? { value, id } : staleCursor()
}

/** What is not known comes last, whichever way the list is sorted; rows alike by their number. */
export function orderOf(register: Register, sort: Sort, today: Day): Order {
  const { sql: value, type } = expressionOf(columnIn(register, sort.field), register, today)
  const direction = sql.raw(sort.descending ? 'desc' : 'asc')
  const isBehind = sql.raw(sort.descending ? '<' : '>')
  const id = sql.ref('t.id')
  return {
    by: sql`${value} ${direction} nulls last, ${id} ${direction}`,
    value: sql<string | null>`(${value})::text`,
    cursorOf: (v, last) => writeCursor([sort.field, sort.descending, v, last]),
    after(cursor) {
      const { value: v, id: last } = parse(cursor, sort)
      if (v === null) return sql<SqlBool>`(${value} is null and ${id} ${isBehind} ${last}::bigint)`
      const bound = sql`${v}::text::${sql.raw(type)}`
      return sql<SqlBool>`(${value} ${isBehind} ${bound} or (${value} = ${bound} and ${id} ${isBehind} ${last}::bigint) or ${value} is null)`
    },
  }
}
