import type { HeadChoices, HeadMatch, SheetMapping } from '@gongjian/domain/register/import.ts'
import type { Merge, RawRow, RawSheet } from '../raw/raw.ts'
import { tight } from './head-words.ts'
import { headText, matchHeads, type Head, type MatchTable } from './match-heads.ts'
import { NAMES } from './row-kind.ts'
import { areUnits, loneUnit } from './strange-unit.ts'
import { areSubHeads, type Level } from './sub-heads.ts'

/** Titles, the reporting unit, notes to the clerk: a heading stands no deeper. */
const HEADING_WITHIN = 30
const DEEPEST = 3
const FEWEST_MATCHES = 2
/** Rows whose known words make them worth a closer look at the others. */
const MOST_LIKELY = 4
/** A head is a name, not a sentence. */
const LONGEST_HEAD = 60

export interface Heading {
  readonly mapping: SheetMapping
  readonly matched: number
}

/** The heading of a sheet: the rows whose words are most of the register's. Fewer than two known words are no heading. */
export async function findHeading(sheet: RawSheet, table: MatchTable, choices: HeadChoices): Promise<Heading> {
  const none = (why: string): Heading => ({ mapping: mappingOf(sheet.name, 0, 0, [], why), matched: 0 })
  if (sheet.passedOver !== null) return none(sheet.passedOver)
  if (/^填[表报]说明$/.test(sheet.name.trim())) return none('填表说明，不是台账')
  // Before a cell is read, or its strings: a sheet of too many rows ends here.
  const merges = (await sheet.survey()).merges.filter((m) => m.top <= HEADING_WITHIN)
  const rows: RawRow[] = []
  for await (const some of sheet.rows(() => true, HEADING_WITHIN)) rows.push(...some)
  if (rows.length === 0) return none('空的工作表')
  const at = (row: number, depth: number, alike: boolean, units = false): Tried =>
    tryHeading(headsAt(rows, row, depth, merges, units), row, depth, (heads) =>
      matchHeads(heads, table, choices, alike),
    )
  const tried = rows.flatMap((row) => Array.from({ length: DEEPEST }, (_, i) => at(row.number, i + 1, false)))
  const likely = tried.toSorted((a, b) => b.score - a.score).slice(0, MOST_LIKELY)
  const best = likely.map((t) => at(t.row, t.depth, true)).reduce((a, b) => (b.score > a.score ? b : a))
  if (best.matched >= FEWEST_MATCHES) {
    const named = hasSubHeads(rows, best, merges) ? at(best.row, best.depth + 1, true) : best
    const whole = hasUnitsBelow(rows, named) ? at(named.row, named.depth + 1, true, true) : named
    return { mapping: mappingOf(sheet.name, whole.row, whole.depth, whole.heads, null), matched: best.matched }
  }
  const guess = tried.filter((t) => t.depth === 1).reduce((a, b) => (b.heads.length > a.heads.length ? b : a))
  const why = '没有认出表头，没有读取'
  return guess.heads.length < FEWEST_MATCHES
    ? none(why)
    : { mapping: mappingOf(sheet.name, guess.row, 1, guess.heads, why), matched: 0 }
}

function mappingOf(
  sheet: string,
  headRow: number,
  headRows: number,
  heads: HeadMatch[],
  passedOver: string | null,
): SheetMapping {
  return { sheet, headRow, headRows, heads, passedOver }
}

interface Tried {
  readonly row: number
  readonly depth: number
  readonly heads: HeadMatch[]
  readonly matched: number
  readonly score: number
}

const WEIGHTS: Record<HeadMatch['by'], number> = { chosen: 3, label: 3, alias: 3, derived: 3, similar: 1, none: 0 }

function tryHeading(
  columns: readonly Head[],
  row: number,
  depth: number,
  match: (heads: readonly Head[]) => HeadMatch[],
): Tried {
  const heads = match(columns)
  const known = heads.filter((h) => h.by !== 'none')
  const sure = known.filter((h) => h.by !== 'similar')
  // Ties go to the shallower heading: a row of data is no second row of heads.
  const score = heads.reduce((sum, h) => sum + WEIGHTS[h.by], 0) - depth * 0.1
  // One sure word beside one that is merely alike is chance.
  const isHeading = sure.length >= FEWEST_MATCHES || (sure.length > 0 && known.length > FEWEST_MATCHES)
  return { row, depth, heads, matched: isHeading ? known.length : 0, score }
}

/** Sub-heads that are no column's words add nothing to a score: 上半年 and 下半年 under 颗粒物. */
function hasSubHeads(rows: readonly RawRow[], { row, depth, heads }: Tried, merges: readonly Merge[]): boolean {
  const below = rows.find((r) => r.number === row + depth)
  if (depth === DEEPEST || !below) return false
  const above = Array.from({ length: depth }, (_, i) => levelOf(rows, row + i, row, merges))
  const naming = heads.flatMap((h) => (h.key !== null && NAMES.includes(h.key) ? [h.column - 1] : []))
  return areSubHeads(above, below.cells, naming)
}

/** A row of units alone below the heading: mg/m³ under 颗粒物. Taken for an item it would be refused, and g/m³ be read as mg/m³. */
function hasUnitsBelow(rows: readonly RawRow[], { row, depth }: Tried): boolean {
  const texts = (rows.find((r) => r.number === row + depth)?.cells ?? []).flatMap((c) => c?.text.trim() || [])
  return areUnits(texts)
}

/**
 * The words above each column, over merged cells and from the top down; a word that only repeats the one above it is one. `units`: the last
 * row says them, and nothing else.
 */
function headsAt(
  rows: readonly RawRow[],
  top: number,
  depth: number,
  merges: readonly Merge[],
  units: boolean,
): Head[] {
  const all = Array.from({ length: depth }, (_, i) => levelOf(rows, top + i, top, merges))
  const below = units ? (all.pop()?.texts ?? []).map((t) => (loneUnit(t) === null ? '' : t)) : []
  const levels = [...spread(all), below]
  const width = Math.max(...levels.map((l) => l.length))
  return Array.from({ length: width }, (_, column) => {
    const words = levels.map((l) => l[column] ?? '').filter((text, i, all) => text !== '' && text !== all[i - 1])
    // A unit below a name belongs to it, as in brackets behind it.
    return { column, path: words.map((w, i) => (i > 0 ? asBracket(w) : w)) }
  }).filter((h) => h.path.length > 0 && headText(h).length <= LONGEST_HEAD * depth)
}

function asBracket(word: string): string {
  const unit = loneUnit(word)
  return unit === null || tight(word).startsWith('(') ? word : `（${unit}）`
}

function levelOf(rows: readonly RawRow[], row: number, top: number, merges: readonly Merge[]): Level {
  const cells = rows.find((r) => r.number === row)?.cells ?? []
  const texts = Array.from(cells, (c) => (c === undefined || c.text.length > LONGEST_HEAD ? '' : c.text.trim()))
  const merged = new Set<number>()
  for (const m of merges) {
    if (m.top !== row || m.top < top) continue
    const text = texts[m.left] ?? ''
    for (let c = m.left; c <= m.right && c < m.left + 100; c += 1) {
      texts[c] = text
      merged.add(c)
    }
  }
  return { texts: Array.from(texts, (t) => t ?? ''), merged }
}

/**
 * A csv file merges no cells, and 跨列居中 none either: 排放限值 with blanks to its right stands over all that is named below it, or
 * the second limit would be read as a measured value. Only what has a name below itself stands over others.
 */
function spread(levels: readonly Level[]): string[][] {
  const done: string[][] = []
  for (const [i, { texts, merged }] of levels.entries()) {
    const above = done.at(-1) ?? []
    const isNamed = (c: number): boolean => levels.slice(i + 1).some((l) => (l.texts[c] ?? '') !== '')
    const width = Math.max(...levels.slice(i).map((l) => l.texts.length))
    let from: number | null = null
    const over = Array.from({ length: width }, (_, c) => {
      const own = texts[c] ?? ''
      if (own !== '' || merged.has(c)) from = isNamed(c) && !merged.has(c) ? c : null
      if (own !== '' || from === null || !isNamed(c)) return own
      return (above[c] ?? '') === (above[from] ?? '') ? (texts[from] ?? '') : own
    })
    done.push(over)
  }
  return done
}
