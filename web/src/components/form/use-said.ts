import { useCallback, useState } from 'react'
import type { Said } from '../field-kinds/kind.ts'

/** Which columns hold something typed that is no value: a form that is saved by a button waits until it is mended. */
export function useSaid(): { bad: readonly string[]; say: (column: string, said: Said | null) => void } {
  const [bad, setBad] = useState<readonly string[]>([])
  const say = useCallback((column: string, said: Said | null) => {
    setBad((now) => {
      const others = now.filter((c) => c !== column)
      return said?.tone === 'bad' ? [...others, column] : others
    })
  }, [])
  return { bad, say }
}
