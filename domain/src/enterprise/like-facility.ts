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
}
/** Counting words and signs that one ledger writes and the other leaves out: 1#窑, 1号窑, 第一座窑. */
const SAYS_NOTHING = /[\s#＃号第座台条口部（）()_\-—·.]/g

/** Pairs of neighbouring signs that both names have, of all that one of them has. */
const LIKE = 0.5

function coreOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[一二三四五六七八九]/g, (sign) => DIGITS[sign] ?? sign)
    .replace(SAYS_NOTHING, '')
}

function pairsIn(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
}

/** From 0 to 1. Other numbers are other machines, whatever else is alike: 1#窑, 2#窑. */
export function facilityLikeness(one: string, other: string): number {
  const [a, b] = [coreOf(one), coreOf(other)]
  if (a === '' || b === '' || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return 0
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
