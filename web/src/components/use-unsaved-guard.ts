import { useBlocker } from '@tanstack/react-router'
import { useRef } from 'react'
import { useConfirmDeed } from './confirm-deed.tsx'

/** Asks before a page with unsaved words is left; `letGo`: they were saved a moment ago. */
export function useUnsavedGuard(unsaved: boolean): { letGo: () => void } {
  const confirmDeed = useConfirmDeed()
  const free = useRef(false)
  useBlocker({
    enableBeforeUnload: () => unsaved && !free.current,
    shouldBlockFn: async ({ current, next }) => {
      if (!unsaved || free.current || current.pathname === next.pathname) return false
      return !(await confirmDeed({
        title: '填写的内容还没有保存',
        content: '离开后这些内容不会保留。',
        verb: '仍然离开',
        danger: true,
      }))
    },
  })
  return {
    letGo: () => {
      free.current = true
    },
  }
}
