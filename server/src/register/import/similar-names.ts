import { sql } from 'kysely'
import type { Ctx } from '../../app.ts'

/** More enterprises than a province has above scale; beyond, names are compared with these only. */
const MOST_NAMES = 200_000

const WORDS = /有限责任公司|股份有限公司|有限公司|集团|公司|总厂|分厂|厂|省|市|县|区|河南|郑州/g

/** What is left of a name when the words that every second writer leaves out are gone. */
export function stemOf(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(/[\s()（）“”"·.-]/g, '')
    .toLowerCase()
  const stem = plain.replace(WORDS, '')
  return stem.length >= 2 ? stem : plain
}

/** Likely duplicates: an enterprise that stands under almost the same name. */
export interface SimilarNames {
  /** The name that stands, when it is like this one and not the same; null: none. */
  like(name: string): string | null
}

/** The names that the actor may see, and those of the file itself as they come. */
export async function readSimilarNames({ tx, actor }: Ctx): Promise<SimilarNames> {
  const { rows } = await sql<{ name: string }>`
    select name from enterprise where plan_id = ${actor.planId} and merged_into is null order by id limit ${MOST_NAMES}`.execute(
    tx,
  )
  const names = new Set(rows.map((r) => r.name))
  const byStem = new Map(rows.map((r) => [stemOf(r.name), r.name]))
  // Twenty furnaces of one works stand one below the other.
  let last: { readonly name: string; readonly like: string | null } | null = null
  const likeOf = (name: string): string | null => {
    if (names.has(name)) return null
    const stem = stemOf(name)
    const standing = byStem.get(stem)
    if (standing === undefined) byStem.set(stem, name)
    return standing === undefined || standing === name ? null : standing
  }
  return {
    like(name) {
      if (last?.name !== name) last = { name, like: likeOf(name) }
      return last.like
    },
  }
}
