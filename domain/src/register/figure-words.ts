import type { SeriesReach } from './definition.ts'
import type { Condition } from './filter.ts'
import type { Figure } from './figure.ts'

/** The rows that a figure's number opens; of rechecks the items that were looked at again. */
export function rowsOf({ kind, where }: Pick<Figure, 'kind' | 'where'>): readonly Condition[] {
  return kind === 'rechecks' ? [...where, { field: 'rechecks', op: 'atLeast', value: 1 }] : where
}

/** The rows of one part of a split; name null: those where it is not filled in. */
export function rowsOfPart(
  figure: Pick<Figure, 'kind' | 'where'>,
  by: string,
  name: string | null,
): readonly Condition[] {
  const part: Condition = name === null ? { field: by, op: 'unknown' } : { field: by, op: 'is', value: name }
  return [...rowsOf(figure), part]
}

/** 「5 家缺 2018 年的数」. */
export function gapInWords({ year, items }: SeriesReach['gaps'][number], counter: string): string {
  return `${items} ${counter}缺 ${year} 年的数`
}
