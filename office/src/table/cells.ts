/** Excel counts days of the wall clock and knows no zones; a time is shown as Shanghai's clock read it. */
const SHANGHAI_OFFSET_MS = 8 * 3600 * 1000

/** Longer text makes Excel call the file broken. */
const LONGEST_CELL = 32_000

export function shanghaiCell(instant: string): Date {
  return new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS)
}

export function dateCell(isoDate: string): Date {
  return new Date(`${isoDate.slice(0, 10)}T00:00:00Z`)
}

export function textCell(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…（过长，未全部导出）` : text
}
