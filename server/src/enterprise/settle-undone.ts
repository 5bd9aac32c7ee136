import { sql } from 'kysely'
import type { Ctx } from '../app.ts'
import { registersOfPlan } from '../register/store/definitions.ts'
import { snake } from '../register/table/column-kinds.ts'

/** After a merge was taken back, and its facilities have their names again: a closed one keeps the name that it has (sql/settle-sql.ts). */
export async function settleUndone(ctx: Ctx, merge: number, reason: string): Promise<void> {
  const ends = Object.fromEntries(
    (await registersOfPlan(ctx)).flatMap(({ id, title, subject, ends }) => {
      if (ends === null) return []
      const when = Object.fromEntries(Object.entries(ends).map(([key, words]) => [snake(key), words]))
      return [[id, { title, subject, when }]]
    }),
  )
  await sql`select settle_undone(${merge}::int, ${JSON.stringify(ends)}::jsonb, ${reason})`.execute(ctx.tx)
}
