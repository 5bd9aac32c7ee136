import { sql } from 'kysely'
import { z } from 'zod'
import { COUNT_BOUND } from '@gongjian/domain/operation/page.ts'
import { implement } from '../operation/implementation.ts'
import { readCursor, writeCursor } from '../register/store/cursor.ts'
import { readCandidates, viewsOf } from './candidate-reader.ts'
import { candidatesWhere } from './narrow-candidates.ts'
import { sweepBase } from './sweep-base.ts'

const Cursor = z.tuple([z.number().int()])

export const listCandidates = implement('listCandidates', async (ctx, { after, limit, ...filter }) => {
  const base = await sweepBase(ctx, filter.subject)
  const where = await candidatesWhere(ctx, filter)
  const [last] = after === undefined ? [0] : readCursor(Cursor, after)
  const rows = await readCandidates(ctx, sql`${where} and c.id > ${last}::bigint`, limit + 1)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const counted = await sql<{ n: number }>`select count(*)::int as n from (
    select 1 from sweep_candidate c where c.plan_id = ${ctx.actor.planId} and ${where} limit ${COUNT_BOUND + 1}) x`.execute(
    ctx.tx,
  )
  const count = counted.rows[0]?.n ?? 0
  return {
    rows: await viewsOf(ctx, () => base, page),
    next: rows.length > limit && end ? writeCursor([end.id]) : null,
    count: Math.min(count, COUNT_BOUND),
    isExact: count <= COUNT_BOUND,
  }
})
