import { useEffect, type RefObject } from 'react'
import type { Span } from './span.ts'

/** Brings the lit words into view, in whatever box scrolls. */
export function useReveal(boxRef: RefObject<HTMLElement | null>, lit: Span | null): void {
  useEffect(() => {
    if (lit === null) return
    const frame = requestAnimationFrame(() => {
      const words = boxRef.current?.querySelector<HTMLElement>('[data-lit]')
      if (words && !isInView(words)) words.scrollIntoView({ block: 'center' })
    })
    return () => cancelAnimationFrame(frame)
  }, [boxRef, lit])
}

/** Clear of the edges: words already before the eyes are not moved. */
function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  const scroller = scrollerOf(element)
  // The page itself is no box: its root may be as high as the window and scroll away.
  const box = scroller === document.documentElement ? null : scroller.getBoundingClientRect()
  const high = Math.max(0, box?.top ?? 0)
  const low = Math.min(window.innerHeight, box?.bottom ?? Infinity)
  const margin = (low - high) / 8
  return top >= high + margin && bottom <= low - margin
}

function scrollerOf(element: HTMLElement): HTMLElement {
  let at = element.parentElement
  while (at && at !== document.body) {
    const { overflowY } = getComputedStyle(at)
    if ((overflowY === 'auto' || overflowY === 'scroll') && at.scrollHeight > at.clientHeight) return at
    at = at.parentElement
  }
  return document.documentElement
}
