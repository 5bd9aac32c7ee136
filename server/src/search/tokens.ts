import { pinyin } from 'pinyin-pro'

const HAN = /\p{Script=Han}/u

/** Single signs and pairs of Chinese, and whole words of Latin letters and digits. Two-letter words need pairs, not trigrams. */
function pieces(text: string): Set<string> {
  const found = new Set<string>()
  const clean = text.normalize('NFKC').toLowerCase()
  for (const word of clean.match(/[a-z0-9][a-z0-9.]*/g) ?? []) found.add(word)
  const signs = [...clean]
  signs.forEach((sign, i) => {
    if (!HAN.test(sign)) return
    found.add(sign)
    const next = signs[i + 1]
    if (next && HAN.test(next)) found.add(sign + next)
  })
  return found
}

/** Tokens of an entry: of its words, and of its title's pinyin and initials from every sign on (巩义 → gongyi, gy, yi, y). */
export function entryTokens(title: string, body: string): string[] {
  const found = pieces(`${title}\n${body}`)
  for (const run of title.match(/\p{Script=Han}+/gu) ?? []) {
    const whole = pinyin(run, { toneType: 'none', type: 'array' }).map((s) => s.replace('ü', 'v'))
    const initials = whole.map((s) => s[0] ?? '')
    for (let i = 0; i < Math.min(whole.length, 40); i++) {
      for (let n = 2; n <= 6 && i + n <= whole.length; n++) {
        found.add(`~${initials.slice(i, i + n).join('')}`)
        if (n <= 4) found.add(`~${whole.slice(i, i + n).join('')}`)
      }
      found.add(`~${whole[i] ?? ''}`)
    }
  }
  return [...found]
}

/**
 * What an entry must hold to answer a query: of every group one token.
 * A Latin word may be a word of the text or someone's pinyin; a Chinese sign counts alone only where it stands alone.
 */
export function queryTokens(query: string): string[][] {
  const clean = query.normalize('NFKC').toLowerCase()
  const words = (clean.match(/[a-z0-9][a-z0-9.]*/g) ?? []).map((t) => (/^[a-z]+$/.test(t) ? [t, `~${t}`] : [t]))
  const runs = clean.match(/\p{Script=Han}+/gu) ?? []
  const signs = runs.flatMap((run) => {
    const all = [...run]
    return all.length === 1 ? [[run]] : all.slice(1).map((sign, i) => [`${all[i]}${sign}`])
  })
  return [...words, ...signs]
}
