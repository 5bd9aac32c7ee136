import { useCallback, useState } from 'react'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import type { SheetSelection } from '../../components/list/sheet.tsx'

/** An operation takes so many items at once. */
export const MOST_CHOSEN = 1000

export type Selection = SheetSelection<ItemRow>

/** Rows that a deed is for; they stay chosen while more pages come. */
export function useSelection(): Selection {
  const [rows, setRows] = useState<ReadonlyMap<number, ItemRow>>(new Map())
  const toggle = useCallback((row: ItemRow) => {
    setRows((now) => {
      const next = new Map(now)
      if (!next.delete(row.id) && next.size < MOST_CHOSEN) next.set(row.id, row)
      return next
    })
  }, [])
  return {
    rows,
    toggle,
    has: (id) => rows.has(id),
    choose: (chosen) => setRows(new Map(chosen.slice(0, MOST_CHOSEN).map((r) => [r.id, r]))),
    clear: () => setRows(new Map()),
  }
}
