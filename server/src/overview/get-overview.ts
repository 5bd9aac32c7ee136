import type { Overview, Todo } from '@gongjian/domain/overview/contracts.ts'
import type { Ctx } from '../app.ts'
import { readLights, type Lights } from '../light/read-lights.ts'
import { countUnread } from '../notice/notice-reader.ts'
import { implement } from '../operation/implementation.ts'
import { targetsOf } from '../plan/plan-reader.ts'
import { refOf } from '../report/plan-facts.ts'
import { answeringUnits, tasksOfPlan, type TaskParts } from '../task/task-facts.ts'
import { appraisalTodos } from './appraisal-todos.ts'
import { nextDeadlines } from './deadlines.ts'
import { filingTodos } from './filing-todos.ts'
import { monthReports, readOverviewPeriods } from './month-reports.ts'
import { projectTodos } from './project-todos.ts'
import { seasonTodos } from './season-todos.ts'
import { reportTodos } from './report-todos.ts'
import { sweepTodos } from './sweep-todos.ts'

function matrixOf(tasks: readonly TaskParts[], lights: Lights): Overview['matrix'] {
  const units = new Map(tasks.flatMap((t) => answeringUnits(t).map((u) => [u.id, u] as const)))
  return {
    units: [...units.values()].sort((a, b) => a.sort - b.sort).map(refOf),
    rows: tasks.map((t) => ({
      task: t.code,
      label: t.label,
      title: t.title,
      cells: (lights.get(t.id) ?? []).map(({ unit, light, because }) => ({ unit: unit.code, light, because })),
    })),
  }
}

async function noticeTodo(ctx: Ctx): Promise<Todo[]> {
  const count = await countUnread(ctx)
  if (count === 0) return []
  return [{ kind: 'read-notice', text: `${count} 条未读提醒`, link: '/notices', dueOn: null, count }]
}

/** The dated first, the earliest due at the top. */
function byDueDay(a: Todo, b: Todo): number {
  return (a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : (a.dueOn ?? '9999') > (b.dueOn ?? '9999') ? 1 : 0
}

/** The first page, as far as the actor may read. */
export const getOverview = implement('getOverview', async (ctx): Promise<Overview> => {
  const { app } = ctx
  const today = app.clock.today()
  const { units, tasks } = await tasksOfPlan(ctx)
  const lights = await readLights(ctx, tasks)
  const targets = await targetsOf(ctx)
  const periods = await readOverviewPeriods(ctx)
  const todos = [
    ...(await reportTodos(ctx, periods)),
    ...(await filingTodos(ctx)),
    ...(await projectTodos(ctx)),
    ...(await sweepTodos(ctx)),
    ...(await seasonTodos(ctx)),
    ...(await appraisalTodos(ctx)),
  ].sort(byDueDay)
  return {
    today,
    deadlines: nextDeadlines(tasks, lights, today),
    matrix: matrixOf(tasks, lights),
    reports: monthReports(ctx, periods, units),
    targets: [...targets],
    todos: [...todos, ...(await noticeTodo(ctx))],
  }
})
