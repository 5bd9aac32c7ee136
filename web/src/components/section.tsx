import type { ReactNode } from 'react'
import styles from './components.module.css'

interface Props {
  readonly title: string
  readonly note?: ReactNode
  readonly extra?: ReactNode
  readonly children: ReactNode
  /** For a table that reaches the edges of the box. */
  readonly flush?: boolean
  readonly id?: string
}

/** A titled box: the one kind of panel that pages are made of. */
export function Section({ title, note, extra, children, flush = false, id }: Props) {
  return (
    <section className={styles.section} id={id} aria-label={title}>
      <header className={styles.sectionHead}>
        <h2>{title}</h2>
        {note !== undefined && <span className={styles.sectionNote}>{note}</span>}
        {extra !== undefined && <span className={styles.sectionExtra}>{extra}</span>}
      </header>
      <div className={flush ? styles.sectionFlush : styles.sectionBody}>{children}</div>
    </section>
  )
}
