import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ItemRef, ItemRow } from '@gongjian/domain/register/item.ts'
import { referencesOf } from '@gongjian/domain/register/reference.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { useOperation } from '../../app/query.ts'

/** null: it is there, and not for this person to see. */
const Known = createContext<ReadonlyMap<number, ItemRef | null>>(new Map())

interface Props {
  readonly register: Pick<Register, 'fields' | 'recheck'>
  readonly rows: readonly Pick<ItemRow, 'values' | 'references'>[]
  readonly children: ReactNode
}

/** What the rows name came with them: their cells ask for no title one by one. */
export function ItemNames({ register, rows, children }: Props) {
  const known = useMemo(() => {
    const keys = referencesOf(register).map(([key]) => key)
    return new Map(
      rows.flatMap((row) =>
        keys.flatMap((key): [number, ItemRef | null][] => {
          const named = row.references[key]
          const id = named?.id ?? row.values[key]
          return typeof id === 'number' ? [[id, named ?? null]] : []
        }),
      ),
    )
  }, [register, rows])
  return <Known value={known}>{children}</Known>
}

/** The item of a number, as this person sees it; what was just chosen is asked for. */
export function useItemName(id: number | null): ItemRef | null {
  const known = useContext(Known)
  const isAsked = id !== null && !known.has(id)
  const asked = useOperation(
    OPERATIONS.findItems,
    { ids: JSON.stringify(id === null ? [] : [id]) },
    { enabled: isAsked },
  )
  if (id === null) return null
  return known.get(id) ?? asked.data?.find((r) => r.id === id) ?? null
}
