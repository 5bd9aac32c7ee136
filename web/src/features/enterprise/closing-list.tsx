import type { Facility } from '@gongjian/domain/enterprise/detail.ts'
import styles from './enterprise.module.css'

/** What closes along, by name. */
export function ClosingList({ facilities }: { readonly facilities: readonly Facility[] }) {
  return (
    <ul className={styles.closing} aria-label="一并关停的设施">
      {facilities.map((f) => (
        <li key={f.id}>
          {f.kind} {f.name}
        </li>
      ))}
    </ul>
  )
}
