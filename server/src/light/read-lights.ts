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
  /** null: nothing was ever sent that was not sent back. */
  readonly month: Month | null
  readonly standing: 'on-track' | 'behind' | null
  readonly reached: string[] | null
  readonly not_applicable: boolean | null
  readonly progress: string | null
  /** A later line came back and is being mended: what it says now does not count until it is sent again. */
  readonly returned: boolean
}

/**
 * The last line that each unit sent for each task. One query serves all tasks and bodies, and the policies narrow it to the
 * actor. It looks up the newest line of each cell in the index: reading every month that ever was (`distinct on`) took ten
 * times as long after five years.
 */
async function readLatest({ tx, actor }: Ctx, taskId: number | null): Promise<Map<string, LatestLine>> {
  const words = taskId === null ? sql`null` : sql`progress`
  const only = taskId === null ? sql`` : sql`and tu.task_id = ${taskId}`
  const { rows } = await sql<LatestLine>`
    select distinct tu.task_id, tu.unit_id, sent.*, back.month is not null as returned
    from task_unit tu
    left join lateral (
      select month, standing, reached, not_applicable, ${words} as progress from report_line
      where plan_id = tu.plan_id and task_id = tu.task_id and unit_id = tu.unit_id and state in ('submitted', 'accepted')
      order by month desc limit 1
    ) sent on true
    left join lateral (
      select month from report_line
      where plan_id = tu.plan_id and task_id = tu.task_id and unit_id = tu.unit_id and state = 'returned'
        and month > coalesce(sent.month, '')
      limit 1
    ) back on true
    where tu.plan_id = ${actor.planId} and tu.part in ('lead', 'responsible') ${only}`.execute(tx)
  return new Map(rows.map((r) => [`${r.task_id}/${r.unit_id}`, r]))
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

function standingOf(line: LatestLine | undefined): StandingFacts['line'] {
  if (!line || (line.month === null && !line.returned)) return null
  return {
    reached: line.reached ?? [],
    standing: line.standing,
    notApplicable: line.not_applicable ?? false,
    returned: line.returned,
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

function cellOf(unit: UnitFacts, task: TaskParts, latest: LatestLine | undefined, today: Day): LightCell {
  const line = standingOf(latest)
  return {
    unit,
    ...lightOf({ today, milestones: task.milestones, line }),
    known: true,
    month: latest?.month ?? null,
    progress: latest?.progress ?? null,
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
          ? cellOf(unit, task, latest.get(`${task.id}/${unit.id}`), today)
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
