import { Day } from '@gongjian/domain/calendar/calendar.ts'

/** Why the text is no day of the calendar; null: it is one. */
export function dayProblem(text: string): string | null {
  return Day.safeParse(text).error?.issues[0]?.message ?? null
}

/** Of a form's field. An empty one is asked for by a rule of its own. */
export const DAY_RULE = {
  validator: (_: unknown, text: string) => {
    const problem = text === '' ? null : dayProblem(text)
    return problem === null ? Promise.resolve() : Promise.reject(new Error(problem))
  },
}
