import { Light, LIGHT_TITLES } from '@gongjian/domain/light/light.ts'
import { useReach } from '../app/me.tsx'
import { LightMark } from './light-mark.tsx'
import styles from './light-bar.module.css'

/** Worst first, as a reader looks for it. */
const ORDER: readonly Light[] = ['red', 'yellow', 'none', 'green', 'grey']

type Counts = Partial<Record<Light, number>>

/** Lights that burn. Who reads only some bodies' reports is not told how many are unknown to them: that says nothing of the work. */
export function useBurning(counts: Counts): Light[] {
  const readsAll = useReach('report.read') === 'all'
  return ORDER.filter((l) => (counts[l] ?? 0) > 0 && (readsAll || l !== 'none'))
}

/** How many bodies stand under each light: a shape and a number a light, nothing for none of it. */
export function LightCounts({ counts }: { counts: Counts }) {
  const burning = useBurning(counts)
  return (
    <span className={styles.counts}>
      {burning.map((l) => (
        <span key={l} title={`${LIGHT_TITLES[l]} ${counts[l] ?? 0} 个`}>
          <LightMark light={l} text={String(counts[l] ?? 0)} size={12} />
        </span>
      ))}
    </span>
  )
}

/** What the shapes mean. */
export function LightLegend() {
  return (
    <span className={styles.counts}>
      {Light.options.map((l) => (
        <LightMark key={l} light={l} text size={12} />
      ))}
    </span>
  )
}
