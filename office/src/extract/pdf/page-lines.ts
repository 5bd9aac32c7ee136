export interface GlyphRun {
  text: string
  x: number
  y: number
  width: number
  size: number
  /** false: turned, as a watermark across the page */
  level: boolean
}

export interface Line {
  text: string
  from: number
  to: number
  y: number
  size: number
  /** Where wide gaps lie: between the cells of a table, or where someone put several spaces. */
  gaps: Gap[]
}

interface Gap {
  from: number
  to: number
}

export interface PageLines {
  bottom: number
  top: number
  lines: Line[]
}

/** A gap this wide (in letters) stands between two cells of a table. */
const CELL_GAP = 1.6
/** Chinese lines are stretched to the margin, and a quarter of a letter is set between Chinese and Latin: no spaces. */
const CHINESE_GAP = 0.5
const LATIN_GAP = 0.15

/** Runs of one baseline put in order; spaces follow from the gaps, as pdf.js guesses them from the same. */
export function pageLines(runs: GlyphRun[]): Line[] {
  const seen = runs.filter((run) => run.level && run.text.trim() !== '' && run.size > 0)
  seen.sort((a, b) => b.y - a.y || a.x - b.x)
  const rows: GlyphRun[][] = []
  for (const run of seen) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && first.y - run.y < Math.max(first.size, run.size) * 0.4) row.push(run)
    else rows.push([run])
  }
  return keepTabsOfTables(rows.map(toLine))
}

/** A wide gap is the edge of a column when the line above or below has one at the same place; else it is a space. */
function keepTabsOfTables(lines: Line[]): Line[] {
  return lines.map((line, i) => {
    const isRow = [lines[i - 1], lines[i + 1]].some((other) => other && sharesGap(line, other))
    return isRow ? line : { ...line, text: line.text.replaceAll('\t', ' ') }
  })
}

function sharesGap(line: Line, other: Line): boolean {
  return line.gaps.some((gap) =>
    other.gaps.some(({ from, to }) => Math.min(gap.to, to) - Math.max(gap.from, from) > line.size),
  )
}

function toLine(row: GlyphRun[]): Line {
  row.sort((a, b) => a.x - b.x)
  const [first] = row
  let text = ''
  const gaps: Gap[] = []
  let to = first?.x ?? 0
  for (const run of row) {
    const space = text === '' ? '' : gapText(text.at(-1) ?? '', run, run.x - to)
    if (space === '\t') gaps.push({ from: to, to: run.x })
    text += space
    text += run.text.replace(/\s+/g, ' ')
    to = Math.max(to, run.x + run.width)
  }
  return { text: text.trim(), from: first?.x ?? 0, to, y: first?.y ?? 0, size: commonSize(row), gaps }
}

function gapText(before: string, run: GlyphRun, gap: number): string {
  const letters = gap / run.size
  if (letters > CELL_GAP) return '\t'
  const isLatin = /[\w%.,)]/.test(before) && /[\w(]/.test(run.text.slice(0, 1))
  return letters > (isLatin ? LATIN_GAP : CHINESE_GAP) && !/\s/.test(before) ? ' ' : ''
}

function commonSize(row: GlyphRun[]): number {
  const widest = row.reduce((a, b) => (b.text.length > a.text.length ? b : a))
  return widest.size
}
