import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { SOON_MS, SWEEPS_CHANGE } from './use-sweep.ts'

/** The page follows a sweep that is under way, and shows what it found when it is done. */
export function useFollow(busy: boolean) {
  const client = useQueryClient()
  useEffect(() => {
    if (!busy) return
    const again = (names: readonly string[]) => {
      for (const name of names) void client.invalidateQueries({ queryKey: [name] })
    }
    const timer = setInterval(() => again(['listSweeps', 'getSweep']), SOON_MS)
    return () => {
      clearInterval(timer)
      again(SWEEPS_CHANGE)
    }
  }, [busy, client])
}
