import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Hit, HitKind } from '@gongjian/domain/search/contracts.ts'
import { call, type ApiError } from '../../app/client.ts'

const TYPING_MS = 150

/** Hits of what is typed, asked when the typing pauses; the last ones stay until the next are there. */
export function useHits(text: string) {
  const q = useSettled(text.trim())
  return useQuery<Hit[], ApiError>({
    queryKey: [OPERATIONS.search.name, { q }],
    queryFn: ({ signal }) => call(OPERATIONS.search, { q }, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

export interface HitGroup {
  readonly kind: HitKind
  readonly hits: readonly Hit[]
}

/** Kinds in the order of their best hit, as the server ranked them. */
export function groupHits(hits: readonly Hit[]): HitGroup[] {
  const kinds = [...new Set(hits.map((h) => h.kind))]
  return kinds.map((kind) => ({ kind, hits: hits.filter((h) => h.kind === kind) }))
}
