import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { useOperation } from '../../../app/query.ts'
import { Empty } from '../../../components/empty.tsx'
import { LightLegend } from '../../../components/light-bar.tsx'
import { narrowedOf, type ListState } from '../list-state.ts'
import { snapped, type Bounds } from './bounds.ts'
import { ItemCard } from './item-card.tsx'
import { makeMap, putSpots, viewOf, type ItemsMap } from './make-map.ts'
import styles from './map.module.css'

type View = Bounds & { readonly zoom: number }

/** The rows of the list where they lie; the filter is the list's. A cluster opens by a click, a single item shows its card. */
export function ItemMap({ register, state }: { register: Register; state: ListState }) {
  const [view, setView] = useState<View | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const spots = useOperation(
    OPERATIONS.mapItems,
    { ...narrowedOf(register.id, state), ...(view ?? { west: 0, south: 0, east: 0, north: 0, zoom: 0 }) },
    { enabled: view !== null, keepPrevious: true, staleTime: 60_000 },
  )
  const { box, map, failed } = useMap(setView, setChosen)
  useEffect(() => {
    if (map && spots.data) putSpots(map, spots.data)
  }, [map, spots.data])
  if (failed) return <Empty text="这台电脑的浏览器显示不了地图（没有 WebGL），请用表或看板，或换一个浏览器" />
  const shown = spots.data?.reduce((n, s) => n + s.count, 0) ?? 0
  return (
    <figure className={styles.figure}>
      <div ref={box} className={styles.map} role="region" aria-label={`${register.title}地图`} />
      {chosen !== null && (
        <ItemCard register={register} id={chosen} asOf={state.asOf} onClose={() => setChosen(null)} />
      )}
      <figcaption>
        <span>
          {spots.error
            ? spots.error.message
            : spots.data
              ? `图上 ${shown.toLocaleString()} ${register.counter}；没有坐标的不在图上`
              : '正在读取…'}
        </span>
        <LightLegend />
        <span>示意图，不作划界依据</span>
      </figcaption>
    </figure>
  )
}

/** The map lives as long as its box; what it tells goes to the page. */
function useMap(onView: (view: View) => void, onChoose: (id: number | null) => void) {
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<ItemsMap | null>(null)
  const [failed, setFailed] = useState(false)
  const tellView = useEffectEvent((m: ItemsMap) => onView(snapped(viewOf(m))))
  const tellChoice = useEffectEvent((id: number | null) => onChoose(id))
  useEffect(() => {
    if (!box.current) return
    let made: ItemsMap
    try {
      made = makeMap(box.current)
    } catch {
      setFailed(true)
      return
    }
    made.on('load', () => {
      setMap(made)
      tellView(made)
    })
    made.on('moveend', () => tellView(made))
    made.on('click', (e) => {
      const [spot] = made.queryRenderedFeatures(e.point, { layers: ['item'] })
      const id = Number(spot?.properties.id ?? 0)
      if (spot && id === 0) made.easeTo({ center: e.lngLat, zoom: made.getZoom() + 2 })
      tellChoice(id === 0 ? null : id)
    })
    made.on('mousemove', (e) => {
      const over = made.queryRenderedFeatures(e.point, { layers: ['item'] }).length > 0
      made.getCanvas().style.cursor = over ? 'pointer' : ''
    })
    return () => {
      setMap(null)
      made.remove()
    }
  }, [])
  return { box, map, failed }
}
