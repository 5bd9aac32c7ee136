import { sql } from 'kysely'
import { implement } from '../operation/implementation.ts'
import { registerOf } from '../register/store/definitions.ts'
import { readCandidates, viewsOf } from './candidate-reader.ts'
import { sweepBases } from './sweep-base.ts'

/** So many rules at most speak of one row. */
const MOST = 50

/** Both ways: what the rules say of the item, and the row that it was made of. */
export const listItemCandidates = implement('listItemCandidates', async (ctx, { register: registerId, id }) => {
  const register = await registerOf(ctx, registerId)
  const bases = new Map((await sweepBases(ctx)).map((b) => [b.sweep.subject, b]))
  const rows = await readCandidates(
    ctx,
    sql`c.state <> 'gone' and ((c.item_id = ${id}::bigint and c.register = ${register.id}) or (c.into_item = ${id}::bigint and c.into_register = ${register.id}))`,
    MOST,
  )
  return viewsOf(ctx, (subject) => bases.get(subject), rows)
})
