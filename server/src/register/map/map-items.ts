import { sql } from 'kysely'
import { implement } from '../../operation/implementation.ts'
import { registerOf } from '../store/definitions.ts'
import { lightRank, litRowsOf } from '../store/light-sql.ts'
import { narrow } from '../store/narrow-sql.ts'
import { clustersIn } from './clusters.ts'

/** The items of a register's list where they lie. */
export const mapItems = implement('mapItems', async (ctx, input) => {
  const register = await registerOf(ctx, input.register)
  const { from, where, today } = await narrow(ctx, register, input)
  return clustersIn(
    ctx.tx,
    { from, where, rank: lightRank(litRowsOf(register), today), title: sql.ref('t.title') },
    input,
  )
})
