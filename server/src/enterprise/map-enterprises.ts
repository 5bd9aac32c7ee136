import { sql } from 'kysely'
import { implement } from '../operation/implementation.ts'
import { clustersIn } from '../register/map/clusters.ts'
import { narrowHub } from './narrow-hub.ts'

/** The enterprises of the hub's list where they lie, with the most urgent light of their items. */
export const mapEnterprises = implement('mapEnterprises', async (ctx, input) => {
  const { from, where } = await narrowHub(ctx, input, true)
  return clustersIn(ctx.tx, { from, where, rank: sql<number>`t.rank`, title: sql.ref('t.name') }, input)
})
