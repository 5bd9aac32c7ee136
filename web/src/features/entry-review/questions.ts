/**
 * What is asked for, in order: what stands keeps its place, so that nothing moves while it is typed in; what is not answered
 * and matters no more goes, and what has come to matter is put at the end.
 */
export function nextShown(
  before: readonly string[],
  answered: readonly string[],
  asks: readonly string[],
): readonly string[] {
  const wanted = new Set([...answered, ...asks])
  const kept = before.filter((k) => wanted.has(k))
  const more = [...answered, ...asks].filter((k) => !before.includes(k))
  return [...kept, ...new Set(more)]
}
