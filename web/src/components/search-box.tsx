import { Input } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'

const TYPING_MS = 300
const LONGEST = 60

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly width?: number
}

/** Asks when the typing pauses, not at every letter. */
export function SearchBox({ label, value, onChange, width = 200 }: Props) {
  const [text, setText] = useState(value)
  const [before, setBefore] = useState(value)
  if (value !== before) {
    setBefore(value)
    setText(value)
  }
  const tell = useEffectEvent(() => onChange(text.trim()))
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => tell(), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, value])
  return (
    <Input
      aria-label={label}
      placeholder={label}
      value={text}
      allowClear
      maxLength={LONGEST}
      onChange={(e) => setText(e.target.value)}
      style={{ width }}
    />
  )
}
