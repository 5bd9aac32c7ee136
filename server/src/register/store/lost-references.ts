import { sql } from 'kysely'
import type { ItemField } from '@gongjian/domain/register/field.ts'
import { isElsewhere, type Batch, type Working } from './batch.ts'
import { snake } from '../table/column-kinds.ts'
import { registerTitles } from './definitions.ts'
import { labelIn, problem } from './row-problem.ts'

interface Named {
  readonly work: Working
  readonly key: string
  readonly id: number
}

function namedBy(works: readonly Working[], key: string): Named[] {
  return works.flatMap((work): Named[] => {
    const id = work.read.values[key]
    // What stands already may name one that has since been removed: an export imports unchanged.
    const isNew = work.before === null || work.before[snake(key)] !== id
    return typeof id === 'number' && isNew && !isElsewhere(work) ? [{ work, key, id }] : []
  })
}

/** A field that names an item (条目编号) names one that stands, in the register that the field is of; whether the actor may see it is not said. */
export async function refuseLostReferences({ ctx, register }: Batch, works: readonly Working[]): Promise<void> {
  const fields = Object.entries(register.fields).filter((x): x is [string, ItemField] => x[1].kind === 'item')
  if (fields.length === 0) return
  const titleOf = await registerTitles(ctx)
  for (const [key, field] of fields) {
    const named = namedBy(works, key)
    if (named.length === 0) continue
    const { rows } = await sql<{ id: number }>`
      select id from standing_items(${field.register}, ${[...new Set(named.map((n) => n.id))]}::bigint[]) as id`.execute(
      ctx.tx,
    )
    const standing = new Set(rows.map((r) => r.id))
    const where = field.register === null ? '台账' : titleOf(field.register)
    for (const { work, id } of named)
      if (!standing.has(id))
        work.problems.push(problem(key, `“${labelIn(register, key)}”：${where}没有编号为 ${id} 的条目`))
  }
}
