import { createHash } from 'node:crypto'
import { sourceKey, type AreaKind } from '@gongjian/domain/area/area.ts'
import { factNamed } from '@gongjian/domain/rule/fact.ts'
import { missingSql, neededFacts } from '@gongjian/domain/rule/missing-sql.ts'
import type { Prepared, PreparedRule } from '@gongjian/domain/rule/prepare.ts'
import { mayHoldSql, standingSql, type Columns } from '@gongjian/domain/rule/sql.ts'
import { B, F, T } from '@gongjian/domain/rule/state.ts'
import { isOwn, sweptStages, type SweptRule } from '@gongjian/domain/sweep/sweep.ts'
import { toldSql, wordsSql } from '../area/located.ts'
import { COLUMN_KINDS, literal, quoted, snake, tableOf } from '../register/table/column-kinds.ts'
import type { SweepBase } from './sweep-base.ts'

/** Where the facts stand in the rows that are looked over (domain/sweep/sweep.ts, factsOfRow). */
function columnSql(base: SweepBase, planId: number, key: string): string {
  return toldSql(planId, base.located, key, ownColumnSql(base, key))
}

function ownColumnSql({ sweep, set }: SweepBase, key: string): string {
  const columns = sweep.columns[key]
  if (columns === undefined) return quoted(snake(key))
  const said = columns.map(({ field, as }) => {
    const column = quoted(snake(field))
    if (as === null) return column
    const words = Object.entries(as).map(([from, to]) => `when ${literal(from)} then ${literal(to)}`)
    return `case ${column} ${words.join(' ')} end`
  })
  const [only] = said
  if (only === undefined) return `null::${COLUMN_KINDS[factNamed(set.facts, key).kind].type}`
  return said.length === 1 ? only : `coalesce(${said.join(', ')})`
}

export function columnsOf(base: SweepBase, planId: number, setting: Prepared): Columns {
  return { setting: { set: setting.set, on: setting.on }, column: (key) => columnSql(base, planId, key) }
}

/** Which items' rows or candidates; null: all of them. */
export type Ids = readonly number[] | null

/** Narrows a condition to them: ` and c.item_id = any (…)`. */
export function amongSql(column: string, ids: Ids): string {
  return ids === null ? '' : ` and ${column} = any ('{${ids.map(Number).join(',')}}'::bigint[])`
}

/** Rows that are looked over. */
export function lookedSql({ over }: SweepBase, planId: number, ids: Ids = null): string {
  const stages = sweptStages(over.life).map(literal).join(', ')
  return `plan_id = ${planId} and stage in (${stages})${amongSql('id', ids)}`
}

/** Rows that say already what the rule would have them say; null: none do. */
function settledSql({ sweep }: SweepBase, { writes }: SweptRule): string | null {
  const wanted = Object.entries(writes)
  if (!isOwn(sweep) || wanted.length === 0) return null
  const said = wanted.map(([key, any]) => `${quoted(snake(key))} in (${any.map(literal).join(', ')})`)
  return `coalesce(${said.join(' and ')}, false)`
}

function objectSql(pairs: readonly (readonly [key: string, value: string])[]): string {
  return `jsonb_build_object(${pairs.map(([k, v]) => `${literal(k)}, ${v}`).join(', ')})`
}

/** Of these facts, what a row's point tells. */
export function locatedOf(
  { located }: SweepBase,
  facts: readonly string[],
): [fact: string, kinds: readonly AreaKind[]][] {
  return Object.entries(located).filter(([fact]) => facts.includes(fact))
}

/** The rules that the sweep looks with and that are in force. */
export function sweptRules({ sweep }: SweepBase, prepared: Prepared): { swept: SweptRule; prepared: PreparedRule }[] {
  return sweep.rules.flatMap((swept) => {
    const rule = prepared.rules.find((r) => r.rule.id === swept.rule)
    return rule ? [{ swept, prepared: rule }] : []
  })
}

/** By what a sweep was done: other rules, other readings of their bounds or another way of looking have another stamp. */
export function stampOf(base: SweepBase, prepared: Prepared): string {
  const rules = sweptRules(base, prepared).map((r) => [r.swept, r.prepared.rule, r.prepared.expr])
  return createHash('sha256')
    .update(JSON.stringify([base.sweep, base.set.facts, rules]))
    .digest('hex')
}

/**
 * One scan of the register for all rules: every row and rule of which it is not false that the rule holds, and that is not dealt with.
 * item_id, unit_id, task_id, township, rule, standing, facts, stands, missing. null: no rule is in force.
 */
export function foundSql(base: SweepBase, prepared: Prepared, planId: number, ids: Ids = null): string | null {
  const columns = columnsOf(base, planId, prepared)
  const rules = sweptRules(base, prepared).map(({ swept, prepared: r }) => {
    const settled = settledSql(base, swept)
    const may = mayHoldSql(columns, r.expr)
    const standing = standingSql(columns, r.expr)
    const needed = neededFacts(prepared.set, r.expr)
    const facts = [
      ...needed.map((k) => [k, columns.column(k)] as const),
      ...locatedOf(base, needed).map(([k, kinds]) => [sourceKey(k), wordsSql(planId, kinds)] as const),
    ]
    const stands = isOwn(base.sweep) ? Object.keys(swept.writes).map((k) => [k, quoted(snake(k))] as const) : []
    return {
      id: literal(r.rule.id),
      may: settled === null ? may : `(${may} and not ${settled})`,
      state: settled === null ? standing : `case when ${settled} then ${F} else ${standing} end`,
      facts: objectSql(facts),
      stands: objectSql(stands),
      missing: missingSql(columns, r.expr),
    }
  })
  if (rules.length === 0) return null
  // By the place of the rule: the rows of a VALUES list would be compiled anew for each row of the register.
  const byRule = (of: (r: (typeof rules)[number]) => string): string =>
    `case r.n ${rules.map((r, n) => `when ${n + 1} then ${of(r)}`).join(' ')} end`
  return `select t.id as item_id, t.unit_id, t.task_id, t.township, ${byRule((r) => r.id)} as rule,
      case r.state when ${T} then 'yes' when ${B} then 'borderline' else 'unknown' end as standing,
      ${byRule((r) => r.facts)} as facts, ${byRule((r) => r.stands)} as stands, ${byRule((r) => r.missing)} as missing
    from (select * from ${quoted(tableOf(base.over.id))} where ${lookedSql(base, planId, ids)} and (${rules.map((r) => r.may).join(' or ')})) t
    cross join lateral unnest(array[${rules.map((r) => r.state).join(', ')}]) with ordinality r (state, n)
    where r.state <> ${F}`
}
