import { use, useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import type { LngLat, Point } from 'maplibre-gl'
import type { Bounds } from './bounds.ts'
import { GroundContext } from './ground.ts'
import { makeMap, viewOf, type ItemsMap } from './make-map.ts'
import { keepOnPaper } from './on-paper.ts'

export interface MapClick {
  readonly at: LngLat
  /** Of a single item; null: none, or several in one mark. */
  readonly id: number | null
  /** Several in one mark. */
  readonly isCluster: boolean
}

interface Tells {
  /** At first, and when it was moved. */
  readonly onView?: (view: Bounds & { readonly zoom: number }) => void
  readonly onClick: (click: MapClick, map: ItemsMap) => void
  readonly cursor?: (over: boolean) => string
}

export interface MadeMap {
  readonly box: RefObject<HTMLDivElement | null>
  /** null: not loaded yet. */
  readonly map: ItemsMap | null
  /** This browser draws no maps. */
  readonly failed: boolean
}

/** The map lives as long as its box; what it tells goes to the page. */
export function useMap({ onView, onClick, cursor = (over) => (over ? 'pointer' : '') }: Tells): MadeMap {
  const box = useRef<HTMLDivElement>(null)
  const ground = use(GroundContext)
  const [map, setMap] = useState<ItemsMap | null>(null)
  const [failed, setFailed] = useState(false)
  const tellView = useEffectEvent((m: ItemsMap) => onView?.(viewOf(m)))
  const tellClick = useEffectEvent(onClick)
  const cursorOf = useEffectEvent(cursor)
  useEffect(() => {
    if (!box.current) return
    let made: ItemsMap
    try {
      made = makeMap(box.current, ground)
    } catch {
      setFailed(true)
      return
    }
    const offPaper = keepOnPaper(made)
    const spotAt = (point: Point) => made.queryRenderedFeatures(point, { layers: ['item'] })[0]
    made.on('load', () => {
      setMap(made)
      tellView(made)
    })
    made.on('moveend', () => tellView(made))
    made.on('click', (e) => {
      const spot = spotAt(e.point)
      const id = Number(spot?.properties.id ?? 0)
      tellClick({ at: e.lngLat, id: id === 0 ? null : id, isCluster: spot !== undefined && id === 0 }, made)
    })
    made.on('mousemove', (e) => {
      made.getCanvas().style.cursor = cursorOf(spotAt(e.point) !== undefined)
    })
    return () => {
      setMap(null)
      offPaper()
      made.remove()
    }
  }, [ground])
  return { box, map, failed }
}
