import { useEffect, useState, useSyncExternalStore } from 'react'
import { useBlocker } from '@tanstack/react-router'
import { Desk, type DeskOptions } from './desk.ts'
import type { Draft } from './draft.ts'

/** A desk for the life of the page. `make` is read once: give the page a key of what it edits. */
export function useDesk<T extends object>(
  make: () => DeskOptions<T>,
): { desk: Desk<T>; drafts: ReadonlyMap<string, Draft<T>> } {
  const [desk] = useState(() => new Desk(make()))
  const drafts = useSyncExternalStore(desk.subscribe, desk.snapshot)
  useEffect(() => {
    desk.start()
    const again = () => void desk.flush()
    const whenHidden = () => {
      if (document.visibilityState === 'hidden') void desk.flush()
    }
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', whenHidden)
    return () => {
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', whenHidden)
      desk.stop()
    }
  }, [desk])
  return { desk, drafts }
}

/** Leaving saves first; what cannot be saved is asked about. `ask` says true to leave all the same. */
export function useLeaveGuard<T extends object>(desk: Desk<T>, ask: (unsaved: number) => Promise<boolean>) {
  useBlocker({
    enableBeforeUnload: () => desk.unsaved().length > 0,
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname || desk.unsaved().length === 0) return false
      if (await desk.flush()) return false
      return !(await ask(desk.unsaved().length))
    },
  })
}
