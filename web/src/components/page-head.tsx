import type { ReactNode } from 'react'
import styles from './components.module.css'

interface Props {
  readonly title: string
  /** One line under the title: what this page is, or its counts. */
  readonly lead?: ReactNode
  readonly extra?: ReactNode
}

/** The head of every page; also the title of the browser's tab. */
export function PageHead({ title, lead, extra }: Props) {
  return (
    <header className={styles.head}>
      <title>{`${title} · 攻坚`}</title>
      <div className={styles.headText}>
        <h1>{title}</h1>
        {lead !== undefined && <div className={styles.lead}>{lead}</div>}
      </div>
      {extra !== undefined && <div className={styles.extra}>{extra}</div>}
    </header>
  )
}
