import { lazy } from 'react'
import type { ListState } from '../../components/list/list-state.ts'
import { MapFrame } from '../../components/map/map-frame.tsx'
import type { RegisterView } from './use-register.ts'

const ItemMap = lazy(() => import('./item-map.tsx').then((m) => ({ default: m.ItemMap })))

export function MapView({ view, state }: { view: RegisterView; state: ListState }) {
  return (
    <MapFrame>
      <ItemMap register={view.definition} state={state} />
    </MapFrame>
  )
}
