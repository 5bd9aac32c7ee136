import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { FILINGS, type FilingKind, type PlanFiling } from '@gongjian/domain/filing/filing.ts'
import type { Milestone } from '@gongjian/domain/task/task.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { KeptByStamp } from '../db/plan-stamp.ts'

export interface UnitFacts extends UnitRef {
  readonly id: number
  readonly sort: number
}

export interface TaskFacts {
  readonly id: number
  readonly code: string
  readonly clause: string
  readonly label: string
  readonly title: string
  readonly sort: number
  readonly leads: readonly UnitFacts[]
  readonly milestones: readonly Milestone[]
}

/** What the month needs to know of its plan: some dozens of rows, read whole. */
export interface PlanFacts {
  readonly units: ReadonlyMap<number, UnitFacts>
  readonly tasks: ReadonlyMap<number, TaskFacts>
  /** The one-off plans that the plan orders. */
  readonly filings: readonly PlanFiling[]
}

export function refOf(unit: UnitFacts): UnitRef {
  return { code: unit.code, name: unit.name, short: unit.short, kind: unit.kind }
}

/** Of a row whose unit may be 待定. */
export function findRef({ units }: Pick<PlanFacts, 'units'>, id: number | null): UnitRef | null {
  const unit = id === null ? undefined : units.get(id)
  return unit ? refOf(unit) : null
}

type MilestoneRow = Omit<Milestone, 'start' | 'end'> & { task: number; start: number | null; end: number | null }

function milestoneOf({ task: _task, start, end, ...m }: MilestoneRow): Milestone {
  return start === null || end === null ? m : { ...m, start, end }
}

/** One statement, since every request of the month asks for it. */
async function readRows(tx: Tx, planId: number) {
  return tx
    .selectNoFrom((eb) => [
      eb.selectFrom('plan').select('filings').where('id', '=', planId).as('filings'),
      jsonArrayFrom(
        eb
          .selectFrom('unit')
          .select(['id', 'code', 'name', 'short', 'kind', 'sort'])
          .where('plan_id', '=', planId)
          .orderBy('sort'),
      ).as('units'),
      jsonArrayFrom(
        eb
          .selectFrom('task')
          .select(['id', 'code', 'clause', 'label', 'title', 'sort'])
          .where('plan_id', '=', planId)
          .orderBy('sort'),
      ).as('tasks'),
      jsonArrayFrom(
        eb
          .selectFrom('task_unit')
          .select(['task_id as task', 'unit_id as unit'])
          .where('plan_id', '=', planId)
          .where('part', '=', 'lead')
          .orderBy('sort'),
      ).as('leads'),
      jsonArrayFrom(
        eb
          .selectFrom('milestone')
          .select(['task_id as task', 'code as id', 'date', 'text', 'clause', 'start_at as start', 'end_at as end'])
          .where('plan_id', '=', planId)
          .orderBy('sort'),
      ).as('milestones'),
    ])
    .executeTakeFirstOrThrow()
}

export async function readPlanFacts(tx: Tx, planId: number): Promise<PlanFacts> {
  const rows = await readRows(tx, planId)
  const units = new Map<number, UnitFacts>(rows.units.map((u) => [u.id, u]))
  const leads = Map.groupBy(rows.leads, (l) => l.task)
  const milestones = Map.groupBy(rows.milestones, (m) => m.task)
  const tasks = rows.tasks.map((t): [number, TaskFacts] => [
    t.id,
    {
      ...t,
      leads: (leads.get(t.id) ?? []).flatMap((l) => units.get(l.unit) ?? []),
      milestones: (milestones.get(t.id) ?? []).map(milestoneOf),
    },
  ])
  return { units, tasks: new Map(tasks), filings: rows.filings ?? [] }
}

/** As the plan calls it. */
export function filingOf({ filings }: Pick<PlanFacts, 'filings'>, kind: FilingKind): Omit<PlanFiling, 'dueOn'> {
  const { title } = FILINGS[kind]
  return filings.find((f) => f.kind === kind) ?? { kind, title, clause: '', clauseLabel: '', task: null }
}

const keptFacts = new KeptByStamp<PlanFacts>()

/** The same, read once for as long as nothing of the plan changes. */
export async function planFactsOf({ app, tx, actor }: Ctx): Promise<PlanFacts> {
  return keptFacts.get(app.connections, actor.planId, actor.planStamp, () => readPlanFacts(tx, actor.planId))
}

export function unitIn(facts: PlanFacts, code: string): UnitFacts {
  return [...facts.units.values()].find((u) => u.code === code) ?? fail('unit-not-found', { unit: code })
}

export function unitById(facts: PlanFacts, id: number): UnitFacts {
  return facts.units.get(id) ?? fail('unit-not-found', { unit: id })
}

export function taskIn(facts: PlanFacts, code: string): TaskFacts {
  return [...facts.tasks.values()].find((t) => t.code === code) ?? fail('task-not-found', { task: code })
}

export function taskById(facts: PlanFacts, id: number): TaskFacts {
  return facts.tasks.get(id) ?? fail('task-not-found', { task: id })
}
