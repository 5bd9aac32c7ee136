import { useEffect } from 'react'
import type { Light } from '@gongjian/domain/light/light.ts'
import type { Point } from '@gongjian/domain/register/item.ts'
import { Empty } from '../empty.tsx'
import { putSpots } from './make-map.ts'
import { useMap } from './use-map.ts'

interface Props {
  readonly label: string
  readonly point: Point | null
  readonly light: Light
  readonly className: string | undefined
  /** Where it was clicked; absent: only shown. */
  readonly onPick?: (point: Point) => void
}

/** Near enough to tell the township, wide enough to see the county. */
const CLOSE = 10
/** A click is no better than this. */
const DECIMALS = 6

/** One place on the schematic map; picked by a click where that is asked for. */
export function PointMap({ label, point, light, className, onPick }: Props) {
  const { box, map, failed } = useMap({
    onClick: ({ at }) =>
      onPick?.({ longitude: Number(at.lng.toFixed(DECIMALS)), latitude: Number(at.lat.toFixed(DECIMALS)) }),
    cursor: () => (onPick ? 'crosshair' : ''),
  })
  const { longitude, latitude } = point ?? {}
  useEffect(() => {
    if (!map) return
    if (longitude === undefined || latitude === undefined) return putSpots(map, [])
    putSpots(map, [{ longitude, latitude, count: 1, light, id: 1, title: null }])
    map.easeTo({ center: [longitude, latitude], zoom: Math.max(map.getZoom(), CLOSE), duration: 0 })
  }, [map, longitude, latitude, light])
  if (failed) return <Empty text="这台电脑的浏览器显示不了地图（没有 WebGL）" />
  return <div ref={box} className={className} role="region" aria-label={label} />
}
