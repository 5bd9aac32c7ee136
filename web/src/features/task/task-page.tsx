import { z } from 'zod'
import { Month } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { TaskView } from '@gongjian/domain/task/contracts.ts'
import { UnitCode, type UnitRef } from '@gongjian/domain/unit/unit.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { FilterChip } from '../../components/chip.tsx'
import { HistoryList } from '../../components/history-list.tsx'
import { LightCounts } from '../../components/light-bar.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { Tabs, type TabItem } from '../../components/tabs.tsx'
import { TargetList } from '../../components/target-list.tsx'
import { useParam } from '../../components/use-param.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { BodyTable } from './body-table.tsx'
import { ClauseText } from './clause-text.tsx'
import { Milestones } from './milestones.tsx'
import { TaskLines } from './task-lines.tsx'
import { TaskRegisters } from './task-registers.tsx'
import styles from './task.module.css'

const View = z.enum(['bodies', 'lines', 'history'])
type View = z.infer<typeof View>

const UrlState = z.object({
  view: View.default('bodies').catch('bodies'),
  unit: UnitCode.optional().catch(undefined),
  month: Month.optional().catch(undefined),
})

export function TaskPage() {
  const taskId = useParam('taskId')
  const task = useOperation(OPERATIONS.getTask, { taskId })
  if (task.error)
    return (
      <>
        <PageHead title="任务" />
        <ErrorState error={task.error} onRetry={() => void task.refetch()} />
      </>
    )
  if (!task.data) return <Loading page />
  return <TaskBody task={task.data} />
}

function TaskBody({ task }: { task: TaskView }) {
  return (
    <>
      <PageHead
        title={`${task.label} ${task.title}`}
        lead={
          <span className={styles.lead}>
            <Link href={paths.tasks()}>全部任务</Link>
            <LightMark light={task.light} text />
            <LightCounts counts={task.counts} />
          </span>
        }
        extra={<ClauseLink label="在方案中查看" clause={task.clause} start={task.start} end={task.end} />}
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Section title="时间节点" note={task.milestones.length > 0 ? `${task.milestones.length} 个` : undefined}>
            <Milestones milestones={task.milestones} />
          </Section>
          <TaskTabs task={task} />
        </div>
        <div className={styles.stack}>
          <Section title="责任分工">
            <dl className={styles.units}>
              <Units title="牵头单位" units={task.leads} />
              <Units title="主体责任单位" units={task.responsible} />
              <Units title="配合单位" units={task.cooperating} />
            </dl>
          </Section>
          <Section title="原文" note={task.label}>
            <ClauseText text={task.text} />
          </Section>
          <TaskRegisters task={task.id} />
          {task.targets.length > 0 && (
            <Section title="目标" note={`${task.targets.length} 项`} flush>
              <TargetList targets={task.targets} />
            </Section>
          )}
        </div>
      </div>
    </>
  )
}

/** Now by body, then month by month, then change by change; a chosen body narrows the last two. */
function TaskTabs({ task }: { task: TaskView }) {
  const mayReadReports = useMay('report.read')
  const mayReadHistory = useMay('history.read')
  const [{ unit, month, view }, set] = useUrlState(UrlState)
  const chosen = task.bodies.find((b) => b.unit === unit)
  const items: TabItem<View>[] = [{ key: 'bodies', title: '各主体进展' }]
  if (mayReadReports) items.push({ key: 'lines', title: '各月填报' })
  if (mayReadHistory) items.push({ key: 'history', title: '变更历史' })
  const active = items.some((i) => i.key === view) ? view : 'bodies'
  const chip = chosen && (
    <FilterChip label="单位" value={chosen.unitRef.name} onClear={() => set({ unit: undefined })} />
  )
  return (
    <Tabs
      items={items}
      active={active}
      onChange={(key) => set({ view: key === 'bodies' ? undefined : key })}
      extra={chip}
    >
      {active === 'bodies' && (
        <BodyTable task={task.id} bodies={task.bodies} unit={unit} onUnit={(u) => set({ unit: u, month: undefined })} />
      )}
      {active === 'lines' && (
        <TaskLines task={task.id} unit={chosen?.unitRef} month={month} onMonth={(m) => set({ month: m })} />
      )}
      {active === 'history' && (
        <div className={styles.panel}>
          <HistoryList task={task.id} unit={chosen?.unit} />
        </div>
      )}
    </Tabs>
  )
}

function Units({ title, units }: { title: string; units: readonly UnitRef[] }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{units.length > 0 ? units.map((u) => u.name).join('、') : '—'}</dd>
    </>
  )
}
