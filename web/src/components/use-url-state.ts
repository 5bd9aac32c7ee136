import { useSearch } from '@tanstack/react-router'
import type { z } from 'zod'
import { history } from '../app/history.ts'

export type Patch<T> = { [K in keyof T]?: T[K] | undefined }

/**
 * State that lives in the query of the URL, so that a table can be sent to a colleague and back works.
 * Values are text; give each key a `.catch()`, since anyone may type anything into an address.
 */
export function useUrlState<S extends z.ZodObject>(
  schema: S,
): [state: z.output<S>, set: (patch: Patch<z.input<S>>, options?: { push?: boolean }) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  return [schema.parse(search), setUrlState]
}

/** Reads the address as it is now, so that two changes in one tick do not undo each other. */
function setUrlState(patch: Record<string, unknown>, options?: { push?: boolean }) {
  const next = new URLSearchParams(history.location.search)
  for (const [key, value] of Object.entries(patch)) {
    const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? `${value}` : ''
    if (text === '') next.delete(key)
    else next.set(key, text)
  }
  const text = next.toString()
  const href = text === '' ? history.location.pathname : `${history.location.pathname}?${text}`
  if (options?.push) history.push(href)
  else history.replace(href)
}
