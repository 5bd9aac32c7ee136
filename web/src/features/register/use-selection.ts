import { useCallback, useState } from 'react'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import { MOST_CHOSEN } from '@gongjian/domain/register/work-contracts.ts'
import type { SheetSelection } from '../../components/list/sheet.tsx'

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
