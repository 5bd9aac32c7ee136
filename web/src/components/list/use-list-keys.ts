import { useEffect, useEffectEvent } from 'react'
import { useGo } from '../link.tsx'

/** n begins a new one, / goes to the search (by its label); never while something is typed or a cell is written. */
export function useListKeys(search: string, newHref: string | null) {
  const go = useGo()
  const onKey = useEffectEvent((e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || isWriting(e.target)) return
    if (e.key === '/') document.querySelector<HTMLInputElement>(`input[aria-label="${search}"]`)?.focus()
    else if (e.key === 'n' && newHref !== null) go(newHref)
    else return
    e.preventDefault()
  })
  useEffect(() => {
    const listener = (e: KeyboardEvent) => onKey(e)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.closest('input:not([type=checkbox]), textarea, .ant-modal, .ant-select, .ant-popover') !== null
}
