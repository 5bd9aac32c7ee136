import styles from './components.module.css'

interface Props {
  /** How hard the rule bears on what it speaks of. */
  readonly tone: 'bad' | 'warn' | 'quiet'
  readonly children: string
}

/** What a rule says of a project or a row, in a word. */
export function OutcomeTag({ tone, children }: Props) {
  return (
    <span className={styles.outcome} data-tone={tone}>
      {children}
    </span>
  )
}
