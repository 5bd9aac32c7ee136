import { useEffect, useState, type RefObject } from 'react'
import type { Span } from '../../components/official-text/span.ts'
import { selectedSpan } from './selection.ts'

const SETTLED_AFTER_MS = 120

/** The words selected in the box. They stay while a form has the focus, and go with a click into the text. */
export function useSelection(boxRef: RefObject<HTMLElement | null>): [Span | null, () => void] {
  const [span, setSpan] = useState<Span | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    function look() {
      const box = boxRef.current
      const selection = window.getSelection()
      if (!box || !selection?.anchorNode || !box.contains(selection.anchorNode)) return
      setSpan(selectedSpan(box, selection))
    }
    function onChange() {
      clearTimeout(timer)
      timer = setTimeout(look, SETTLED_AFTER_MS)
    }
    document.addEventListener('selectionchange', onChange)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', onChange)
    }
  }, [boxRef])
  return [
    span,
    () => {
      window.getSelection()?.removeAllRanges()
      setSpan(null)
    },
  ]
}
