import { Select } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { EVERY } from './every-register.ts'

interface Props {
  readonly id?: string
  readonly value?: readonly string[]
  readonly onChange?: (value: string[]) => void
}

/** Registers by their titles, or all of them. */
export function RegisterSelect({ id, value = [], onChange }: Props) {
  const registers = useOperation(OPERATIONS.listRegisters, {}, { staleTime: 600_000 })
  const options = [
    { value: EVERY, label: '全部台账' },
    ...(registers.data ?? []).map((r) => ({ value: r.id, label: r.title })),
  ]
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      placeholder="不选"
      loading={registers.isPending}
      value={[...value]}
      // All of them and some of them is no choice: the last one counts.
      onChange={(chosen: string[]) => onChange?.(chosen.at(-1) === EVERY ? [EVERY] : chosen.filter((c) => c !== EVERY))}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent="没有这本台账"
    />
  )
}
