import type { Spot } from '@gongjian/domain/register/spot.ts'
import { use, useEffect, type ReactNode } from 'react'
import { Empty } from '../empty.tsx'
import { LightLegend } from '../light-bar.tsx'
import { snapped, type Bounds } from './bounds.ts'
import { groundNote, GroundContext } from './ground.ts'
import { putSpots } from './make-map.ts'
import { useMap } from './use-map.ts'
import styles from './map.module.css'

export type MapWindow = Bounds & { readonly zoom: number }

/** Asked for while the map has not told yet what it shows. */
export const NOWHERE: MapWindow = { west: 0, south: 0, east: 0, north: 0, zoom: 0 }

interface Props {
  readonly title: string
  readonly counter: string
  /** Of the window that was told; undefined: not there yet. */
  readonly spots: readonly Spot[] | undefined
  readonly problem: string | undefined
  readonly onView: (view: MapWindow) => void
  /** A single one was clicked, or the ground. */
  readonly onChoose: (id: number | null) => void
  /** Of the one that was chosen. */
  readonly children: ReactNode
}

/** The rows of a list where they lie. A cluster opens by a click, a single one is told to the page. */
export function SpotMap({ title, counter, spots, problem, onView, onChoose, children }: Props) {
  const ground = use(GroundContext)
  const { box, map, failed } = useMap({
    onView: (view) => onView(snapped(view)),
    onClick: ({ at, id, isCluster }, made) => {
      if (isCluster) made.easeTo({ center: at, zoom: made.getZoom() + 2 })
      onChoose(id)
    },
  })
  useEffect(() => {
    if (map && spots) putSpots(map, spots)
  }, [map, spots])
  if (failed) return <Empty text="这台电脑的浏览器显示不了地图（没有 WebGL），请用表或看板，或换一个浏览器" />
  const shown = spots?.reduce((n, s) => n + s.count, 0) ?? 0
  return (
    <figure className={styles.figure}>
      <div ref={box} className={styles.map} role="region" aria-label={`${title}地图`} />
      {children}
      <figcaption>
        <span>
          {problem ?? (spots ? `图上 ${shown.toLocaleString()} ${counter}；没有坐标的不在图上` : '正在读取…')}
        </span>
        <LightLegend />
        <span>{groundNote(ground)}</span>
      </figcaption>
    </figure>
  )
}
