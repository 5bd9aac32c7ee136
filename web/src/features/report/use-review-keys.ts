import { useEffect, useEffectEvent } from 'react'
import type { ReviewLine } from '@gongjian/domain/report/contracts.ts'
import { keyOf, neighbour } from './review-list.ts'
import type { Review } from './use-review.ts'

interface Props {
  readonly shown: readonly ReviewLine[]
  readonly current: string | null
  readonly setCurrent: (key: string | null) => void
  readonly toggle: (key: string) => void
  readonly review: Review
}

/** j/k walk, Enter opens, x chooses, a accepts, r returns; never while something is typed. */
export function useReviewKeys({ shown, current, setCurrent, toggle, review }: Props) {
  const onKey = useEffectEvent((e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return
    const line = shown.find((l) => keyOf(l) === current)
    if (e.key === 'j' || e.key === 'k') setCurrent(neighbour(shown, current, e.key === 'j' ? 1 : -1))
    else if (line === undefined) return
    else if (e.key === 'Enter' || e.key === 'o') toggle(keyOf(line))
    else if (e.key === 'x' && line.mine) review.toggle(keyOf(line))
    else if (e.key === 'a') void review.askAccept([keyOf(line)])
    else if (e.key === 'r') review.askReason('return', [keyOf(line)])
    else return
    e.preventDefault()
  })
  useEffect(() => {
    const listener = (e: KeyboardEvent) => onKey(e)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.closest('input:not([type=checkbox]), textarea, select, button, a, .ant-modal, .ant-select') !== null
}
