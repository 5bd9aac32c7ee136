import { AutoComplete } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import { useOperation } from '../../app/query.ts'
import type { InputProps } from '../field-kinds/kind.ts'
import { kindOf } from '../field-kinds/kinds.ts'
import { OneOf } from '../field-kinds/one-of.tsx'
import { useUnits } from '../use-units.ts'
import { CreditCodeInput } from './credit-code-input.tsx'

interface Props extends InputProps {
  readonly column: string
  /** The item's responsible body, whose townships are offered. */
  readonly unit: Value
}

/** A column's input: units and townships are chosen from the plan's, all else by the field's kind. */
export function ColumnInput({ field, column, unit, onSay, ...rest }: Props) {
  if (column === 'unit') return <BodyInput {...rest} />
  if (column === 'creditCode') return <CreditCodeInput {...rest} onSay={onSay} />
  if (column === 'township') return <TownshipInput {...rest} unit={unit} />
  const { Input } = kindOf(field)
  return <Input {...rest} field={field} onSay={onSay} />
}

type CommonProps = Omit<InputProps, 'field' | 'onSay'>

function BodyInput({ value, ...rest }: CommonProps) {
  // Whose it stands to be is shown, also where that is no body.
  const bodies = useUnits().filter((u) => u.kind === 'body' || u.code === value)
  return (
    <OneOf
      {...rest}
      value={bodies.length > 0 && typeof value === 'string' ? value : null}
      placeholder="待定"
      search="own"
      notFound="没有这个单位"
      options={bodies.map((u) => ({ value: u.code, label: u.name }))}
    />
  )
}

/** Of the unit's townships; another name may be typed, since borders change faster than lists. */
function TownshipInput({ id, value, unit, onChange, autoFocus, describedBy }: CommonProps & { unit: Value }) {
  const townships = useOperation(OPERATIONS.listTownships, typeof unit === 'string' ? { unit } : {}, {
    enabled: typeof unit === 'string',
    staleTime: 600_000,
  })
  return (
    <AutoComplete
      id={id}
      value={typeof value === 'string' ? value : ''}
      placeholder={typeof unit === 'string' ? '未填' : '先选责任单位，或直接填写'}
      autoFocus={autoFocus ?? false}
      aria-describedby={describedBy}
      showSearch={{ filterOption: (text, option) => option?.value.includes(text) ?? false }}
      onChange={(v: string) => onChange(v === '' ? null : v)}
      options={(townships.data ?? []).map((t) => ({ value: t.name }))}
      style={{ width: '100%' }}
    />
  )
}
