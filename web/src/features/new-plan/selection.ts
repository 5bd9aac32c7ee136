import type { Span } from '../../components/official-text/span.ts'

/** The selected words as offsets of the text, through the `data-start` of the spans at both ends. */
export function selectedSpan(box: HTMLElement, selection: Selection | null): Span | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null
  const start = offsetAt(box, range.startContainer, range.startOffset, 'after')
  const end = offsetAt(box, range.endContainer, range.endOffset, 'before')
  return start !== null && end !== null && start < end ? { start, end } : null
}

/** A point between two spans (a triple click ends on the next paragraph) counts as the nearer end of the neighbour. */
function offsetAt(box: HTMLElement, node: Node, at: number, side: 'before' | 'after'): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const span = node.nodeType === Node.TEXT_NODE ? element?.closest<HTMLElement>('[data-start]') : null
  if (span) return Number(span.dataset.start) + at
  const point = document.createRange()
  point.setStart(node, at)
  const spans = [...box.querySelectorAll<HTMLElement>('[data-start]')]
  if (side === 'after') {
    const next = spans.find((s) => point.comparePoint(s, 0) >= 0)
    return next ? Number(next.dataset.start) : null
  }
  const previous = spans.findLast((s) => point.comparePoint(s, s.childNodes.length) <= 0)
  return previous ? Number(previous.dataset.start) + (previous.textContent?.length ?? 0) : null
}
