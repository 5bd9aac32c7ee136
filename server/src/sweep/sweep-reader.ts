import { sql } from 'kysely'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import type { CandidateStanding, CandidateState } from '@gongjian/domain/sweep/candidate.ts'
import type { CandidateTally, SweepRun, sweepContracts } from '@gongjian/domain/sweep/contracts.ts'
import type { SweepCause, SweepState } from '@gongjian/domain/sweep/run.ts'
import { TRAYS, Tallied } from '@gongjian/domain/sweep/tray.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../app.ts'
import type { SweepBase } from './sweep-base.ts'

type SweepView = OutputOf<typeof sweepContracts.listSweeps>[number]

interface StoredRun {
  readonly id: number
  readonly subject: string
  readonly state: SweepState
  readonly cause: SweepCause
  readonly by_name: string
  readonly on_day: string
  readonly asked_at: Date
  readonly done_at: Date | null
  readonly error: string | null
  readonly looked: number
  readonly opened: number
  readonly altered: number
  readonly gone: number
}

function viewOfRun(r: StoredRun): SweepRun {
  const { id, state, cause, by_name: by, on_day: on, error, looked, opened, altered, gone } = r
  const at = { askedAt: r.asked_at.toISOString(), doneAt: r.done_at?.toISOString() ?? null }
  return { id, state, cause, by, on, ...at, looked, opened, altered, gone, error }
}

/** The last runs of one sweep, newest first; the counts are those of the units that the actor may see. */
export async function readRuns({ tx, actor }: Ctx, subject: string, most: number): Promise<SweepRun[]> {
  const { rows } = await sql<StoredRun>`
    select s.id, s.subject, s.state, s.cause, s.by_name, s.on_day, s.asked_at, s.done_at, s.error,
      coalesce(k.looked, 0) as looked, coalesce(k.opened, 0) as opened, coalesce(k.altered, 0) as altered, coalesce(k.gone, 0) as gone
    from (select * from sweep where plan_id = ${actor.planId} and subject = ${subject} order by id desc limit ${most}) s
    left join lateral (select sum(n.looked)::int as looked, sum(n.opened)::int as opened, sum(n.altered)::int as altered, sum(n.gone)::int as gone
      from sweep_count n where n.plan_id = ${actor.planId} and n.sweep_id = s.id) k on true
    order by s.id desc`.execute(tx)
  return rows.map(viewOfRun)
}

export interface Counted {
  readonly subject: string
  readonly unit_id: number | null
  readonly rule: string
  readonly state: CandidateState
  readonly standing: CandidateStanding
  readonly n: number
}

/** How many candidates stand how; `subject` null: of all sweeps. */
export async function countCandidates({ tx, actor }: Ctx, subject: string | null): Promise<Counted[]> {
  const its = subject === null ? sql`true` : sql`c.subject = ${subject}`
  const { rows } = await sql<Counted>`
    select c.subject, c.unit_id, c.rule, c.state, c.standing, count(*)::int as n from sweep_candidate c
    where c.plan_id = ${actor.planId} and ${its} and c.state <> 'gone' group by 1, 2, 3, 4, 5`.execute(tx)
  return rows
}

export function tallyOf(counted: readonly Counted[]): CandidateTally {
  const on = (tray: Tallied): number => {
    const { state, standing } = TRAYS[tray]
    const its = counted.filter((c) => c.state === state && (standing === null || c.standing === standing))
    return its.reduce((n, c) => n + c.n, 0)
  }
  return Object.fromEntries(Tallied.options.map((tray) => [tray, on(tray)])) as CandidateTally
}

function refOf({ id, title, counter }: Register) {
  return { id, title, counter }
}

export function viewOfSweep(base: SweepBase, runs: readonly SweepRun[], counted: readonly Counted[]): SweepView {
  const [newest] = runs
  return {
    subject: base.sweep.subject,
    title: base.sweep.title,
    over: refOf(base.over),
    into: refOf(base.into),
    last: runs.find((r) => r.state === 'done') ?? null,
    next: newest && newest.state !== 'done' ? newest : null,
    tally: tallyOf(counted),
  }
}
