import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { clauseLabel } from '../../components/clause-label.ts'
import { Link } from '../../components/link.tsx'
import styles from './unit.module.css'

/** Tasks by their clause, each a link for whoever may read the plan. */
export function TaskLinks({ tasks }: { tasks: readonly string[] }) {
  const mayRead = useMay('plan.read')
  if (tasks.length === 0) return <span className={styles.quiet}>无</span>
  return (
    <span className={styles.tasks}>
      {tasks.map((t) =>
        mayRead ? (
          <Link key={t} href={paths.task(t)}>
            {clauseLabel(t)}
          </Link>
        ) : (
          <span key={t}>{clauseLabel(t)}</span>
        ),
      )}
    </span>
  )
}
