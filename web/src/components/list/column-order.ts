/** One place to the front or to the back. */
export function moved(columns: readonly string[], key: string, by: 1 | -1): string[] {
  const from = columns.indexOf(key)
  const to = from + by
  // The first is the title's, and stays.
  if (from < 1 || to < 1 || to >= columns.length) return [...columns]
  const next = columns.filter((c) => c !== key)
  next.splice(to, 0, key)
  return next
}
