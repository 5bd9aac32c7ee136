import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { InputOf } from '@gongjian/domain/operation/contract.ts'
import type { sweepContracts } from '@gongjian/domain/sweep/contracts.ts'
import type { Ctx } from '../app.ts'
import { allOf } from '../register/store/condition-sql.ts'
import { planFactsOf, unitIn } from '../report/plan-facts.ts'

type Filter = Omit<InputOf<typeof sweepContracts.listCandidates>, 'after' | 'limit'>

/** What narrows the list and the map alike, as a condition on sweep_candidate c. Those that are gone are shown to who asks for them. */
export async function candidatesWhere(ctx: Ctx, filter: Filter): Promise<RawBuilder<SqlBool>> {
  const { subject, unit, rule, state, standing, missing } = filter
  const id = unit === undefined ? null : unitIn(await planFactsOf(ctx), unit).id
  return allOf([
    sql<SqlBool>`c.subject = ${subject}`,
    ...(id === null ? [] : [sql<SqlBool>`c.unit_id = ${id}::int`]),
    ...(rule === undefined ? [] : [sql<SqlBool>`c.rule = ${rule}`]),
    state === undefined ? sql<SqlBool>`c.state <> 'gone'` : sql<SqlBool>`c.state = ${state}`,
    ...(standing === undefined ? [] : [sql<SqlBool>`c.standing = ${standing}`]),
    ...(missing === undefined ? [] : [sql<SqlBool>`${missing}::text = any (c.missing)`]),
  ])
}
