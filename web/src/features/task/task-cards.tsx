import type { TaskRow } from '@gongjian/domain/task/contracts.ts'
import { paths } from '../../app/paths.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { LightCounts } from '../../components/light-bar.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import styles from './task.module.css'

/** The same rows for a thumb. */
export function TaskCards({ rows }: { rows: readonly TaskRow[] }) {
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link href={paths.task(row.id)}>
            <span className={styles.cardTitle}>
              <LightMark light={row.light} />
              <span>
                {row.label} {row.title}
              </span>
            </span>
            <span className={styles.cardFacts}>
              <span>{row.leads.map((u) => u.name).join('、')}牵头</span>
              <DueMark date={row.next?.date ?? null} />
            </span>
            <LightCounts counts={row.counts} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
