import styles from './choice-bar.module.css'

interface Choice<K extends string> {
  readonly key: K
  readonly title: string
  /** How many there are of it. */
  readonly count?: number
}

interface Props<K extends string> {
  readonly label: string
  readonly choices: readonly Choice<K>[]
  readonly chosen: K
  readonly onChoose: (key: K) => void
}

/** One of a few, all in sight: how rows are looked at, in which state. */
export function ChoiceBar<K extends string>({ label, choices, chosen, onChoose }: Props<K>) {
  return (
    <span className={styles.bar} role="group" aria-label={label}>
      {choices.map(({ key, title, count }) => (
        <button key={key} type="button" aria-pressed={chosen === key} onClick={() => onChoose(key)}>
          {title}
          {count !== undefined && (
            <>
              {' '}
              <b>{count.toLocaleString()}</b>
            </>
          )}
        </button>
      ))}
    </span>
  )
}
