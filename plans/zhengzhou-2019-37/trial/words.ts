import type { Figure } from './figures.ts'
import type { Rng } from './random.ts'

export interface Filling {
  readonly figures: Readonly<Record<string, Figure>>
  /** `{镇}`, `{业}`, `{我}`…: a list is drawn from, each entry once. */
  readonly names: Readonly<Record<string, string>>
}

const SLOT = /\{([^}]+)\}/g

/** One of the words that say something true of these figures; the last one needs none. */
export function choose(r: Rng, list: readonly string[], filling: Filling): string {
  const fit = list.filter((words) => fits(words, filling))
  // What shows figures comes first: the plain words are for months in which nothing moved.
  const telling = fit.filter((words) => words.includes('{+'))
  const pool = telling.length > 0 ? telling : fit
  return fill(r, r.pick(pool.length > 0 ? pool : list.slice(-1)), filling)
}

/** The first words whose figures are all there: the fullest account of the totals. */
export function fullest(r: Rng, list: readonly string[], filling: Filling, skip = 0): string {
  const fit = list.filter((words) => fits(words, filling))
  return fill(r, fit[Math.min(skip, Math.max(0, fit.length - 2))] ?? list.at(-1) ?? '', filling)
}

export function fill(r: Rng, words: string, filling: Filling): string {
  return words.replace(SLOT, (_, slot: string) => {
    const figure = figureIn(slot, filling)
    if (figure !== null) return /^[-?]/.test(slot) ? '' : String(figure)
    const range = /^(\d+)-(\d+)$/.exec(slot)
    if (range) return String(r.int(Number(range[1]), Number(range[2])))
    const name = filling.names[slot]
    if (name === undefined) throw new Error(`nothing fills {${slot}} in: ${words}`)
    return name
  })
}

function fits(words: string, filling: Filling): boolean {
  return [...words.matchAll(SLOT)].every(([, slot = '']) => {
    const figure = figureIn(slot, filling)
    return slot[0] === '-' ? figure === 0 : figure !== 0
  })
}

function figureIn(slot: string, filling: Filling): number | null {
  if (!/^[-+=?]/.test(slot)) return null
  const figure = filling.figures[slot.slice(1)]
  if (!figure) throw new Error(`no figure called ${slot}`)
  return slot[0] === '=' ? figure.total : figure.added
}
