import { useEffect, useState, useSyncExternalStore } from 'react'
import { useBlocker } from '@tanstack/react-router'
import { useConfirmDeed } from '../confirm-deed.tsx'
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

/** Leaving saves first; what cannot be saved is asked about. `counter`: of what is written here, 条. */
export function useLeaveGuard<T extends object>(desk: Desk<T>, counter: string) {
  const confirmDeed = useConfirmDeed()
  useBlocker({
    enableBeforeUnload: () => desk.unsaved().length > 0,
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname || desk.unsaved().length === 0) return false
      if (await desk.flush()) return false
      return !(await confirmDeed({
        title: `还有 ${desk.unsaved().length} ${counter}没有保存到服务器`,
        content: '内容已存在这台设备上，回到本页会自动继续保存；换一台设备则看不到。',
        verb: '仍然离开',
        danger: true,
      }))
    },
  })
}
