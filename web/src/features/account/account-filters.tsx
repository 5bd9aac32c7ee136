import { Select } from 'antd'
import { Role, ROLE_TITLES } from '@gongjian/domain/account/role.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { FilterChip } from '../../components/chip.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { UnitSelect } from '../../components/unit-select.tsx'
import type { Patch } from '../../components/use-url-state.ts'
import type { AccountFilter } from './account-filter.ts'
import styles from './account.module.css'

export const ROLE_OPTIONS = Role.options.map((r) => ({ value: r, label: ROLE_TITLES[r] }))

interface Props {
  readonly filter: AccountFilter
  readonly onChange: (patch: Patch<AccountFilter>) => void
}

export function AccountFilters({ filter, onChange }: Props) {
  const units = useOperation(OPERATIONS.listUnits, {}, { staleTime: 600_000 })
  const unitName =
    filter.unit && (units.data ? (units.data.find((u) => u.code === filter.unit)?.name ?? filter.unit) : '…')
  return (
    <div className={styles.filters}>
      <SearchBox label="账号或姓名" value={filter.q ?? ''} onChange={(q) => onChange({ q })} />
      <Select
        aria-label="角色"
        placeholder="角色"
        value={filter.role ?? null}
        allowClear
        onChange={(role: Role | undefined) => onChange({ role })}
        options={ROLE_OPTIONS}
        style={{ width: 144 }}
      />
      <UnitSelect value={filter.unit} onChange={(unit) => onChange({ unit })} width={176} />
      <div className={styles.chips}>
        {filter.q && <FilterChip label="文字" value={filter.q} onClear={() => onChange({ q: undefined })} />}
        {filter.role && (
          <FilterChip label="角色" value={ROLE_TITLES[filter.role]} onClear={() => onChange({ role: undefined })} />
        )}
        {unitName && <FilterChip label="单位" value={unitName} onClear={() => onChange({ unit: undefined })} />}
      </div>
    </div>
  )
}
