import { sql, type RawBuilder } from 'kysely'
import { CandidateState, SWEPT, type Seen } from '@gongjian/domain/sweep/candidate.ts'
import type { Prepared } from '@gongjian/domain/rule/prepare.ts'
import type { Tx } from '../db/actor.ts'
import { literal, quoted, tableOf } from '../register/table/column-kinds.ts'
import { amongSql, foundSql, lookedSql, type Ids } from './found-sql.ts'
import { onMaps, type SweepBase } from './sweep-base.ts'

/** What a sweep did among the rows of one unit. */
export interface UnitCount {
  readonly unit_id: number | null
  readonly task_id: number | null
  /** Rows in the ledger that were looked at. */
  readonly looked: number
  readonly opened: number
  readonly altered: number
  readonly gone: number
  /** Of the new ones: what waits for the county, and what lacks a fact or lies on a bound. */
  readonly waiting: number
  readonly undecided: number
  /** Of those, what lacks a fact. */
  readonly unknown: number
}

/** Sweeps and those who confirm go one after the other: what a sweep has read must still stand when it writes. */
const LOCK = 20190613

export async function lockSweeps(tx: Tx, planId: number, how: 'sweep' | 'act'): Promise<void> {
  const name = how === 'sweep' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared'
  await sql`select ${sql.raw(name)}(${LOCK}::int, ${planId}::int)`.execute(tx)
}

const ALTERED = `(c.standing, c.facts, c.stands) is distinct from (f.standing, f.facts, f.stands)`

/** As the table in candidate.ts has it. */
function stateSql(seen: Seen): string {
  const cases = CandidateState.options.map((s) => `when ${literal(s)} then ${literal(SWEPT[seen][s])}`)
  return `case c.state ${cases.join(' ')} end`
}

function movedBy(seen: Seen): string {
  const states = CandidateState.options.filter((s) => SWEPT[seen][s] !== s)
  return `c.state in (${states.map(literal).join(', ')})`
}

/** What was said of a candidate falls with the facts that it was said on; the history keeps it. */
const FORGET = [
  'answered_by',
  'answered_at',
  'answer',
  'decided_by',
  'decided_at',
  'decision',
  'finding',
  'into_register',
  'into_item',
]

const SAME_KEY = `c.item_id = f.item_id and c.rule = f.rule`

function statement(base: SweepBase, prepared: Prepared, planId: number, ids: Ids): RawBuilder<UnitCount> {
  const found =
    foundSql(base, prepared, planId, ids) ??
    `select id as item_id, unit_id, task_id, township, ''::text as rule, ''::text as standing, '{}'::jsonb as facts, '{}'::jsonb as stands, '{}'::text[] as missing
      from ${quoted(tableOf(base.over.id))} where plan_id = ${planId} and false`
  const [subject, register, on] = [base.sweep.subject, base.over.id, prepared.on].map(literal)
  const its = `c.plan_id = ${planId} and c.subject = ${subject}${amongSql('c.item_id', ids)}`
  const isReset = `(${ALTERED} or ${movedBy('same')})`
  return sql.raw(`
with found as materialized (${found}),
looked as (select unit_id, task_id, count(*)::int as looked from ${quoted(tableOf(base.over.id))} where ${lookedSql(base, planId, ids)} group by 1, 2),
opened as (
  insert into sweep_candidate (plan_id, subject, rule, register, item_id, unit_id, task_id, township, state, standing, facts, stands, missing, found_on, on_day)
  select ${planId}, ${subject}, f.rule, ${register}, f.item_id, f.unit_id, f.task_id, f.township, 'open', f.standing, f.facts, f.stands, f.missing, date ${on}, date ${on}
  from found f where not exists (select 1 from sweep_candidate c where ${its} and ${SAME_KEY})
  returning unit_id, task_id, standing),
altered as (
  update sweep_candidate c set standing = f.standing, facts = f.facts, stands = f.stands, missing = f.missing, on_day = date ${on},
    state = case when ${ALTERED} then ${stateSql('altered')} else ${stateSql('same')} end,
    ${FORGET.map((k) => `${k} = case when ${isReset} then null else c.${k} end`).join(', ')}
  from found f where ${its} and ${SAME_KEY} and (${isReset} or c.missing is distinct from f.missing)
  returning c.unit_id, c.task_id, c.standing),
gone as (
  update sweep_candidate c set state = ${stateSql('absent')}, on_day = date ${on}
  where ${its} and ${movedBy('absent')} and not exists (select 1 from found f where ${SAME_KEY})
  returning c.unit_id, c.task_id)
select unit_id, task_id, sum(looked)::int as looked, count(*) filter (where did = 'opened')::int as opened,
  count(*) filter (where did = 'altered')::int as altered, count(*) filter (where did = 'gone')::int as gone,
  count(*) filter (where did = 'opened' and standing = 'yes')::int as waiting,
  count(*) filter (where did = 'opened' and standing <> 'yes')::int as undecided,
  count(*) filter (where did = 'opened' and standing = 'unknown')::int as unknown
from (
  select unit_id, task_id, looked, null as did, null as standing from looked
  union all select unit_id, task_id, 0, 'opened', standing from opened
  union all select unit_id, task_id, 0, 'altered', standing from altered
  union all select unit_id, task_id, 0, 'gone', null from gone) x
group by 1, 2`)
}

/**
 * The rules of a day over a register, in one statement: new candidates, those whose facts have changed, those that are none any more. A
 * second run changes nothing. `ids`: of these rows alone. As the owner, or in a transaction that is rolled back.
 */
export async function sweepRows(
  tx: Tx,
  planId: number,
  base: SweepBase,
  prepared: Prepared,
  ids: Ids = null,
): Promise<UnitCount[]> {
  await lockSweeps(tx, planId, 'sweep')
  const { rows } = await statement(await onMaps(tx, planId, base), prepared, planId, ids).execute(tx)
  return rows
}
