import type { Register } from './register.ts'

/**
 * The fields that a relapse has of the closed item: what the thing is and where it stands. Days and terms are of the work that was
 * done then, and so is what it reached: copied, the new item would be born overdue and already cleared.
 */
export function carriedOver({ fields, outcomes }: Pick<Register, 'fields' | 'outcomes'>): string[] {
  return Object.entries(fields)
    .filter(([key, x]) => x.kind !== 'computed' && x.kind !== 'day' && !outcomes.includes(key))
    .map(([key]) => key)
}
