import type { PlanTask } from '@gongjian/domain/task/task.ts'
import { TRIAL_MONTHS, type Figure, type TrialMonth } from './figures.ts'
import { places } from './places.ts'
import { rng } from './random.ts'

interface Key {
  readonly unit: string
  readonly task: string
  readonly month: TrialMonth
}

/** Milestones whose day passed before the first report: most bodies report them in July, some later, a few never. */
const DUE_BEFORE_REPORTS = '2019-07-01'

/** The city's own work, done for all: the limits of 三（三）2（1）. */
const CITYWIDE = new Set(['3.3.2.1/最优限值'])

/** Milestones that a few bodies reach ahead of their day: the chance, and the month from which they say so. */
const AHEAD: Readonly<Record<string, readonly [chance: number, from: TrialMonth]>> = {
  '3.1/退城入园-启动': [0.3, '2019-08'],
  '4.3/煤气发生炉': [0.25, '2019-08'],
  '4.3/燃煤热风炉': [0.15, '2019-09'],
}

/** Cumulative: what was reached stays reached. A lead reaches only what the city does itself: the rest hangs on the bodies. */
export function reachedOf(task: PlanTask, key: Key, figures: Readonly<Record<string, Figure>>): string[] {
  return task.milestones
    .filter((m) => {
      if (CITYWIDE.has(m.id)) return true
      if (!places[key.unit]) return false
      // 一厂一策: reached when every enterprise has its plan, as the same line's figures say.
      if (m.id === '3.3.2.1/一厂一策方案') return figures['方案']?.total === figures['企业']?.total
      return key.month >= reachedFrom(m.id, m.date, key.unit)
    })
    .map((m) => m.id)
}

function reachedFrom(id: string, date: string | null, unit: string): string {
  const never = '9999-12'
  const draw = rng(`reached/${unit}/${id}`).next()
  if (date !== null && date < DUE_BEFORE_REPORTS) {
    if (draw < 0.76) return TRIAL_MONTHS[0]
    if (draw < 0.86) return TRIAL_MONTHS[1]
    return draw < 0.92 ? TRIAL_MONTHS[2] : never
  }
  const ahead = AHEAD[id]
  return ahead && draw < ahead[0] ? ahead[1] : never
}

/** A body that let a day pass says that it lags; some lag otherwise, and most of them catch up. */
export function standingOf(task: PlanTask, key: Key, reached: readonly string[]): 'on-track' | 'behind' {
  const overdue = task.milestones.some((m) => m.date !== null && m.date < DUE_BEFORE_REPORTS && !reached.includes(m.id))
  if (overdue) return 'behind'
  if (!places[key.unit]) return 'on-track'
  const r = rng(`standing/${key.unit}/${key.task}`)
  const lags = r.chance(0.09)
  const until = TRIAL_MONTHS[r.int(0, 2)] ?? TRIAL_MONTHS[0]
  return lags && key.month <= until ? 'behind' : 'on-track'
}
