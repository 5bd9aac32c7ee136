import { LAYERS, LAYER_TITLES, type Layer, type Mark } from './marks.ts'
import styles from './official-text.module.css'

interface Props {
  readonly marks: readonly Mark[]
  readonly hidden: readonly Layer[]
  readonly onChange: (hidden: Layer[]) => void
}

/** What is underlined and how; a click turns a layer off or on. */
export function Legend({ marks, hidden, onChange }: Props) {
  const counts = new Map<Layer, number>()
  for (const m of marks) counts.set(m.layer, (counts.get(m.layer) ?? 0) + 1)
  return (
    <div className={styles.legend} role="group" aria-label="标注图例">
      {LAYERS.filter((layer) => counts.has(layer)).map((layer) => {
        const off = hidden.includes(layer)
        return (
          <button
            key={layer}
            type="button"
            aria-pressed={!off}
            title={off ? `显示${LAYER_TITLES[layer]}标注` : `隐藏${LAYER_TITLES[layer]}标注`}
            onClick={() => onChange(off ? hidden.filter((l) => l !== layer) : [...hidden, layer])}
          >
            <span className={styles.key} data-layer={layer}>
              {LAYER_TITLES[layer]}
            </span>
            <small>{counts.get(layer)}</small>
          </button>
        )
      })}
    </div>
  )
}
