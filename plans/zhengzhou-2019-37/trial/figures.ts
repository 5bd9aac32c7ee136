import { rng, type Rng } from './random.ts'
import type { FigureSpec, Figures } from './stories/story.ts'

/** The months of the trial; one before them stands for what was done since the plan was issued. */
export const TRIAL_MONTHS = ['2019-07', '2019-08', '2019-09'] as const
export type TrialMonth = (typeof TRIAL_MONTHS)[number]

/** The part of September's figure that stood at the end of June, July, August and September. */
const PACES: readonly (readonly [number, number, number, number])[] = [
  [0.3, 0.55, 0.8, 1],
  [0.2, 0.5, 0.75, 1],
  [0.4, 0.6, 0.85, 1],
  [0.1, 0.45, 0.65, 1],
]

export interface Figure {
  readonly added: number
  readonly total: number
}

/** A figure's totals at the end of June, July, August and September: never falling, never above its parent's. */
type Course = [number, number, number, number]

/** The figures of one unit's task in one month, by name. */
export function figuresOf(
  unit: string,
  task: string,
  specs: Figures,
  scale: number,
  month: TrialMonth,
): Record<string, Figure> {
  const courses = coursesOf(rng(`figures/${unit}/${task}`), specs, scale)
  const at = TRIAL_MONTHS.indexOf(month) + 1
  return Object.fromEntries(
    Object.entries(courses).map(([name, course]) => {
      const total = course[at] ?? 0
      return [name, { added: total - (course[at - 1] ?? 0), total }]
    }),
  )
}

function coursesOf(r: Rng, specs: Figures, scale: number): Record<string, Course> {
  const courses: Record<string, Course> = {}
  for (const [name, spec] of Object.entries(specs)) courses[name] = courseOf(r, spec, scale, courses)
  return courses
}

function courseOf(r: Rng, spec: FigureSpec, scale: number, known: Readonly<Record<string, Course>>): Course {
  const [first, second] = spec
  if (typeof first === 'string') {
    const parent = known[first]
    if (!parent) throw new Error(`a figure's parent comes before it: ${first}`)
    const share = second * (0.85 + r.next() * 0.3)
    return climbing(parent.map((total, i) => Math.min(total, Math.round(total * share * (0.8 + i * 0.0667)))))
  }
  const size = Math.max(1, Math.round((first + (second - first) * r.next()) * scale))
  if (spec.length === 3) return [size, size, size, size]
  const pace = r.pick(PACES)
  return climbing(pace.map((p) => Math.round(size * p)))
}

function climbing(totals: readonly number[]): Course {
  const [june = 0, july = 0, august = 0, september = 0] = totals
  const second = Math.max(june, july)
  const third = Math.max(second, august)
  return [june, second, third, Math.max(third, september)]
}
