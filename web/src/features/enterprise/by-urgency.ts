import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import { worstLight } from '@gongjian/domain/light/light.ts'

type Item = EnterpriseDetail['registers'][number]

/** What is worst first, then what is due first; what has no day comes last among its like. */
export function byUrgency(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => {
    if (a.light !== b.light) return worstLight([a.light, b.light]) === a.light ? -1 : 1
    if (a.due === b.due) return a.id - b.id
    return a.due !== null && (b.due === null || a.due < b.due) ? -1 : 1
  })
}

export interface Standing {
  readonly register: string
  readonly title: string
  /** The most urgent of them first. */
  readonly items: readonly Item[]
}

/** Items by their register: a line that stands in one register seven times is told once, with the number. */
export function byRegister(items: readonly Item[]): Standing[] {
  const groups = Map.groupBy(byUrgency(items), (r) => r.register)
  return [...groups].map(([register, of]) => ({ register, title: of[0]?.registerTitle ?? register, items: of }))
}
