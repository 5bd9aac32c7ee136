/** PostgreSQL's five signs for what it refused; undefined: the error is none of the database's. */
function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Another row has it already: one that no check could see, or that came in the same instant. */
export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === '23505'
}

/** A policy, a grant or a guard of ours. */
export function isNotAllowed(error: unknown): boolean {
  return sqlState(error) === '42501'
}
