import type { Check } from './register.ts'
import type { ItemValues } from './value.ts'

/** Whether a row breaks the rule; what is not known breaks none. The database says the same (server, derived-sql.ts). */
export function isBroken(check: Check, values: ItemValues): boolean {
  const own = values[check.field]
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
