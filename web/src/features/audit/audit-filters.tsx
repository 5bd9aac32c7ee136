import { Select } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { FilterChip } from '../../components/chip.tsx'
import { DateField } from '../../components/date-field.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { UnitSelect } from '../../components/unit-select.tsx'
import type { Patch } from '../../components/use-url-state.ts'
import type { AuditFilter } from './audit-filter.ts'
import type { AuditPart } from './use-audit.ts'
import styles from './audit.module.css'

interface Props {
  readonly filter: AuditFilter
  readonly nouns: AuditPart['nouns']
  readonly onChange: (patch: Patch<AuditFilter>) => void
}

export function AuditFilters({ filter, nouns, onChange }: Props) {
  const units = useOperation(OPERATIONS.listUnits, {}, { staleTime: 600_000 })
  return (
    <div className={styles.filters}>
      <SearchBox label="操作人" value={filter.actor ?? ''} onChange={(actor) => onChange({ actor })} width={136} />
      <UnitSelect value={filter.unit} onChange={(unit) => onChange({ unit })} width={160} />
      <Select
        aria-label="事项"
        placeholder="事项"
        value={nouns.length > 0 ? (filter.noun ?? null) : null}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent="没有这种事项"
        onChange={(noun: string | undefined) => onChange({ noun })}
        options={nounOptions(nouns)}
        style={{ width: 160 }}
      />
      <span className={styles.range}>
        <DateField label="开始日期" value={filter.from} onChange={(from) => onChange({ from })} width={132} />
        <span aria-hidden>至</span>
        <DateField label="结束日期" value={filter.to} onChange={(to) => onChange({ to })} width={132} />
      </span>
      <SearchBox label="内容、理由、地址" value={filter.q ?? ''} onChange={(q) => onChange({ q })} />
      <Chips filter={filter} nouns={nouns} units={units.data} onChange={onChange} />
    </div>
  )
}

interface ChipsProps extends Props {
  /** undefined: still on their way. */
  readonly units: readonly { readonly code: string; readonly name: string }[] | undefined
}

function Chips({ filter, nouns, units, onChange }: ChipsProps) {
  const unit = filter.unit && (units ? (units.find((u) => u.code === filter.unit)?.name ?? filter.unit) : '…')
  const noun =
    filter.noun && (nouns.length > 0 ? (nouns.find((n) => n.noun === filter.noun)?.title ?? filter.noun) : '…')
  return (
    <div className={styles.chips}>
      {filter.actor && (
        <FilterChip label="操作人" value={filter.actor} onClear={() => onChange({ actor: undefined })} />
      )}
      {unit && <FilterChip label="单位" value={unit} onClear={() => onChange({ unit: undefined })} />}
      {noun && <FilterChip label="事项" value={noun} onClear={() => onChange({ noun: undefined })} />}
      {filter.from && <FilterChip label="开始" value={filter.from} onClear={() => onChange({ from: undefined })} />}
      {filter.to && <FilterChip label="结束" value={filter.to} onClear={() => onChange({ to: undefined })} />}
      {filter.q && <FilterChip label="文字" value={filter.q} onClear={() => onChange({ q: undefined })} />}
    </div>
  )
}

/** What people did, then what was changed. */
function nounOptions(nouns: AuditPart['nouns']) {
  const option = (n: AuditPart['nouns'][number]) => ({ value: n.noun, label: n.title })
  const isDeed = (n: AuditPart['nouns'][number]) => n.noun.startsWith('event:')
  return [
    { label: '操作', options: nouns.filter(isDeed).map(option) },
    { label: '数据变更', options: nouns.filter((n) => !isDeed(n)).map(option) },
  ]
}
