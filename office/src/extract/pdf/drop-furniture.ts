import type { Line, PageLines } from './page-lines.ts'

const PAGE_NUMBER =
  /^(?:[-—–－―─·~\s]*\d{1,4}[-—–－―─·~\s]*|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|\d+\s*\/\s*\d+)$/
/** Share of the page's height, at its top and at its foot, where numbers and running heads stand. */
const EDGE = 0.15
const REPEATS = 3

/** Leaves out page numbers, and lines that stand at the edge of most pages in the same words. */
export function dropFurniture(pages: PageLines[]): PageLines[] {
  const repeated = repeatedEdgeLines(pages)
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter(
      (line) => !atEdge(line, page) || !(PAGE_NUMBER.test(line.text) || repeated.has(line.text)),
    ),
  }))
}

function repeatedEdgeLines(pages: PageLines[]): Set<string> {
  const counts = new Map<string, number>()
  for (const page of pages) {
    const texts = new Set(
      [page.lines[0], page.lines.at(-1)].flatMap((line) => (line && atEdge(line, page) ? [line.text] : [])),
    )
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const least = Math.max(REPEATS, pages.length / 2)
  return new Set([...counts].filter(([, count]) => count >= least).map(([text]) => text))
}

function atEdge(line: Line, page: PageLines): boolean {
  const height = page.top - page.bottom
  return line.y < page.bottom + height * EDGE || line.y > page.top - height * EDGE
}
