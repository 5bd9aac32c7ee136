import type { z } from 'zod'
import type { Kept } from './draft.ts'
import type { Shelf } from './desk.ts'

const PREFIX = 'gongjian.unsaved.'

/**
 * Unsaved text in the browser's own store. `scope` names the person and the page, since several clerks share a desk.
 * A full or forbidden store is no reason to stop the typing: the text is on the page still.
 */
export function browserShelf<T extends object>(scope: string, schema: z.ZodType<Kept<T>>): Shelf<T> {
  const nameOf = (key: string) => `${PREFIX}${scope}.${key}`
  return {
    keep: (key, kept) => {
      try {
        if (kept === null) localStorage.removeItem(nameOf(key))
        else localStorage.setItem(nameOf(key), JSON.stringify(kept))
      } catch {
        // see above
      }
    },
    find: (key) => {
      try {
        const found = schema.safeParse(JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null'))
        return found.success ? found.data : null
      } catch {
        return null
      }
    },
  }
}
