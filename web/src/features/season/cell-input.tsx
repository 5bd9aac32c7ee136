import { useState, type KeyboardEvent, type RefObject } from 'react'
import styles from './season.module.css'

interface Props {
  readonly label: string
  readonly column: string
  readonly value: string
  readonly box: RefObject<HTMLDivElement | null>
  readonly onWrite: (text: string) => void
  /** Why the text is none; null: it is one. */
  readonly refuse?: (text: string) => string | null
}

/** A cell that is typed in: written when it is left or by Enter, which goes down; Escape leaves it as it was. */
export function CellInput({ label, column, value, box, onWrite, refuse = () => null }: Props) {
  const [text, setText] = useState(value)
  const [before, setBefore] = useState(value)
  if (value !== before) {
    setBefore(value)
    setText(value)
  }
  const problem = refuse(text.trim())
  function commit() {
    if (problem === null && text.trim() !== value) onWrite(text.trim())
  }
  function onKey(e: KeyboardEvent<HTMLInputElement>) {
    // Enter ends the composing of Chinese words, not the cell.
    if (e.nativeEvent.isComposing) return
    if (e.key === 'Escape') setText(value)
    if (e.key !== 'Enter') return
    e.preventDefault()
    const cells = [...(box.current?.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]`) ?? [])]
    const next = cells[cells.indexOf(e.currentTarget) + (e.shiftKey ? -1 : 1)]
    if (next) next.focus()
    else commit()
  }
  return (
    <>
      <input
        className={styles.cell}
        data-column={column}
        aria-label={label}
        aria-invalid={problem !== null}
        value={text}
        maxLength={2000}
        onChange={(e) => setText(e.target.value)}
        onFocus={(e) => e.target.select()}
        onBlur={commit}
        onKeyDown={onKey}
      />
      {problem !== null && (
        <span className={styles.bad} role="alert">
          {problem}
        </span>
      )}
    </>
  )
}
