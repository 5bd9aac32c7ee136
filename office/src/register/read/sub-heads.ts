import type { RawCell } from '../raw/raw.ts'
import { loneUnit } from './strange-unit.ts'

/** A row of the heading: its words, over merged cells. */
export interface Level {
  readonly texts: readonly string[]
  /** Columns of merged cells: how far they reach is said. */
  readonly merged: ReadonlySet<number>
}

/** 排放浓度限值（mg/m³）: a sub-head is a word or two. */
const LONGEST = 20
/** 5, 5.2%, ≤30, 2 t, —: what a row of data holds; a year alone heads a column. */
const FIGURE = /^(?!(?:19|20)\d{2}$)(?:[-—–/\\]+|[<>≤≥≦≧约~Φ]?[-+]?[\d.,\s]+[^\d号#季月年]{0,4})$/

/**
 * Whether the cells are sub-heads of the heading above them: 限值 and 实测 under a 颗粒物 that stands over two columns. The words alone
 * may be of anything, so nothing else may stand in the row: neither a name (of the columns `naming`) nor, but for a unit, a word under a head of its own,
 * or the first row of data would be lost.
 */
export function areSubHeads(
  above: readonly Level[],
  cells: readonly (RawCell | undefined)[],
  naming: readonly number[],
): boolean {
  const textAt = (column: number): string => cells[column]?.text.trim() ?? ''
  const repeats = (column: number): boolean => above.some((l) => l.texts[column] === textAt(column))
  if (naming.length === 0 || !naming.every((c) => textAt(c) === '' || repeats(c))) return false
  const groups = groupsOf(above, cells.length)
  const owned = new Set(groups.flat())
  if (Array.from(cells, (_, c) => c).some((c) => textAt(c) !== '' && !owned.has(c))) return false
  const named = groups.map((g) => g.filter((c) => textAt(c) !== ''))
  const isFit = named.every((columns, i) =>
    groups[i]?.length === 1
      ? columns.every((c) => repeats(c) || loneUnit(textAt(c)) !== null)
      : areHeads(columns.map(textAt)),
  )
  return isFit && named.some((columns, i) => (groups[i]?.length ?? 0) > 1 && columns.length > 1)
}

function areHeads(texts: readonly string[]): boolean {
  return (
    new Set(texts).size === texts.length && texts.every((t) => t.length <= LONGEST && !FIGURE.test(t.normalize('NFKC')))
  )
}

/** The columns that a head of the lowest row stands over: as far as it is merged, or over the blanks behind it. */
function groupsOf(levels: readonly Level[], width: number): number[][] {
  const upper = levels.slice(0, -1)
  const lowest = levels.at(-1)
  const groups: number[][] = []
  if (!lowest) return groups
  for (let c = 0; c < Math.max(width, lowest.texts.length); c += 1) {
    const group = groups.at(-1)
    const from = group?.[0] ?? c
    const text = lowest.texts[c] ?? ''
    const isMerged = lowest.merged.has(c)
    const isUnderOne = upper.every((l) => ['', l.texts[from]].includes(l.texts[c] ?? ''))
    const goesOn =
      text === '' ? !isMerged && !lowest.merged.has(from) && isUnderOne : isMerged && lowest.texts[from] === text
    if (group && from !== c && goesOn) group.push(c)
    else if (text !== '' || !isUnderOne || upper.some((l) => (l.texts[c] ?? '') !== '')) groups.push([c])
  }
  return groups
}
