import type { RegisterSummary } from '@gongjian/domain/register/definition.ts'

export interface Chapter {
  /** 1 to 7, as the plan counts them. */
  readonly id: string
  readonly registers: readonly RegisterSummary[]
}

/** By the plan's chapters, in its order; `text` is looked for in title, clause and number. */
export function chaptersOf(registers: readonly RegisterSummary[], text: string): Chapter[] {
  const words = text.trim().toLowerCase()
  const found = registers.filter(
    (r) => words === '' || [r.title, r.clauseLabel, r.clause, r.id].some((t) => t.toLowerCase().includes(words)),
  )
  const ids = [...new Set(found.map((r) => chapterOf(r.clause)))]
  return ids
    .sort((a, b) => Number(a) - Number(b))
    .map((id) => ({ id, registers: found.filter((r) => chapterOf(r.clause) === id) }))
}

function chapterOf(clause: string): string {
  return clause.split('.')[0] ?? clause
}
