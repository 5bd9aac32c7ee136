import { sql } from 'kysely'
import type { RuleCount } from '@gongjian/domain/rule/contracts.ts'
import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import { B, T, U } from '@gongjian/domain/rule/state.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { registerOf } from '../register/store/definitions.ts'
import { tableOf } from '../register/table/column-kinds.ts'
import { keptSql } from '../register/table/kept-sql.ts'
import { sweepBases } from '../sweep/sweep-base.ts'
import { countCandidates, tallyOf } from '../sweep/sweep-reader.ts'
import { ruleSetsOfPlan } from './rules-of.ts'
import { openStanding } from './standing.ts'

type SweepOf = (subject: string, rule: string) => RuleCount['sweep']

/** What the sweeps have found by a rule and nobody has answered yet. */
async function openSweeps(ctx: Ctx): Promise<SweepOf> {
  const swept = new Map((await sweepBases(ctx)).map(({ sweep }) => [sweep.subject, sweep.rules.map((r) => r.rule)]))
  const counted = await countCandidates(ctx, null)
  return (subject, rule) => {
    if (!swept.get(subject)?.includes(rule)) return null
    const { open, unknown } = tallyOf(counted.filter((c) => c.subject === subject && c.rule === rule))
    return { subject, open, unknown }
  }
}

/** One scan of the register for all rules of the set. */
async function countSet(ctx: Ctx, set: RuleSet, sweepOf: SweepOf): Promise<RuleCount[]> {
  const { id, counter } = await registerOf(ctx, set.facts.register)
  const { rules, sqlOf } = await openStanding(ctx, set, ctx.app.clock.today())
  const standings = rules.map((r, i) => `${sqlOf(r)} as s${i}`)
  const counts = rules.flatMap((_, i) =>
    [T, B, U].map((state) => `count(*) filter (where s${i} = ${state}) as "${i}.${state}"`),
  )
  if (rules.length === 0) return []
  const { rows } = await sql<Record<string, number>>`
    select ${sql.raw(counts.join(', '))} from (
      select ${sql.raw(standings.join(', '))} from ${sql.table(tableOf(id))}
      where plan_id = ${ctx.actor.planId} and ${sql.raw(keptSql())}) standing`.execute(ctx.tx)
  const of = (i: number, state: number): number => Number(rows[0]?.[`${i}.${state}`] ?? 0)
  return rules.map(({ rule }, i) => ({
    rule: rule.id,
    register: id,
    counter,
    holds: of(i, T),
    borderline: of(i, B),
    unknown: of(i, U),
    sweep: sweepOf(set.facts.subject, rule.id),
  }))
}

export const countRuleRows = implement('countRuleRows', async (ctx) => {
  const sweepOf = await openSweeps(ctx)
  const counts: RuleCount[] = []
  for (const set of await ruleSetsOfPlan(ctx)) counts.push(...(await countSet(ctx, set, sweepOf)))
  return counts
})
