import type { Milestone } from '@gongjian/domain/task/task.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Tx } from '../db/actor.ts'

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
}

export function refOf(unit: UnitFacts): UnitRef {
  return { code: unit.code, name: unit.name, short: unit.short, kind: unit.kind }
}

async function readUnits(tx: Tx, planId: number): Promise<Map<number, UnitFacts>> {
  const rows = await tx
    .selectFrom('unit')
    .select(['id', 'code', 'name', 'short', 'kind', 'sort'])
    .where('plan_id', '=', planId)
    .orderBy('sort')
    .execute()
  return new Map(rows.map((u) => [u.id, u]))
}

async function readMilestones(tx: Tx, planId: number): Promise<Map<number, Milestone[]>> {
  const rows = await tx
    .selectFrom('milestone')
    .select(['task_id', 'code', 'date', 'text', 'clause', 'start_at', 'end_at'])
    .where('plan_id', '=', planId)
    .orderBy('sort')
    .execute()
  const byTask = Map.groupBy(rows, (m) => m.task_id)
  return new Map(
    [...byTask].map(([task, list]) => [
      task,
      list.map((m) => ({
        id: m.code,
        date: m.date,
        text: m.text,
        clause: m.clause,
        ...(m.start_at === null || m.end_at === null ? {} : { start: m.start_at, end: m.end_at }),
      })),
    ]),
  )
}

export async function readPlanFacts(tx: Tx, planId: number): Promise<PlanFacts> {
  const units = await readUnits(tx, planId)
  const milestones = await readMilestones(tx, planId)
  const leads = await tx
    .selectFrom('task_unit')
    .select(['task_id', 'unit_id'])
    .where('plan_id', '=', planId)
    .where('part', '=', 'lead')
    .orderBy('sort')
    .execute()
  const tasks = await tx
    .selectFrom('task')
    .select(['id', 'code', 'clause', 'label', 'title', 'sort'])
    .where('plan_id', '=', planId)
    .orderBy('sort')
    .execute()
  const leadsOf = Map.groupBy(leads, (l) => l.task_id)
  return {
    units,
    tasks: new Map(
      tasks.map((t) => [
        t.id,
        {
          ...t,
          leads: (leadsOf.get(t.id) ?? []).flatMap((l) => units.get(l.unit_id) ?? []),
          milestones: milestones.get(t.id) ?? [],
        },
      ]),
    ),
  }
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
