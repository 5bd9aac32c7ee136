import { useEffect, useState, type RefObject } from 'react'

/** A clause is current once its first line is in the upper half of the window, where lit words are brought. */
const READING_LINE = 0.5

/** The clause before the reader's eyes, while the page scrolls. */
export function useCurrentClause(boxRef: RefObject<HTMLElement | null>, ready: unknown): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    let frame = 0
    // The text may be laid out anew (a phone turned on its side), so its openings are asked for when looked at.
    const found = boxRef.current?.getElementsByTagName('p')
    let openings: HTMLElement[] = []
    function look() {
      frame = 0
      if (openings[0]?.isConnected !== true) openings = [...(found ?? [])].filter((p) => p.dataset.clause !== undefined)
      const line = window.innerHeight * READING_LINE
      setCurrent(lastAbove(openings, line)?.dataset.clause ?? null)
    }
    function onScroll() {
      frame ||= requestAnimationFrame(look)
    }
    look()
    document.addEventListener('scroll', onScroll, { capture: true, passive: true })
    window.addEventListener('resize', onScroll)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('scroll', onScroll, { capture: true })
      window.removeEventListener('resize', onScroll)
    }
  }, [boxRef, ready])
  return current
}

function lastAbove(elements: readonly HTMLElement[], line: number): HTMLElement | undefined {
  let low = 0
  let high = elements.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((elements[middle]?.getBoundingClientRect().top ?? Infinity) <= line) low = middle + 1
    else high = middle
  }
  return elements[low - 1]
}
