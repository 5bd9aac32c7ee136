import { sql } from 'kysely'
import { daysBetween, type Day, type Month } from '@gongjian/domain/calendar/calendar.ts'
import { lightOf, worstLight, type Light, type StandingFacts } from '@gongjian/domain/light/light.ts'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import type { Milestone } from '@gongjian/domain/task/task.ts'
import type { Ctx } from '../app.ts'
import type { Actor } from '../db/actor.ts'
import type { UnitFacts } from '../report/plan-facts.ts'
import { answeringUnits, type TaskParts } from '../task/task-facts.ts'

/** One task in one unit that answers for it. */
export interface LightCell {
  readonly unit: UnitFacts
  readonly light: Light
  readonly because: string
  /** false: the actor may not read this unit's lines of the task, so its light is not known to the actor. */
  readonly known: boolean
  /** The month of the line that it rests on. */
  readonly month: Month | null
  readonly progress: string | null
  readonly reached: readonly string[]
  readonly notApplicable: boolean
}

interface LatestLine {
  readonly task_id: number
  readonly unit_id: number
  readonly month: Month
  readonly returned: boolean
  readonly standing: 'on-track' | 'behind' | null
  readonly reached: string[]
  readonly not_applicable: boolean
  readonly progress: string | null
}

/**
 * The last line that each unit sent for each task, and apart from it the last one that came back: what is being mended
 * does not speak until it is sent again. One query serves all tasks and bodies; the policies narrow it to the actor.
 */
async function readLatest({ tx, actor }: Ctx, taskId: number | null): Promise<Map<string, LatestLine[]>> {
  const isReturned = sql<boolean>`state = 'returned'`
  const query = tx
    .selectFrom('report_line')
    .select(['task_id', 'unit_id', 'month', 'standing', 'reached', 'not_applicable', isReturned.as('returned')])
    .select((eb) => (taskId === null ? sql<string | null>`null`.as('progress') : eb.ref('progress').as('progress')))
    .distinctOn(['task_id', 'unit_id', isReturned])
    .where('plan_id', '=', actor.planId)
    .where('state', '!=', 'draft')
    .orderBy('task_id')
    .orderBy('unit_id')
    .orderBy(isReturned)
    .orderBy('month', 'desc')
  const rows = await (taskId === null ? query : query.where('task_id', '=', taskId)).execute()
  return Map.groupBy(rows, (r) => `${r.task_id}/${r.unit_id}`)
}

function mayRead(actor: Actor, taskId: number, unitId: number): boolean {
  switch (actor.role === 'door' ? null : reachOf(actor.role, 'report.read')) {
    case null:
      return false
    case 'own':
      return unitId === actor.unitId
    case 'tasks':
      return unitId === actor.unitId || actor.leads.includes(taskId)
    case 'all':
      return true
  }
}

function standingOf(lines: readonly LatestLine[]): StandingFacts['line'] {
  const sent = lines.find((l) => !l.returned)
  const back = lines.find((l) => l.returned)
  const returned = back !== undefined && (!sent || back.month > sent.month)
  if (!sent && !returned) return null
  return {
    reached: sent?.reached ?? [],
    standing: sent?.standing ?? null,
    notApplicable: sent?.not_applicable ?? false,
    returned,
  }
}

function byDate(a: { readonly date: Day }, b: { readonly date: Day }): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0
}

export type DatedMilestone = Milestone & { readonly date: Day }

function isDated(m: Milestone): m is DatedMilestone {
  return m.date !== null
}

function unknownCell(unit: UnitFacts, task: TaskParts, today: Day): LightCell {
  const next = task.milestones
    .filter(isDated)
    .filter((m) => m.date >= today)
    .sort(byDate)[0]
  return {
    unit,
    light: 'none',
    because: `您的角色看不到该单位的月报${next ? `；下一节点 ${next.date}` : ''}`,
    known: false,
    month: null,
    progress: null,
    reached: [],
    notApplicable: false,
  }
}

function cellOf(unit: UnitFacts, task: TaskParts, lines: readonly LatestLine[], today: Day): LightCell {
  const line = standingOf(lines)
  const sent = lines.find((l) => !l.returned)
  return {
    unit,
    ...lightOf({ today, milestones: task.milestones, line }),
    known: true,
    month: sent?.month ?? null,
    progress: sent?.progress ?? null,
    reached: line?.reached ?? [],
    notApplicable: line?.notApplicable ?? false,
  }
}

export type Lights = ReadonlyMap<number, readonly LightCell[]>

/** The lights of the tasks by body, as far as the actor may read. Given `one`, only that task's, with its words. */
export async function readLights(ctx: Ctx, tasks: readonly TaskParts[], one?: TaskParts): Promise<Lights> {
  const latest = await readLatest(ctx, one?.id ?? null)
  const today = ctx.app.clock.today()
  return new Map(
    (one ? [one] : tasks).map((task) => [
      task.id,
      answeringUnits(task).map((unit) =>
        mayRead(ctx.actor, task.id, unit.id)
          ? cellOf(unit, task, latest.get(`${task.id}/${unit.id}`) ?? [], today)
          : unknownCell(unit, task, today),
      ),
    ]),
  )
}

export function countLights(cells: readonly LightCell[]): Record<Light, number> {
  const counts: Record<Light, number> = { green: 0, yellow: 0, red: 0, grey: 0, none: 0 }
  for (const { light } of cells) counts[light]++
  return counts
}

/** The task's own light: the worst of those that the actor knows. */
export function taskLight(cells: readonly LightCell[]): Light {
  return worstLight(cells.filter((c) => c.known).map((c) => c.light))
}

/**
 * The dated steps that are still to be looked at, by date: not reported done by all whom the actor knows of; a past one
 * only where the actor knows of somebody, since it cannot be called overdue otherwise.
 */
export function openSteps(task: TaskParts, cells: readonly LightCell[], today: Day): DatedMilestone[] {
  const known = cells.filter((c) => c.known)
  const isDone = (m: Milestone): boolean => known.every((c) => c.notApplicable || c.reached.includes(m.id))
  return task.milestones
    .filter(isDated)
    .filter((m) => (known.length > 0 ? !isDone(m) : m.date >= today))
    .sort(byDate)
}

/** The step to look at first: the earliest that is overdue, else the next to come. */
export function nextStep(
  task: TaskParts,
  cells: readonly LightCell[],
  today: Day,
): (DatedMilestone & { daysLeft: number }) | null {
  const [first] = openSteps(task, cells, today)
  return first ? { ...first, daysLeft: daysBetween(today, first.date) } : null
}
