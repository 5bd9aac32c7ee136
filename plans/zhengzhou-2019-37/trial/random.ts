/** A generator that a text seeds: the same seed gives the same trial data on every machine. */
export interface Rng {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number, both ends included. */
  int(min: number, max: number): number
  pick<T>(list: readonly T[]): T
  chance(p: number): boolean
  shuffle<T>(list: readonly T[]): T[]
}

export function rng(seed: string): Rng {
  let state = hash(seed)
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  function int(min: number, max: number): number {
    return min + Math.floor(next() * (max - min + 1))
  }
  function pick<T>(list: readonly T[]): T {
    const index = int(0, list.length - 1)
    if (index >= list.length || list.length === 0) throw new Error('nothing to pick from')
    return list[index] as T
  }
  function shuffle<T>(list: readonly T[]): T[] {
    return list
      .map((value) => ({ value, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map((x) => x.value)
  }
  return { next, int, pick, chance: (p) => next() < p, shuffle }
}

/** FNV-1a: short seeds that differ in one character must not begin alike. */
function hash(seed: string): number {
  let h = 0x811c9dc5
  for (const c of seed) {
    h ^= c.codePointAt(0) ?? 0
    h = Math.imul(h, 0x01000193)
  }
  return h ^ (h >>> 13)
}
