import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { narrowingOf, type ListState } from '../../components/list/list-state.ts'
import { NOWHERE, SpotMap, type MapWindow } from '../../components/map/spot-map.tsx'
import { EnterpriseCard } from './enterprise-card.tsx'
import { HUB_LIST } from './hub-list.ts'

/** The enterprises of the list where they lie; the filter is the list's. A single one shows its card. */
export function EnterpriseMap({ state }: { state: ListState }) {
  const [view, setView] = useState<MapWindow | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const spots = useOperation(
    OPERATIONS.mapEnterprises,
    { ...narrowingOf(state), ...(view ?? NOWHERE) },
    { enabled: view !== null, keepPrevious: true, staleTime: 60_000 },
  )
  return (
    <SpotMap
      title={HUB_LIST.title}
      counter={HUB_LIST.counter}
      spots={spots.data}
      problem={spots.error?.message}
      onView={setView}
      onChoose={setChosen}
    >
      {chosen !== null && <EnterpriseCard id={chosen} onClose={() => setChosen(null)} />}
    </SpotMap>
  )
}
