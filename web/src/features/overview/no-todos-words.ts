/** No report and no filing waits; `items`: how many rows of the registers do, undefined while that is not known. */
export function noTodosWords(items: number | undefined): string {
  return items === 0 ? '没有待办，一切已办完' : '没有待办的月报和方案'
}
