/** Stands for every register in a choice of several; no register's id is written so. */
export const EVERY = '*'

/** null: every register, also those of a later version. */
export function registersOf(chosen: readonly string[]): string[] | null {
  return chosen.includes(EVERY) ? null : [...chosen]
}

export function chosenOf(registers: readonly string[] | null): string[] {
  return registers === null ? [EVERY] : [...registers]
}
