import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Read } from '@gongjian/domain/register/read-text.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import styles from '../../components/form/dialogs.module.css'

interface Props {
  readonly label: string
  /** What stands in it at first: the letter that began it, or what was there. */
  readonly start: string
  /** As it was: leaving it so writes nothing. */
  readonly before: string
  readonly read: (text: string) => Read<Value>
  readonly onWrite: (value: Value) => void
  /** With the key that leads on; null: stays. */
  readonly onClose: (key: string | null, shift: boolean) => void
}

/** Enter goes down, Tab to the right, Escape leaves it as it was; what is no value is said and stays open. */
export function TypedCell({ label, start, before, read, onWrite, onClose }: Props) {
  const [text, setText] = useState(start)
  const [problem, setProblem] = useState<string | null>(null)
  const input = useRef<InputRef>(null)
  // Closing takes the focus, and the blur that follows must not write again.
  const done = useRef(false)
  useEffect(() => input.current?.focus({ cursor: 'end' }), [])
  function commit(): boolean {
    const got = read(text)
    if ('problem' in got) {
      setProblem(got.problem)
      return false
    }
    done.current = true
    if (text !== before) onWrite(got.value)
    return true
  }
  function onKey(e: KeyboardEvent) {
    // Enter ends the composing of Chinese words, not the cell.
    if (e.nativeEvent.isComposing) return
    const way = e.key === 'Enter' ? (e.shiftKey ? 'ArrowUp' : 'ArrowDown') : e.key === 'Tab' ? 'Tab' : null
    if (way === null && e.key !== 'Escape') return
    e.preventDefault()
    e.stopPropagation()
    if (e.key === 'Escape') {
      done.current = true
      onClose(null, false)
    } else if (commit()) onClose(way, e.shiftKey)
  }
  return (
    <>
      <Input
        ref={input}
        aria-label={label}
        size="small"
        value={text}
        {...(problem === null ? {} : { status: 'error' as const })}
        onChange={(e) => {
          setText(e.target.value)
          setProblem(null)
        }}
        onKeyDown={onKey}
        onBlur={() => {
          if (!done.current && commit()) onClose(null, false)
        }}
      />
      {problem !== null && (
        <span className={styles.bubble} role="alert">
          {problem}
        </span>
      )}
    </>
  )
}
