import { sql } from 'kysely'
import { HitKind, type Hit } from '@gongjian/domain/search/contracts.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { queryTokens } from './tokens.ts'

const MOST_HITS = 20
/** More than this many rows are never ranked: a single common sign finds half the document. */
const MOST_CANDIDATES = 400
const EXCERPT_BEFORE = 20
const EXCERPT_LENGTH = 90

/** What a person is likely to look for first. */
const KIND_ORDER: Readonly<Record<HitKind, number>> = { task: 0, unit: 1, enterprise: 2, clause: 3 }

interface Candidate {
  readonly kind: HitKind
  readonly title: string
  readonly body: string
  readonly link: string
  readonly sort: number
}

function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** The words of a query as a text shows them: what stands between spaces. */
function wordsOf(q: string): string[] {
  return normal(q)
    .split(/\s+/)
    .filter((w) => w !== '')
}

/** The title in full, at its beginning, inside it; else by sound; the body last. */
function rank({ title, body }: Candidate, words: readonly string[]): number {
  const t = normal(title)
  const whole = words.join('')
  if (t === whole) return 0
  if (t.startsWith(whole)) return 1
  if (words.every((w) => t.includes(w))) return 2
  const b = normal(body)
  return words.every((w) => t.includes(w) || b.includes(w)) ? 4 : 3
}

/** The body around the first word found in it; nothing when the title says it all. */
export function excerptOf(body: string, words: readonly string[]): string {
  const flat = body.replace(/\s+/g, ' ').trim()
  const lower = flat.toLowerCase()
  const found = words.map((w) => lower.indexOf(w)).filter((i) => i >= 0)
  const from = Math.max(0, (found.length > 0 ? Math.min(...found) : 0) - EXCERPT_BEFORE)
  const piece = flat.slice(from, from + EXCERPT_LENGTH)
  return `${from > 0 ? '…' : ''}${piece}${from + EXCERPT_LENGTH < flat.length ? '…' : ''}`
}

async function findCandidates({ tx, actor }: Ctx, groups: readonly string[][]): Promise<Candidate[]> {
  let query = tx
    .selectFrom('search_entry')
    .select(['kind', 'title', 'body', 'link', 'sort'])
    .where('plan_id', '=', actor.planId)
    .orderBy(sql`array_position(array['task', 'unit', 'enterprise', 'clause'], kind)`)
    .orderBy('sort')
    .limit(MOST_CANDIDATES)
  for (const group of groups) query = query.where('tokens', sql`&&`, sql.val(group))
  return query.execute()
}

/** Clauses, tasks, units and enterprises of the plan, by their words, by pinyin or by its initials. */
export const search = implement('search', async (ctx, { q }): Promise<Hit[]> => {
  const groups = queryTokens(q)
  if (groups.length === 0) return []
  const words = wordsOf(q)
  const ranked = (await findCandidates(ctx, groups))
    .map((c) => ({ ...c, rank: rank(c, words) }))
    .sort((a, b) => a.rank - b.rank || KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || a.sort - b.sort)
  return ranked
    .slice(0, MOST_HITS)
    .map(({ kind, title, body, link }) => ({ kind, title, excerpt: excerptOf(body, words), link }))
})
