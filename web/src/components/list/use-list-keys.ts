import { useGo } from '../link.tsx'
import { isTypedInto, useKeys } from '../use-keys.ts'

/** n begins a new one, / goes to the search (by its label); never while something is typed or a cell is written. */
export function useListKeys(search: string, newHref: string | null) {
  const go = useGo()
  useKeys((e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || isTypedInto(e.target, ', .ant-popover'))
      return false
    if (e.key === '/') document.querySelector<HTMLInputElement>(`input[aria-label="${search}"]`)?.focus()
    else if (e.key === 'n' && newHref !== null) go(newHref)
    else return false
    return true
  })
}
