import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { dayFromText } from '@gongjian/domain/register/read-text.ts'
import { UsageError } from './answer.ts'

/** A day as people write it behind an option; undefined: the option is not there. */
export function dayOption(name: string, text: string | undefined): Day | undefined {
  if (text === undefined) return undefined
  const read = dayFromText(text, `${name} `)
  if ('problem' in read) throw new UsageError(read.problem)
  return read.value
}
