import { useEffect, useEffectEvent } from 'react'
import { paths } from '../../app/paths.ts'
import { useGo } from '../../components/link.tsx'

const SEARCH = 'input[aria-label="名称、企业、拼音"]'

/** n begins a new item, / goes to the search; never while something is typed or a cell is written. */
export function useListKeys(register: string, mayEdit: boolean) {
  const go = useGo()
  const onKey = useEffectEvent((e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || isWriting(e.target)) return
    if (e.key === '/') document.querySelector<HTMLInputElement>(SEARCH)?.focus()
    else if (e.key === 'n' && mayEdit) go(paths.newItem(register))
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
