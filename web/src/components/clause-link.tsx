import { paths } from '../app/paths.ts'
import { Link } from './link.tsx'
import styles from './components.module.css'

interface Props {
  /** As the document numbers it: 三（一）1 */
  readonly label: string
  readonly clause: string
  /** Offsets of the words to light up. */
  readonly start?: number | undefined
  readonly end?: number | undefined
}

/** Opens the document at the clause, with its words lit. */
export function ClauseLink({ label, clause, start, end }: Props) {
  return (
    <Link className={styles.clause} href={paths.document(clause, start, end)} title="在方案原文中查看">
      {label}
    </Link>
  )
}
