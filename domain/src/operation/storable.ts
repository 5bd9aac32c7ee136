/**
 * Whether PostgreSQL can keep all the words within: its text holds no NUL, and half a pair of surrogates is no text. A cell pasted from
 * elsewhere may hold either.
 */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner))
}
