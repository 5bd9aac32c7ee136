import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { B, T, U } from '@gongjian/domain/rule/state.ts'
import type { Ctx } from '../app.ts'
import { ruleSetsOfPlan } from './rules-of.ts'
import { ASKED_ROWS, openStanding } from './standing.ts'

const STATES: Readonly<Record<string, number>> = { borderline: B, unknown: U }

/** Rows of the register that the margin counts for a rule (count-rule-rows.ts); `asked`: RowsOfRule. rule-not-found: none of today's rules over this register. */
export async function rowsOfRule(ctx: Ctx, register: Register, asked: string): Promise<RawBuilder<SqlBool>> {
  const [id, says] = asked.split(':')
  for (const set of await ruleSetsOfPlan(ctx)) {
    if (set.facts.register !== register.id || !set.rules.some((r) => r.id === id)) continue
    const { rules, sqlOf } = await openStanding(ctx, set)
    const rule = rules.find((r) => r.rule.id === id)
    if (!rule) continue
    const state = says === undefined ? T : (STATES[says] ?? T)
    return sql<SqlBool>`${sql.raw(ASKED_ROWS)} and (${sql.raw(sqlOf(rule))}) = ${sql.raw(String(state))}`
  }
  return fail('rule-not-found', { rule: asked })
}
