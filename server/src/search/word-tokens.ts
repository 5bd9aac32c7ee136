import { pinyin } from 'pinyin-pro'

/**
 * Words of items and enterprises for a tsvector: fewer than search_entry's, since a tsquery finds by the beginning of a word.
 * Pairs of Chinese signs, the last sign of a run alone, Latin words; of names also pinyin and initials from every sign on, behind ~.
 */
const RUN = /\p{Script=Han}+/gu
const LATIN = /[a-z0-9][a-z0-9.#-]*/g
const MOST_SYLLABLES = 6
const MOST_INITIALS = 8
/** A remark of 1000 signs is not searched to its end. */
const MOST_SIGNS = 200

function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase().slice(0, MOST_SIGNS)
}

function addWords(found: Set<string>, text: string): void {
  const clean = normal(text)
  for (const word of clean.match(LATIN) ?? []) found.add(word.slice(0, 40))
  for (const run of clean.match(RUN) ?? []) {
    const signs = [...run]
    signs.forEach((sign, i) => found.add(sign + (signs[i + 1] ?? '')))
  }
}

/** Names repeat over the rows of a ledger, and pinyin is the dear part of a row. */
const kept = new Map<string, readonly string[]>()
const MOST_KEPT = 50_000

function soundsOf(run: string): readonly string[] {
  const known = kept.get(run)
  if (known) return known
  const syllables = pinyin(run, { toneType: 'none', type: 'array' }).map((s) => s.replace('ü', 'v'))
  const initials = syllables.map((s) => s[0] ?? '')
  const sounds = syllables.flatMap((_, i) => [
    `~${syllables.slice(i, i + MOST_SYLLABLES).join('')}`,
    `~${initials.slice(i, i + MOST_INITIALS).join('')}`,
  ])
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(run, sounds)
  return sounds
}

function lexeme(word: string): string {
  if (!/['\\]/.test(word)) return `'${word}'`
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

/** As a tsvector reads it. names: found by sound as well; others: by their words alone. */
export function wordTokens(names: readonly (string | null)[], others: readonly (string | null)[]): string {
  const found = new Set<string>()
  for (const name of names) {
    if (name === null) continue
    addWords(found, name)
    for (const run of normal(name).match(RUN) ?? []) for (const sound of soundsOf(run)) found.add(sound)
  }
  for (const text of others) if (text !== null) addWords(found, text)
  return [...found].map(lexeme).join(' ')
}

/** naicai0093: a name's sound and the digits behind it, which stand there as two words. */
const SOUND_AND_DIGITS = /^([a-z]+)([0-9][a-z0-9.#-]*)$/

function latinQuery(word: string): string {
  const [, sound, rest] = SOUND_AND_DIGITS.exec(word) ?? []
  const apart = sound && rest ? ` | (${lexeme(`~${sound}`)}:* & ${lexeme(rest)}:*)` : ''
  return `(${lexeme(word)}:* | ${lexeme(`~${word}`)}:*${apart})`
}

/** One tsquery for each word between spaces; [] when nothing can be looked for. */
export function wordQueries(q: string): string[] {
  return normal(q)
    .split(/\s+/)
    .map((word) => {
      const latin = (word.match(LATIN) ?? []).map(latinQuery)
      const runs = (word.match(RUN) ?? []).flatMap((run) => {
        const signs = [...run]
        return signs.length === 1 ? [`${lexeme(run)}:*`] : signs.slice(1).map((s, i) => lexeme(`${signs[i]}${s}`))
      })
      return [...latin, ...runs].join(' & ')
    })
    .filter((query) => query !== '')
}
