import { PART_TITLES } from '@gongjian/domain/unit/unit.ts'
import type { TaskRow } from '@gongjian/domain/task/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import type { UnitRow } from './unit-row.ts'
import styles from './unit.module.css'

/** The tasks that the unit leads or supports; their titles and pages are for those who read the plan. */
export function TaskLinks({ unit }: { unit: UnitRow }) {
  const mayRead = useMay('plan.read')
  const tasks = useOperation(OPERATIONS.listTasks, {}, { enabled: mayRead, staleTime: 600_000 })
  if (unit.leads.length + unit.cooperates.length === 0) return null
  return (
    <Section title="任务" note={`牵头 ${unit.leads.length} 项 · 配合 ${unit.cooperates.length} 项`}>
      <dl className={styles.facts}>
        <TaskGroup title={PART_TITLES.lead} ids={unit.leads} tasks={tasks.data} mayRead={mayRead} />
        <TaskGroup title={PART_TITLES.cooperating} ids={unit.cooperates} tasks={tasks.data} mayRead={mayRead} />
      </dl>
    </Section>
  )
}

interface GroupProps {
  readonly title: string
  readonly ids: readonly string[]
  readonly tasks: readonly TaskRow[] | undefined
  readonly mayRead: boolean
}

function TaskGroup({ title, ids, tasks, mayRead }: GroupProps) {
  if (ids.length === 0) return null
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {mayRead ? (
          <ol className={styles.tasks}>
            {ids.map((id) => (
              <li key={id}>
                <Link href={paths.task(id)}>
                  {id} {tasks?.find((t) => t.id === id)?.title}
                </Link>
              </li>
            ))}
          </ol>
        ) : (
          <span title="您的角色不能查看任务内容">任务 {ids.join('、')}</span>
        )}
      </dd>
    </>
  )
}
