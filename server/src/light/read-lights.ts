import { sql } from 'kysely'
import { daysBetween, type Day, type Month } from '@gongjian/domain/calendar/calendar.ts'
import { lightOf, worstLight, type Light, type StandingFacts } from '@gongjian/domain/light/light.ts'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import type { Milestone } from '@gongjian/domain/task/task.ts'
import type { Ctx } from '../app.ts'
import type { Actor } from '../db/actor.ts'
import type { UnitFacts } from '../report/plan-facts.ts'
import { answeringUnits, type TaskParts } from '../task/task-facts.ts'
import { readItemDues, type ItemDays } from './read-item-dues.ts'

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
  /** null: nothing was ever sent that did not come back. */
  readonly month: Month | null
  readonly standing: 'on-track' | 'behind' | null
  readonly reached: string[] | null
  readonly not_applicable: boolean | null
  readonly progress: string | null
  /** The newest line came back and is being mended: what it says does not count until it is sent again. */
  readonly returned: boolean | null
}

interface Place {
  readonly task: TaskParts
  readonly unit: UnitFacts
}

/**
 * The last line that each unit sent for each task: one query for all tasks and bodies that the actor may read, under the
 * policies. It looks up the newest line of each cell in the index; `distinct on` reads every month that ever was.
 */
async function readLatest({ tx, actor }: Ctx, places: readonly Place[], withWords: boolean): Promise<LatestLine[]> {
  if (places.length === 0) return []
  const tasks = places.map((p) => p.task.id)
  const units = places.map((p) => p.unit.id)
  const facts = sql.raw(`month, standing, reached, not_applicable, ${withWords ? 'progress' : 'null as progress'}`)
  const sentFacts = sql.raw(
    ['month', 'standing', 'reached', 'not_applicable', 'progress']
      .map((c) => `case when newest.state = 'returned' then sent.${c} else newest.${c} end as ${c}`)
      .join(', '),
  )
  const { rows } = await sql<LatestLine>`
    select cell.task_id, cell.unit_id, ${sentFacts}, newest.state = 'returned' as returned
    from unnest(${tasks}::int[], ${units}::int[]) as cell (task_id, unit_id)
    left join lateral (
      select state, ${facts} from report_line l
      where l.plan_id = ${actor.planId} and l.task_id = cell.task_id and l.unit_id = cell.unit_id and l.state <> 'draft'
      order by l.month desc limit 1
    ) newest on true
    left join lateral (
      select ${facts} from report_line l
      where newest.state = 'returned'
        and l.plan_id = ${actor.planId} and l.task_id = cell.task_id and l.unit_id = cell.unit_id
        and l.state in ('submitted', 'accepted')
      order by l.month desc limit 1
    ) sent on true`.execute(tx)
  return rows
}

function mayRead(actor: Actor, taskId: number, unitId: number): boolean {
  switch (actor.role === 'door' ? null : reachOf(actor.role, 'report.read')) {
    case null:
      return false
    case 'own':
      return unitId === actor.unitId
    case 'tasks':
    case 'parts':
      return unitId === actor.unitId || actor.leads.includes(taskId)
    case 'all':
      return true
  }
}

function standingOf(line: LatestLine): StandingFacts['line'] {
  if (line.month === null && !line.returned) return null
  return {
    reached: line.reached ?? [],
    standing: line.standing,
    notApplicable: line.not_applicable ?? false,
    returned: line.returned ?? false,
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

function cellOf(unit: UnitFacts, task: TaskParts, latest: LatestLine, today: Day, days?: ItemDays): LightCell {
  const line = standingOf(latest)
  return {
    unit,
    ...lightOf({
      today,
      milestones: task.milestones,
      line,
      itemDue: days?.due ?? null,
      itemStart: days?.startBy ?? null,
    }),
    known: true,
    month: latest.month,
    progress: latest.progress,
    reached: line?.reached ?? [],
    notApplicable: line?.notApplicable ?? false,
  }
}

export type Lights = ReadonlyMap<number, readonly LightCell[]>

/** The lights of the tasks by body, as far as the actor may read. Given `one`, only that task's, with its words. */
export async function readLights(ctx: Ctx, all: readonly TaskParts[], one?: TaskParts): Promise<Lights> {
  const tasks = one ? [one] : all
  const known = tasks.flatMap((task) =>
    answeringUnits(task)
      .filter((unit) => mayRead(ctx.actor, task.id, unit.id))
      .map((unit) => ({ task, unit })),
  )
  const lines = await readLatest(ctx, known, one !== undefined)
  const latest = new Map(lines.map((l) => [`${l.task_id}/${l.unit_id}`, l]))
  const today = ctx.app.clock.today()
  const dues = await readItemDues(ctx, known)
  return new Map(
    tasks.map((task) => [
      task.id,
      answeringUnits(task).map((unit) => {
        const key = `${task.id}/${unit.id}`
        const line = latest.get(key)
        return line ? cellOf(unit, task, line, today, dues.get(key)) : unknownCell(unit, task, today)
      }),
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
