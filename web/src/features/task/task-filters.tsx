import { Checkbox, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { Light, LIGHT_TITLES } from '@gongjian/domain/light/light.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { FilterChip } from '../../components/chip.tsx'
import { DateField } from '../../components/date-field.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import type { Patch } from '../../components/use-url-state.ts'
import type { TaskFilter } from './task-filter.ts'
import styles from './task.module.css'

const TYPING_MS = 300

interface Props {
  readonly filter: TaskFilter
  readonly onChange: (patch: Patch<TaskFilter>) => void
}

/** What may be asked, and as chips what is asked now. */
export function TaskFilters({ filter, onChange }: Props) {
  const units = useOperation(OPERATIONS.listUnits, {}, { staleTime: 600_000 })
  const leads = (units.data ?? []).filter((u) => u.leads.length > 0)
  const leadName = leads.find((u) => u.code === filter.lead)?.name ?? filter.lead
  return (
    <div className={styles.filters}>
      <SearchBox value={filter.q ?? ''} onChange={(q) => onChange({ q })} />
      <Select
        aria-label="牵头单位"
        placeholder="牵头单位"
        value={filter.lead ?? null}
        allowClear
        onChange={(lead: string | undefined) => onChange({ lead })}
        options={leads.map((u) => ({ value: u.code, label: `${u.name}（${u.leads.length}）` }))}
        style={{ width: 176 }}
      />
      <Select
        aria-label="灯"
        placeholder="灯"
        value={filter.light ?? null}
        allowClear
        onChange={(light: Light | undefined) => onChange({ light })}
        options={Light.options.map((l) => ({ value: l, label: <LightMark light={l} text /> }))}
        style={{ width: 144 }}
      />
      <DateField label="期限早于" value={filter.dueBefore} onChange={(dueBefore) => onChange({ dueBefore })} />
      <Checkbox
        checked={filter.mine === 'true'}
        onChange={(e) => onChange({ mine: e.target.checked ? 'true' : undefined })}
      >
        只看与本单位有关的
      </Checkbox>
      <div className={styles.chips}>
        {filter.q && <FilterChip label="文字" value={filter.q} onClear={() => onChange({ q: undefined })} />}
        {leadName && <FilterChip label="牵头" value={leadName} onClear={() => onChange({ lead: undefined })} />}
        {filter.light && (
          <FilterChip label="灯" value={LIGHT_TITLES[filter.light]} onClear={() => onChange({ light: undefined })} />
        )}
        {filter.dueBefore && (
          <FilterChip label="期限早于" value={filter.dueBefore} onClear={() => onChange({ dueBefore: undefined })} />
        )}
        {filter.mine && <FilterChip label="范围" value="与本单位有关" onClear={() => onChange({ mine: undefined })} />}
      </div>
    </div>
  )
}

/** Asks when the typing pauses, not at every letter. */
function SearchBox({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const [text, setText] = useState(value)
  const [before, setBefore] = useState(value)
  if (value !== before) {
    setBefore(value)
    setText(value)
  }
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <Input
      aria-label="按名称找任务"
      placeholder="按名称找任务"
      value={text}
      allowClear
      maxLength={60}
      onChange={(e) => setText(e.target.value)}
      style={{ width: 176 }}
    />
  )
}
