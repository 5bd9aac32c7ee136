import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { useOperation } from '../../app/query.ts'
import type { ListState } from '../../components/list/list-state.ts'
import { NOWHERE, SpotMap, type MapWindow } from '../../components/map/spot-map.tsx'
import { ItemCard } from './item-card.tsx'
import { narrowedOf } from './narrowed.ts'

/** The rows of the list where they lie; the filter is the list's. A single item shows its card. */
export function ItemMap({ register, state }: { register: Register; state: ListState }) {
  const [view, setView] = useState<MapWindow | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const spots = useOperation(
    OPERATIONS.mapItems,
    { ...narrowedOf(register.id, state), ...(view ?? NOWHERE) },
    { enabled: view !== null, keepPrevious: true, staleTime: 60_000 },
  )
  return (
    <SpotMap
      title={register.title}
      counter={register.counter}
      spots={spots.data}
      problem={spots.error?.message}
      onView={setView}
      onChoose={setChosen}
    >
      {chosen !== null && (
        <ItemCard register={register} id={chosen} asOf={state.asOf} onClose={() => setChosen(null)} />
      )}
    </SpotMap>
  )
}
