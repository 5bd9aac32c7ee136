/** The planned day of an item that waits for it, apart from its steps: none once it is done. */
export function nextPlannedSql(planned: string, done: string): string {
  return `case when ${done} is null then ${planned} end`
}
