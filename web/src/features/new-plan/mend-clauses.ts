import type { Reading, ReadingClause } from '@gongjian/domain/plan/reading.ts'

/** A clause while ids are being settled: `id` and `parent` are still the old ones. */
type Clause = ReadingClause

const DIGITS = '零一二三四五六七八九'
const CIRCLED_ONE = '①'.codePointAt(0) ?? 0

/** 十二、 → 12, （三） → 3, ⑥ → 6; null where the label counts nothing. */
export function ordinalOf(label: string): number | null {
  const mark = label.normalize('NFKC').replace(/[^\d一二三四五六七八九十]/g, '')
  const circled = (label.trim().codePointAt(0) ?? 0) - CIRCLED_ONE
  if (circled >= 0 && circled < 20) return circled + 1
  if (/^\d{1,3}$/.test(mark)) return Number(mark)
  const found = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(mark)
  if (!found || mark === '') return null
  const [, tens, ten, ones] = found
  const digit = (sign: string | undefined): number => (sign === undefined ? 0 : DIGITS.indexOf(sign))
  if (!ten) return tens !== undefined && ones !== undefined ? null : digit(tens) + digit(ones)
  return (tens === undefined ? 1 : digit(tens)) * 10 + digit(ones)
}

const LABEL =
  /^[\s\u3000*#]*((?:第[一二三四五六七八九十\d]+[章节条])|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．﹒](?!\d)|[①-⑳])[、.．]?/

/** Words that begin a clause, cut into its label and its heading: the first sentence where it is short. */
export function headOf(words: string): Pick<ReadingClause, 'label' | 'heading'> {
  const found = LABEL.exec(words)
  const rest = words.slice(found?.[0].length ?? 0)
  const heading = /^[^。；\n]{1,40}(?=[。；\n]|$)/.exec(rest.trimStart())?.[0] ?? ''
  return { label: found?.[1] ?? '', heading: heading.trim() }
}

/** The clause's own words without its label and heading. */
export function bodyOf(text: string, { start, end, label, heading }: Omit<ReadingClause, 'text'>): string {
  let body = text.slice(start, end).trimStart()
  for (const head of [label, heading])
    if (head !== '' && body.startsWith(head)) body = body.slice(head.length).trimStart()
  return body.replace(/^[。：:]+/, '').trim()
}

/** `2:1.3` → 3 */
function lastOf(id: string): number {
  return Number(/(\d+)$/.exec(id)?.[1] ?? 1)
}

type Ids = ReadonlyMap<string, string>

/** Clauses that stand where they stood keep their ids, so that a task's number means the same before and after. */
function keptIds(clauses: readonly Clause[], before: readonly Clause[]): Map<string, string> {
  const stood = new Map(before.map((c) => [c.id, c.parent]))
  const now = new Map(clauses.map((c) => [c.id, c.parent]))
  const keeps = (id: string): boolean => {
    const parent = now.get(id)
    return parent !== undefined && stood.get(id) === parent && (parent === null || keeps(parent))
  }
  return new Map(clauses.filter((c) => keeps(c.id)).map((c) => [c.id, c.id]))
}

/** The number of its label under its parent, or the next one that is free. Old ids are told their new ones. */
function settleIds(clauses: readonly Clause[], before: readonly Clause[]): Ids {
  const byId = new Map(clauses.map((c) => [c.id, c]))
  const ids = keptIds(clauses, before)
  const taken = new Set(ids.values())
  function idOf(clause: Clause): string {
    const known = ids.get(clause.id)
    if (known !== undefined) return known
    const above = clause.parent === null ? undefined : byId.get(clause.parent)
    const under = above ? `${idOf(above)}.` : ''
    let n = ordinalOf(clause.label) ?? lastOf(clause.id)
    while (taken.has(`${under}${n}`)) n++
    const id = `${under}${n}`
    taken.add(id)
    ids.set(clause.id, id)
    return id
  }
  for (const clause of clauses) idOf(clause)
  return ids
}

/** Every row of the reading goes along with its clause. */
function withClauses(
  reading: Reading,
  clauses: readonly Clause[],
  moved: (clause: string, start: number) => string,
): Reading {
  const sorted = [...clauses].sort((a, b) => a.start - b.start)
  const ids = settleIds(sorted, reading.clauses)
  const at = (clause: string, start: number): string => {
    const old = moved(clause, start)
    return ids.get(old) ?? old
  }
  const rows = <R extends { clause: string; start: number }>(list: readonly R[]): R[] =>
    list.map((row) => ({ ...row, clause: at(row.clause, row.start) }))
  return {
    ...reading,
    clauses: sorted.map((c) => ({
      ...c,
      id: ids.get(c.id) ?? c.id,
      parent: c.parent === null ? null : (ids.get(c.parent) ?? null),
    })),
    assignments: rows(reading.assignments),
    deadlines: rows(reading.deadlines),
    targets: rows(reading.targets),
    thresholds: rows(reading.thresholds),
    enterprises: rows(reading.enterprises),
    problems: reading.problems.map((p) => (p.clause === null ? p : { ...p, clause: at(p.clause, p.start) || null })),
  }
}

function stays(clause: string): string {
  return clause
}

/** A clause may not stand under itself. */
export function mayStandUnder(clauses: readonly Clause[], id: string, parent: string | null): boolean {
  const above = new Map(clauses.map((c) => [c.id, c.parent]))
  const seen = new Set<string>()
  for (let at = parent; at !== null && !seen.has(at); at = above.get(at) ?? null) {
    if (at === id) return false
    seen.add(at)
  }
  return true
}

export function putClause(reading: Reading, at: number, row: Clause): Reading {
  const old = reading.clauses[at]
  if (!old) return reading
  const parent = mayStandUnder(reading.clauses, old.id, row.parent) ? row.parent : old.parent
  return withClauses(
    reading,
    reading.clauses.map((c, i) => (i === at ? { ...row, id: old.id, parent } : c)),
    stays,
  )
}

/** Its words are nobody's; what stood under it moves up. */
export function dropClause(reading: Reading, at: number): Reading {
  const gone = reading.clauses[at]
  if (!gone) return reading
  const rest = reading.clauses
    .filter((_, i) => i !== at)
    .map((c) => (c.parent === gone.id ? { ...c, parent: gone.parent } : c))
  return withClauses(reading, rest, (clause) => (clause === gone.id ? (gone.parent ?? '') : clause))
}

/** Its words go on those of the clause before it in the text; what stood under it stands under that one. */
export function joinClause(reading: Reading, at: number): Reading {
  const gone = reading.clauses[at]
  const before = gone && reading.clauses.filter((c) => c.start < gone.start).at(-1)
  if (!gone || !before) return reading
  const text = [before.text, `${gone.label}${gone.heading}`, gone.text].filter((t) => t !== '').join('\n')
  const rest = reading.clauses
    .filter((c) => c !== gone)
    .map((c) => {
      // The clause before it may itself stand under it, once levels were mended: then that one moves up instead.
      const above = mayStandUnder(reading.clauses, c.id, before.id) ? before.id : gone.parent
      const parent = c.parent === gone.id ? above : c.parent
      return c === before ? { ...c, parent, end: Math.max(c.end, gone.end), text } : { ...c, parent }
    })
  return withClauses(reading, rest, (clause) => (clause === gone.id ? before.id : clause))
}

/** An id that nobody bears: it is settled as soon as the clause has its place. */
const FRESH = 'fresh.1'

/** A clause that begins in the midst of another takes the words from there on, and what stood under them. `kept`: the text left to the other. */
export function splitClause(reading: Reading, row: Clause, kept: string): Reading {
  const cut = reading.clauses.find((c) => c.start < row.start && row.start < c.end)
  const fresh: Clause = { ...row, id: FRESH }
  const rest = reading.clauses.map((c) => {
    if (c === cut) return { ...c, end: row.start, text: kept }
    // Under a clause of the same level goes what stood under the one that was cut.
    return cut && c.parent === cut.id && c.start >= row.start && row.parent === cut.parent ? { ...c, parent: FRESH } : c
  })
  return withClauses(reading, [...rest, fresh], (clause, start) =>
    start >= row.start && start < row.end && (clause === cut?.id || clause === '') ? FRESH : clause,
  )
}
