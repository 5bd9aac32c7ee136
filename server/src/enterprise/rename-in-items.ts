import { sql } from 'kysely'
import { kindsNamedBy } from '@gongjian/domain/enterprise/enterprise.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { isUniqueViolation } from '../db/refusal.ts'
import { registersOfPlan } from '../register/store/definitions.ts'
import { flatKey, keyParts } from '../register/store/natural-key.ts'
import { wordTokens } from '../search/word-tokens.ts'

/** What the items keep of a facility follows its new name; else the next edit of an item would make a facility of the old one. */
export async function renameInItems(ctx: Ctx, facility: { id: number; kind: string }, name: string): Promise<void> {
  const of = (await registersOfPlan(ctx)).filter(
    (r) => r.facilityKind !== null && kindsNamedBy(r.facilityKind).includes(facility.kind),
  )
  const parts = Object.fromEntries(
    of.map((r) => {
      const at = keyParts(r).indexOf('facility')
      return [r.id, at === -1 ? null : at + 1]
    }),
  )
  await sql`select rename_in_items(${facility.id}::int, ${JSON.stringify(parts)}::jsonb, ${flatKey(name)}, ${wordTokens([name], [])})`
    .execute(ctx.tx)
    .catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error
      fail('facility-exists', { kind: facility.kind, name })
    })
}
