import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { history } from '../app/history.ts'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

/** An ordinary anchor (new tab, copy address, keyboard) whose plain click stays in the page. `href` comes from app/paths. */
export function Link({ href, onClick, ...rest }: Props) {
  function follow(e: MouseEvent<HTMLAnchorElement>) {
    onClick?.(e)
    if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || rest.target) return
    e.preventDefault()
    history.push(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}

/** Goes to an address of app/paths. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  return go
}

function go(href: string, options?: { replace?: boolean }) {
  if (options?.replace) history.replace(href)
  else history.push(href)
}
