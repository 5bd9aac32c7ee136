import { dropFurniture } from './drop-furniture.ts'
import type { Line, PageLines } from './page-lines.ts'

const INDENT = 1.2
const SHORT = 2
const CLEARLY_SHORT = 5
const CENTRED_FROM = 3
const LARGER = 1.15
const WIDE_PITCH = 1.7

const ORDINAL =
  /^\s*(?:第?[一二三四五六七八九十百]{1,4}[、章节条编．.]|[（(〔][一二三四五六七八九十\d]{1,3}[）)〕]|\d{1,3}[．.、﹒](?!\d)|[\u2460-\u249b])/
const SENTENCE_END = /[。；：！？!?;:]["”’』」）)]?$/

interface Frame {
  left: number
  right: number
  pitch: number
}

interface Body {
  size: number
  left: number
  width: number
}

/** Lines of print put together again to paragraphs, one a line; a paragraph may run over the page's end. */
export function joinPages(pages: PageLines[]): string {
  const cleaned = dropFurniture(pages)
  const body = measureBody(cleaned)
  const paragraphs: string[] = []
  let previous: { line: Line; frame: Frame; page: PageLines } | null = null
  for (const page of cleaned) {
    const frame = measureFrame(page, body)
    for (const line of page.lines) {
      const isNew = previous === null || startsParagraph(previous, { line, frame, page }, body)
      const last = paragraphs.at(-1)
      if (isNew || last === undefined) paragraphs.push(line.text)
      else paragraphs[paragraphs.length - 1] = join(last, line.text)
      previous = { line, frame, page }
    }
  }
  return paragraphs.join('\n') + '\n'
}

interface Placed {
  line: Line
  frame: Frame
  page: PageLines
}

function startsParagraph(before: Placed, after: Placed, body: Body): boolean {
  const { line: last } = before
  const { line } = after
  const { size } = line
  if (isLarger(size, last.size) || isLarger(last.size, size)) return true
  if (last.text.includes('\t') || line.text.includes('\t')) return true
  if (before.page === after.page && last.y - line.y > after.frame.pitch * WIDE_PITCH) return true
  if (ORDINAL.test(line.text) && (SENTENCE_END.test(last.text) || isShort(before, SHORT))) return true
  if (isLarger(size, body.size)) return SENTENCE_END.test(last.text)
  if (isCentred(before) || isCentred(after)) return true
  if (line.from - after.frame.left > size * INDENT) return true
  return isShort(before, CLEARLY_SHORT) || (isShort(before, SHORT) && SENTENCE_END.test(last.text))
}

function isLarger(size: number, other: number): boolean {
  return size > other * LARGER
}

function isShort({ line, frame }: Placed, letters: number): boolean {
  return frame.right - line.to > line.size * letters
}

function isCentred({ line, frame }: Placed): boolean {
  const before = line.from - frame.left
  const after = frame.right - line.to
  return before > line.size * CENTRED_FROM && Math.abs(before - after) < line.size * 1.5
}

/** Latin words need the space that the line's end stood for; a number is never broken in Chinese print. */
function join(before: string, after: string): string {
  return before + (/[A-Za-z\d,;]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : '') + after
}

function measureBody(pages: PageLines[]): Body {
  const letters = new Map<number, number>()
  for (const line of pages.flatMap((page) => page.lines)) {
    const size = Math.round(line.size * 2) / 2
    letters.set(size, (letters.get(size) ?? 0) + line.text.length)
  }
  const size = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 16
  const lefts = pages.map((page) => leftOf(page, size)).filter((left) => left !== null)
  const left = quantile(lefts, 0.5) ?? 0
  const widths = pages.flatMap((page) => {
    const from = leftOf(page, size) ?? left
    return page.lines.filter((line) => !isLarger(line.size, size)).map((line) => line.to - from)
  })
  return { size, left, width: quantile(widths, 0.9) ?? 0 }
}

function measureFrame(page: PageLines, body: Body): Frame {
  const own = leftOf(page, body.size) ?? body.left
  const isAllIndented = own - body.left > body.size * 0.8 && own - body.left < body.size * 5
  const left = isAllIndented ? body.left : own
  const gaps = page.lines.slice(1).map((line, i) => (page.lines[i]?.y ?? line.y) - line.y)
  return { left, right: left + body.width, pitch: quantile(gaps, 0.4) ?? body.size * 2 }
}

/** The leftmost place where at least two lines of body text begin. */
function leftOf(page: PageLines, size: number): number | null {
  const starts = page.lines
    .filter((line) => Math.abs(line.size - size) < 1)
    .map((line) => line.from)
    .sort((a, b) => a - b)
  return starts.find((from, i) => (starts[i + 1] ?? Infinity) - from < size * 0.3) ?? null
}

function quantile(values: number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
}
