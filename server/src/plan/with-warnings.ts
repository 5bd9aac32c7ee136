import type { Reading } from '@gongjian/domain/plan/reading.ts'

/** What the file kept from the reader stands among what the reader could not read: nobody looks for it elsewhere. */
export function withWarnings(reading: Reading, warnings: readonly string[]): Reading {
  if (warnings.length === 0) return reading
  const problems = warnings.map((message) => ({ code: 'file-incomplete', clause: null, start: 0, end: 0, message }))
  return { ...reading, problems: [...problems, ...reading.problems] }
}
