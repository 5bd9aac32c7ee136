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

/** By how much the parts are more than the whole; null: they are not, or one of them is not known. */
export function doubted({ parts, less, whole }: Doubt, values: ItemValues): { sum: number; whole: number } | null {
  const most = values[whole]
  const terms = [...parts.map((k) => [values[k], 1] as const), ...less.map((k) => [values[k], -1] as const)]
  if (typeof most !== 'number' || terms.some(([v]) => typeof v !== 'number')) return null
  const sum = Number(terms.reduce((n, [v, sign]) => n + Number(v) * sign, 0).toFixed(9))
  return sum > most ? { sum, whole: most } : null
}
