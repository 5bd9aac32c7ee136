import { lazy } from 'react'
import type { ListState } from '../../components/list/list-state.ts'
import { MapFrame } from '../../components/map/map-frame.tsx'

const EnterpriseMap = lazy(() => import('./enterprise-map.tsx').then((m) => ({ default: m.EnterpriseMap })))

export function EnterpriseMapView({ state }: { state: ListState }) {
  return (
    <MapFrame>
      <EnterpriseMap state={state} />
    </MapFrame>
  )
}
