import { Select } from 'antd'
import type { LineState } from '@gongjian/domain/report/report.ts'
import { LINE_STATE_TITLES } from '@gongjian/domain/report/report.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ReviewLine } from '@gongjian/domain/report/contracts.ts'
import { useMe } from '../../app/me.tsx'
import { useOperation } from '../../app/query.ts'
import { FilterChip } from '../../components/chip.tsx'
import { ChoiceBar } from '../../components/choice-bar.tsx'
import type { Patch } from '../../components/use-url-state.ts'
import { type ReviewState, type ReviewUrl, unitsOf } from './review-list.ts'
import styles from './review.module.css'

interface Props {
  readonly filter: ReviewUrl
  readonly lines: readonly ReviewLine[]
  readonly counts: Partial<Record<LineState, number>>
  readonly onChange: (patch: Patch<ReviewUrl>) => void
}

const STATES: readonly ReviewState[] = ['submitted', 'accepted', 'returned', 'all']

export function ReviewFilters({ filter, lines, counts, onChange }: Props) {
  const me = useMe()
  const tasks = useOperation(OPERATIONS.listTasks, {}, { staleTime: 600_000 })
  const units = useOperation(OPERATIONS.listUnits, {}, { staleTime: 600_000 })
  const all = (counts.submitted ?? 0) + (counts.accepted ?? 0) + (counts.returned ?? 0)
  const myTasks = (tasks.data ?? []).filter((t) => me.leads.length === 0 || me.leads.includes(t.id))
  const task = tasks.data?.find((t) => t.id === filter.task)
  const reporting = (units.data ?? []).filter((u) => u.kind === 'body' || u.kind === 'department')
  const unit = reporting.find((u) => u.code === filter.unit) ?? unitsOf(lines).find((u) => u.code === filter.unit)
  return (
    <div className={styles.filters}>
      <ChoiceBar
        label="状态"
        choices={STATES.map((s) => ({
          key: s,
          title: s === 'all' ? '全部' : LINE_STATE_TITLES[s],
          count: s === 'all' ? all : (counts[s] ?? 0),
        }))}
        chosen={filter.state}
        onChoose={(s) => onChange({ state: s === 'submitted' ? undefined : s })}
      />
      <Select
        aria-label="任务"
        placeholder="任务"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.task ?? null}
        onChange={(t: string | undefined) => onChange({ task: t })}
        options={myTasks.map((t) => ({ value: t.id, label: `${t.label} ${t.title}` }))}
        className={styles.taskSelect ?? ''}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label="单位"
        placeholder="单位"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.unit ?? null}
        onChange={(u: string | undefined) => onChange({ unit: u })}
        options={reporting.map((u) => ({ value: u.code, label: u.name }))}
        className={styles.unitSelect ?? ''}
        popupMatchSelectWidth={false}
      />
      {task && (
        <FilterChip label="任务" value={`${task.label} ${task.title}`} onClear={() => onChange({ task: undefined })} />
      )}
      {unit && <FilterChip label="单位" value={unit.name} onClear={() => onChange({ unit: undefined })} />}
    </div>
  )
}
