import type { ReviewLine } from '@gongjian/domain/report/contracts.ts'
import { isTypedInto, useKeys } from '../../components/use-keys.ts'
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
  useKeys((e) => {
    // Enter on a button or a link is the button's.
    if (e.ctrlKey || e.metaKey || e.altKey || isTypedInto(e.target, ', select, button, a')) return false
    const line = shown.find((l) => keyOf(l) === current)
    if (e.key === 'j' || e.key === 'k') setCurrent(neighbour(shown, current, e.key === 'j' ? 1 : -1))
    else if (line === undefined) return false
    else if (e.key === 'Enter' || e.key === 'o') toggle(keyOf(line))
    else if (e.key === 'x' && line.mine) review.toggle(keyOf(line))
    else if (e.key === 'a') void review.askAccept([keyOf(line)])
    else if (e.key === 'r') review.askReason('return', [keyOf(line)])
    else return false
    return true
  })
}
