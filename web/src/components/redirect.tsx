import { useEffect } from 'react'
import { useGo } from './link.tsx'

/** Leads on to another page; back does not return here. */
export function Redirect({ href }: { href: string }) {
  const go = useGo()
  useEffect(() => go(href, { replace: true }), [go, href])
  return null
}
