import { lazy } from 'react'
import { MapFrame } from '../../components/map/map-frame.tsx'
import { Section } from '../../components/section.tsx'
import type { FileProps } from './enterprise-of-address.tsx'
import styles from './enterprise.module.css'

const PointMap = lazy(() => import('../../components/map/point-map.tsx').then((m) => ({ default: m.PointMap })))

/** Where it lies among the counties; nothing where that is not known. */
export function PlaceSection({ enterprise }: FileProps) {
  const { point, light, name } = enterprise
  return (
    <Section title="位置">
      {point === null ? (
        <p className={styles.quiet}>还没有坐标。</p>
      ) : (
        <>
          <MapFrame>
            <PointMap label={`${name}的位置`} point={point} light={light} className={styles.map} />
          </MapFrame>
          <p className={styles.place}>
            东经 {point.longitude.toFixed(6)}，北纬 {point.latitude.toFixed(6)}（WGS84）。示意图，不作划界依据。
          </p>
        </>
      )}
    </Section>
  )
}
