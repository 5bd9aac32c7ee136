import type { ComputedField } from '@gongjian/domain/register/field.ts'
import { NumberCell } from './cells.tsx'
import type { InputProps } from './kind.ts'
import styles from './field-kinds.module.css'

/** Never typed. */
export function ComputedInput({ id, field, value }: InputProps<ComputedField>) {
  return (
    <output id={id} className={styles.computed}>
      <NumberCell field={field} value={value} /> {value === null ? '' : field.unit}
      <small>由系统计算</small>
    </output>
  )
}
