import type { Check, Doubt } from './register.ts'
import type { ItemValues, Value } from './value.ts'

/** Nine decimals are more than any column is kept with: 0.3 less 0.1 is 0.2. */
function lessened(whole: Value | undefined, part: Value | undefined): Value | undefined {
  if (typeof whole !== 'number' || typeof part !== 'number') return null
  return Number((whole - part).toFixed(9))
}

/** Whether a row breaks the rule; what is not known breaks none. The database says the same (server, derived-sql.ts). */
export function isBroken(check: Check, values: ItemValues): boolean {
  const own = check.less === undefined ? values[check.field] : lessened(values[check.field], values[check.less])
  return check.others.some((key) => {
    const other = values[key]
    if (own === null || own === undefined || other === null || other === undefined) return false
    switch (check.kind) {
      case 'below':
        return own >= other
      case 'notAbove':
        return own > other
      case 'notBefore':
        return own < other
    }
  })
}

export interface Doubted {
  readonly sum: number
  readonly whole: number
  /** What is no part of the whole and was left empty: counted as none, and asked for by name. */
  readonly empty: readonly string[]
}

/** By how much the parts are more than the whole; null: they are not, or none of them, or the whole, is known. An empty cell counts as none: most are left so. */
export function doubted({ parts, less, whole }: Doubt, values: ItemValues): Doubted | null {
  const most = values[whole]
  if (typeof most !== 'number' || parts.every((k) => typeof values[k] !== 'number')) return null
  const sumOf = (keys: readonly string[]): number => keys.reduce((n, k) => n + Number(values[k] ?? 0), 0)
  const sum = Number((sumOf(parts) - sumOf(less)).toFixed(9))
  return sum > most ? { sum, whole: most, empty: less.filter((k) => typeof values[k] !== 'number') } : null
}
