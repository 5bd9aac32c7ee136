import { useEffect, useState } from 'react'

const TYPING_MS = 300

/** The value as it was when the typing last paused. */
export function useLater<T>(value: T): T {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), TYPING_MS)
    return () => clearTimeout(timer)
  }, [value])
  return later
}
