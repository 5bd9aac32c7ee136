import { Select } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../app/query.ts'
import { unitOptions } from './unit-options.ts'

interface Props {
  readonly value: string | undefined
  readonly onChange: (unit: string | undefined) => void
  readonly width: number
}

/** Units change a few times a year. */
const FRESH_MS = 600_000

/** One of the plan's units, found by typing; empty until they are there, so that no bare code shows. */
export function UnitSelect({ value, onChange, width }: Props) {
  const units = useOperation(OPERATIONS.listUnits, {}, { staleTime: FRESH_MS })
  return (
    <Select
      aria-label="单位"
      placeholder="单位"
      value={units.data ? (value ?? null) : null}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent="没有这个单位"
      onChange={(unit: string | null | undefined) => onChange(unit ?? undefined)}
      options={unitOptions(units.data ?? [])}
      popupMatchSelectWidth={false}
      style={{ width }}
    />
  )
}
