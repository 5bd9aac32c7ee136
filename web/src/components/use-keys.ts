import { useEffect, useEffectEvent } from 'react'

/** Keys pressed anywhere on the page, told to the newest render; true: taken, so the browser does nothing with it. */
export function useKeys(onKey: (e: KeyboardEvent) => boolean) {
  const listen = useEffectEvent((e: KeyboardEvent) => {
    if (onKey(e)) e.preventDefault()
  })
  useEffect(() => {
    const listener = (e: KeyboardEvent) => listen(e)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

/** Something is typed there, or a dialog or a list has keys of its own; `also`: what else has. */
export function isTypedInto(target: EventTarget | null, also = ''): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(`input:not([type=checkbox]), textarea, .ant-modal, .ant-select${also}`) !== null
  )
}
