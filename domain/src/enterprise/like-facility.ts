/** Whether two facilities of two enterprises may be one, written differently: for a person to decide. */

const DIGITS: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  〇: '0',
  零: '0',
}
/** Counting words and signs that one ledger writes and the other leaves out: 1#窑, 1号窑, 第一座窑. */
const SAYS_NOTHING = '[#号第座台条口部()_—·.-]'
/** Between two numbers they tell them apart: 1-1窑 is not 11窑, a boiler of 1.5 t none of 15 t. */
const BETWEEN_NUMBERS = new RegExp(`(?<=[0-9])${SAYS_NOTHING}+(?=[0-9])`, 'g')
const ANYWHERE = new RegExp(SAYS_NOTHING, 'g')

/** Pairs of neighbouring signs that both names have, of all that one of them has. */
const LIKE = 0.5

/**
 * What is left of a facility's name when numbers are written in one way and counting words are gone: 5号窑, 5#窑, 五号窑, No.5 窑 and ５号窑
 * are one. The database tells the same (facility_core, server/src/db/migrations/032-facility-core.ts).
 */
export function facilityCore(name: string): string {
  const flat = name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
  const core = flat
    .replace(/[一二三四五六七八九〇零]/g, (sign) => DIGITS[sign] ?? sign)
    .replace(/(?<=[0-9])十(?=[0-9])/g, '')
    .replace(/(?<=[0-9])十/g, '0')
    .replace(/十(?=[0-9])/g, '1')
    .replace(/十/g, '10')
    .replace(/(?<![a-z])no[.:]?(?=[0-9])/g, '')
    .replace(BETWEEN_NUMBERS, '/')
    .replace(ANYWHERE, '')
    .replace(/(?<![0-9/])0+(?=[0-9])/g, '')
  return core === '' ? flat : core
}

function pairsIn(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
}

/** From 0 to 1. Other numbers are other machines, whatever else is alike: 1#窑, 2#窑. */
export function facilityLikeness(one: string, other: string): number {
  const [a, b] = [facilityCore(one), facilityCore(other)]
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return 0
  if (a === b) return 1
  const [x, y] = [pairsIn(a), pairsIn(b)]
  const both = [...x].filter((p) => y.has(p)).length
  return both / Math.max(1, x.size + y.size - both)
}

export interface Comparable {
  readonly id: number
  readonly kind: string
  readonly name: string
  readonly isClosed: boolean
  /** What ledgers say of its size, by register and field; what is not known tells nothing apart. */
  readonly sizes: ReadonlyMap<string, number>
}

function isOfOneSize(a: Comparable, b: Comparable): boolean {
  return [...a.sizes].every(([key, size]) => (b.sizes.get(key) ?? size) === size)
}

/** The most alike first, each facility in one pair at most. */
export function likeFacilities<F extends Comparable>(from: readonly F[], into: readonly F[]): { from: F; into: F }[] {
  const pairs = from
    .flatMap((f) => into.map((i) => ({ from: f, into: i, likeness: facilityLikeness(f.name, i.name) })))
    .filter(({ from: f, into: i, likeness }) => {
      const isOne = f.kind === i.kind && f.isClosed === i.isClosed && isOfOneSize(f, i)
      return isOne && likeness >= LIKE
    })
    .sort((a, b) => b.likeness - a.likeness || a.from.id - b.from.id || a.into.id - b.into.id)
  const taken = new Set<number>()
  return pairs.flatMap(({ from: f, into: i }) => {
    if (taken.has(f.id) || taken.has(i.id)) return []
    taken.add(f.id).add(i.id)
    return [{ from: f, into: i }]
  })
}
