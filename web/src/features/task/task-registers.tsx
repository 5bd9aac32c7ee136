import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import styles from './task.module.css'

/** The registers that the task lives in, with what waits in each. */
export function TaskRegisters({ task }: { task: string }) {
  const mayRead = useMay('item.read')
  const registers = useOperation(OPERATIONS.listRegisters, {}, { enabled: mayRead })
  const own = (registers.data ?? []).filter((r) => r.task === task)
  if (own.length === 0) return null
  return (
    <Section title="台账" note={`${own.length} 本`} flush>
      <ul className={styles.registers}>
        {own.map((r) => (
          <li key={r.id}>
            <Link href={paths.register(r.id)}>{r.title}</Link>
            <ClauseLink label={r.clauseLabel} clause={r.clause} />
            <span>
              {r.work === null ? (
                `在账 ${r.kept.toLocaleString()}`
              ) : (
                <>
                  未办结 {r.work.open.toLocaleString()}
                  {r.work.overdue > 0 && <b>，逾期 {r.work.overdue.toLocaleString()}</b>}，已销号{' '}
                  {r.work.closed.toLocaleString()}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
