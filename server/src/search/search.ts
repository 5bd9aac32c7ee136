import { sql } from 'kysely'
import type { Hit, HitKind } from '@gongjian/domain/search/contracts.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { findEnterprises, findItems } from './find-in-ledgers.ts'
import { queryTokens } from './tokens.ts'

const MOST_HITS = 20
/** A trade’s word stands in thousands of items: they do not push out what the plan says. */
const MOST_OF_LEDGERS = 6
/** More than this many rows are never ranked: a single common sign finds half the document. */
const MOST_CANDIDATES = 400
const IN_PIECES = 5
const EXCERPT_BEFORE = 20
const EXCERPT_LENGTH = 90

/** What a person is likely to look for first. */
const KINDS: readonly HitKind[] = ['task', 'unit', 'enterprise', 'item', 'clause']

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

/** The title in full, at its beginning, inside it; then by sound; then the body; last what holds the words only in pieces. */
function rank({ kind, title, body }: Candidate, words: readonly string[]): number {
  const t = normal(title)
  const whole = words.join(' ')
  // A unit is asked for by any of its names as well as by the one in force.
  if (t === whole || (kind === 'unit' && normal(body).split(' ').includes(whole))) return 0
  if (t.startsWith(whole)) return 1
  if (words.every((w) => t.includes(w))) return 2
  const b = normal(body)
  if (words.every((w) => t.includes(w) || b.includes(w))) return 4
  return words.every((w) => /^[a-z]+$/.test(w)) ? 3 : IN_PIECES
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
    .orderBy(sql`array_position(${sql.val(KINDS)}::text[], kind)`)
    .orderBy('sort')
    .limit(MOST_CANDIDATES)
  for (const group of groups) query = query.where('tokens', sql`&&`, sql.val(group))
  return query.execute()
}

/** What holds the words only in pieces is shown where nothing better is found. */
function bestOf<T extends { readonly rank: number }>(found: readonly T[]): readonly T[] {
  const whole = found.filter((c) => c.rank < IN_PIECES)
  return whole.length > 0 ? whole : found
}

/** Clauses, tasks and units of the plan, its enterprises and the items of its registers, by their words, by pinyin or by its initials. */
export const search = implement('search', async (ctx, { q }): Promise<Hit[]> => {
  const groups = queryTokens(q)
  if (groups.length === 0) return []
  const words = wordsOf(q)
  const candidates = [
    ...(await findCandidates(ctx, groups)),
    ...(await findEnterprises(ctx, q, MOST_OF_LEDGERS)),
    ...(await findItems(ctx, q, MOST_OF_LEDGERS)),
  ]
  const found = candidates.map((c) => ({ ...c, rank: rank(c, words) }))
  const sorted = [...bestOf(found)].sort(
    (a, b) => a.rank - b.rank || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.sort - b.sort,
  )
  return sorted
    .slice(0, MOST_HITS)
    .map(({ kind, title, body, link }) => ({ kind, title, excerpt: excerptOf(body, words), link }))
})
