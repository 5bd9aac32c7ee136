import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { ruleAsked } from '@gongjian/domain/register/narrowed.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { B, T, U } from '@gongjian/domain/rule/state.ts'
import type { CandidateStanding } from '@gongjian/domain/sweep/candidate.ts'
import type { Ctx } from '../app.ts'
import { keptSql } from '../register/table/kept-sql.ts'
import { ruleSetsOfPlan } from './rules-of.ts'
import { openStanding } from './standing.ts'

const STATES: Readonly<Record<CandidateStanding, number>> = { yes: T, borderline: B, unknown: U }

/**
 * Rows of the register, as they stand or stood on the day, that the margin counts for a rule (count-rule-rows.ts); `asked`: RowsOfRule.
 * rule-not-found: no rule over this register. bad-input: it was not in force on the day.
 */
export async function rowsOfRule(ctx: Ctx, register: Register, asked: string, on: Day): Promise<RawBuilder<SqlBool>> {
  const { rule: id, standing } = ruleAsked(asked)
  const sets = (await ruleSetsOfPlan(ctx)).filter((s) => s.facts.register === register.id)
  const set = sets.find((s) => s.rules.some((r) => r.id === id)) ?? fail('rule-not-found', { rule: id })
  const { rules, sqlOf } = await openStanding(ctx, set, on)
  const rule = rules.find((r) => r.rule.id === id)
  if (!rule) return fail('bad-input', { problems: `规则 ${id} 在 ${on} 没有施行，请另选截至日期，或不按规则筛选` })
  return sql<SqlBool>`${sql.raw(keptSql())} and (${sql.raw(sqlOf(rule))}) = ${sql.raw(String(STATES[standing]))}`
}
