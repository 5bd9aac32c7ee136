import type { ReactNode } from 'react'
import styles from './components.module.css'

/** Nothing here, and what that means or what to do. */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{text}</p>
      {children}
    </div>
  )
}
