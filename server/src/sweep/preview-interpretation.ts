import { sql, type RawBuilder } from 'kysely'
import type { Interpretation, RuleSet } from '@gongjian/domain/rule/rule.ts'
import { prepare, type Prepared } from '@gongjian/domain/rule/prepare.ts'
import { standingSql } from '@gongjian/domain/rule/sql.ts'
import { B, F, T } from '@gongjian/domain/rule/state.ts'
import { InterpretationEffect } from '@gongjian/domain/sweep/contracts.ts'
import { sweep } from '@gongjian/domain/sweep/sweep.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { locatedOf } from '../plan/packs.ts'
import { planCodeOf, registerOf } from '../register/store/definitions.ts'
import { quoted, tableOf } from '../register/table/column-kinds.ts'
import { findRef, planFactsOf } from '../report/plan-facts.ts'
import { readInterpretations } from '../rule/interpretations.ts'
import { mustBeOpen } from '../rule/record-interpretation.ts'
import { columnsOf, lookedSql } from './found-sql.ts'
import { onMaps, sweepBases, type SweepBase } from './sweep-base.ts'

/** So many are named. */
const SHOWN = 30

/** Where the rows of a rule set stand; of one that nobody sweeps they are in the register of its facts. */
async function baseOf(ctx: Ctx, set: RuleSet): Promise<SweepBase> {
  const swept = (await sweepBases(ctx)).find((b) => b.sweep.subject === set.facts.subject)
  return onMaps(ctx.tx, ctx.actor.planId, swept ?? (await plainBase(ctx, set)))
}

async function plainBase(ctx: Ctx, set: RuleSet): Promise<SweepBase> {
  const register = await registerOf(ctx, set.facts.register)
  const plain = sweep(set, { title: set.facts.title, over: register, into: register, rules: {} })
  return {
    sweep: plain,
    set,
    over: register,
    into: register,
    located: locatedOf(await planCodeOf(ctx), set.facts.subject),
  }
}

/** Which rows come to stand otherwise, by the rule as it stands and as it would: compiled twice, read in one scan. */
function effectsSql(base: SweepBase, ctx: Ctx, before: Prepared, after: Prepared): RawBuilder<unknown> {
  const pairs = before.rules.flatMap((b) => {
    const a = after.rules.find((r) => r.rule.id === b.rule.id)
    return a && JSON.stringify(a.expr) !== JSON.stringify(b.expr) ? [{ a, b }] : []
  })
  const rows = pairs.map(
    ({ a, b }) =>
      `(${standingSql(columnsOf(base, ctx.actor.planId, before), b.expr)}, ${standingSql(columnsOf(base, ctx.actor.planId, after), a.expr)})`,
  )
  if (rows.length === 0) rows.push(`(${F}, ${F})`)
  return sql.raw(`select t.id, t.unit_id, t.title,
      case when s.before <> ${T} and s.after = ${T} then 'added' when s.before = ${T} and s.after <> ${T} then 'removed' else 'spared' end as effect
    from (select * from ${quoted(tableOf(base.over.id))} where ${lookedSql(base, ctx.actor.planId)}) t
    cross join lateral (values ${rows.join(', ')}) s (before, after)
    where s.before <> s.after and (${T} in (s.before, s.after) or (s.before = ${B} and s.after = ${F}))`)
}

/** What an interpretation would add and remove, before it is recorded: by the same SQL as the sweep's, and nothing is written. */
export const previewInterpretation = implement('previewInterpretation', async (ctx, input) => {
  const { tx, actor, app } = ctx
  const set = await mustBeOpen(ctx, input)
  const base = await baseOf(ctx, set)
  const today = app.clock.today()
  const on = input.from > today ? input.from : today
  const known = await readInterpretations(tx, actor.planId)
  const added: Interpretation = { ...input, by: actor.name, recordedOn: today }
  // One that ends before it begins to matter changes nothing.
  const inForce = input.until === null || input.until >= on
  const [before, after] = [prepare(set, on, known), prepare(set, on, inForce ? [...known, added] : known)]
  const effects = effectsSql(base, ctx, before, after)
  const counts = await sql<{ unit_id: number | null } & Record<InterpretationEffect, number>>`
    select e.unit_id, ${sql.join(InterpretationEffect.options.map((x) => sql`count(*) filter (where e.effect = ${x})::int as ${sql.ref(x)}`))}
    from (${effects}) e left join unit u on u.plan_id = ${actor.planId} and u.id = e.unit_id
    group by e.unit_id, u.sort order by u.sort nulls last`.execute(tx)
  const rows = await sql<{ id: number; unit_id: number | null; title: string; effect: InterpretationEffect }>`
    select * from (${effects}) e order by e.id limit ${SHOWN}`.execute(tx)
  const facts = await planFactsOf(ctx)
  const { id, title, counter } = base.over
  return {
    on,
    register: { id, title, counter },
    byUnit: counts.rows.map(({ unit_id, ...effect }) => ({ unit: findRef(facts, unit_id), ...effect })),
    rows: rows.rows.map((r) => ({
      register: id,
      id: r.id,
      title: r.title,
      unit: findRef(facts, r.unit_id),
      effect: r.effect,
    })),
  }
})
