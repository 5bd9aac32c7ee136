import { isElsewhere, type Batch, type Working } from './batch.ts'
import { flatKey } from './natural-key.ts'
import { labelIn, problem } from './row-problem.ts'

function isMoved({ before, composed }: Working, column: 'enterprise_id' | 'facility'): boolean {
  const stood = before?.[column] ?? null
  const named = (composed.columns[column] ?? null) as number | string | null
  if (stood === null) return false
  return column === 'facility' ? flatKey(stood) !== flatKey(named) : stood !== named
}

/**
 * A relapse is of the thing that its item is of. Made to name another one it would, when it is closed or taken out, end what nobody found
 * at work, and what was found would go on running. The database holds the same (table/relapse-guard-sql.ts).
 */
export function refuseMovedRelapses({ register }: Batch, works: readonly Working[]): void {
  for (const w of works) {
    const of = w.before?.relapse_of ?? null
    if (of === null || isElsewhere(w)) continue
    for (const [column, key] of [
      ['enterprise_id', 'enterprise'],
      ['facility', 'facility'],
    ] as const)
      if (isMoved(w, column))
        w.problems.push(
          problem(
            key,
            `这一条是编号 ${of} 的反弹，${labelIn(register, key)}随原条目，不能改为别的；登记错了的请移出这一条，在正确的条目上登记反弹`,
          ),
        )
  }
}
