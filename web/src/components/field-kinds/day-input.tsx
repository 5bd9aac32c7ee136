import type { DayField } from '@gongjian/domain/register/field.ts'
import { DateField } from '../date-field.tsx'
import type { InputProps } from './kind.ts'

export function DayInput({ id, field, value, onChange, describedBy }: InputProps<DayField>) {
  return (
    <DateField
      id={id}
      label={field.label}
      placeholder="未填"
      value={typeof value === 'string' ? value : undefined}
      onChange={(day) => onChange(day ?? null)}
      width="100%"
      {...(describedBy === undefined ? {} : { describedBy })}
    />
  )
}
