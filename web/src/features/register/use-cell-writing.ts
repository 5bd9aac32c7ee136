import { useRef, useState, type KeyboardEvent } from 'react'
import { isTyping, walk, type Place, type Size } from '../../components/list/grid-place.ts'
import { cellAt, useFocusCell } from '../../components/list/sheet.tsx'

/** A cell that is being written; `text` null: opened as it stands. */
export interface OpenCell extends Place {
  readonly text: string | null
}

interface Props {
  readonly size: Size
  readonly start: Place
  readonly mayWrite: (place: Place) => boolean
  /** By Delete: nothing is known of it any more. */
  readonly empty: (place: Place) => void
}

/**
 * The keys of a sheet that is written in: a letter begins the cell, Enter and F2 open it, Delete empties it, the rest
 * walks. The open cell has a place of its own: what cannot be read stays where it was typed, wherever the focus goes.
 */
export function useCellWriting({ size, start, mayWrite, empty }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<Place>(start)
  const [open, setOpen] = useState<OpenCell | null>(null)
  useFocusCell(box, at)
  function onKey(e: KeyboardEvent) {
    if (open || !(e.target instanceof HTMLElement) || e.target.tagName !== 'TD') return
    const writes = mayWrite(at)
    if (writes && (e.key === 'Enter' || e.key === 'F2')) setOpen({ ...at, text: null })
    else if (writes && (e.key === 'Delete' || e.key === 'Backspace')) empty(at)
    else if (writes && e.key !== ' ' && isTyping(e)) setOpen({ ...at, text: e.key })
    else {
      const next = walk(e.key, at, size, { ctrl: e.ctrlKey || e.metaKey, shift: e.shiftKey })
      if (!next) return
      setAt(next)
    }
    e.preventDefault()
  }
  /** With the key that leads on; null: stays. */
  function close(key: string | null, shift: boolean) {
    const from = open ?? at
    const next = key === null ? null : walk(key, from, size, { shift })
    setOpen(null)
    if (next) setAt(next)
    // The editor goes with its focus, and the cell takes it back; not from where a click has put it meanwhile.
    requestAnimationFrame(() => {
      if (next !== null || document.activeElement === document.body) cellAt(box.current, next ?? from)?.focus()
    })
  }
  return { box, at, setAt, open, setOpen, onKey, close }
}

export type CellWriting = ReturnType<typeof useCellWriting>
