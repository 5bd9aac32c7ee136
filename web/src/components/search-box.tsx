import { Input } from 'antd'
import { useEffect, useState } from 'react'

const TYPING_MS = 300

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly width?: number | string
}

/** Asks when the typing pauses, not at every letter. */
export function SearchBox({ label, value, onChange, width = 176 }: Props) {
  const [text, setText] = useState(value)
  const [before, setBefore] = useState(value)
  if (value !== before) {
    setBefore(value)
    setText(value)
  }
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <Input
      aria-label={label}
      placeholder={label}
      value={text}
      allowClear
      maxLength={60}
      onChange={(e) => setText(e.target.value)}
      style={{ width }}
    />
  )
}
