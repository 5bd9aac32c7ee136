import { useState } from 'react'
import { columnOf } from '@gongjian/domain/register/columns.ts'
import { unitOf, type Field } from '@gongjian/domain/register/field.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import type { Said } from '../../components/field-kinds/kind.ts'
import { kindOf } from '../../components/field-kinds/kinds.ts'
import { Unknown } from '../../components/unknown.tsx'
import { ColumnInput } from './column-input.tsx'
import { unitName } from './item-values.ts'
import { useUnits } from './use-register.ts'
import styles from './form.module.css'

interface Props {
  readonly register: Register
  readonly column: string
  readonly value: Value
  /** The item's responsible body. */
  readonly unit: Value
  readonly editable: boolean
  /** Of the form; the field's own are said by its input. */
  readonly problem?: string | undefined
  readonly onChange: (value: Value) => void
}

/** Label with the clause that asks for it, the input with its unit inside, and below in words what is wrong. */
export function FieldRow({ register, column, value, unit, editable, problem, onChange }: Props) {
  const [said, setSaid] = useState<Said | null>(null)
  const field = columnOf(register, column)
  if (!field) return null
  const id = `field-${column}`
  const words = said ?? (problem === undefined ? null : { tone: 'bad' as const, words: problem })
  return (
    <div className={styles.row}>
      <div className={styles.label}>
        <label htmlFor={editable ? id : undefined}>
          {field.label}
          {field.required && editable && <span title="必填"> *</span>}
        </label>
        {field.clause !== null && <ClauseLink label={clauseLabel(field.clause)} clause={field.clause} />}
      </div>
      {editable && field.kind !== 'computed' ? (
        <>
          <div className="no-print">
            <ColumnInput
              id={id}
              register={register}
              column={column}
              value={value}
              unit={unit}
              describedBy={`${id}-said`}
              onChange={onChange}
              onSay={setSaid}
            />
          </div>
          <div className={styles.printed}>
            <Shown column={column} field={field} value={value} />
          </div>
        </>
      ) : (
        <div className={styles.shown}>
          <Shown column={column} field={field} value={value} />
        </div>
      )}
      <div id={`${id}-said`} className={styles.said} data-tone={words?.tone} aria-live="polite">
        {words?.words ?? (editable ? field.help : null)}
      </div>
    </div>
  )
}

/** Read, not written: long words in full. */
export function Shown({ column, field, value }: { column: string; field: Field; value: Value }) {
  const units = useUnits()
  if (column === 'unit') return <>{value === null ? '待定' : unitName(value, units)}</>
  if (field.kind === 'note' || field.kind === 'text')
    return typeof value === 'string' && value !== '' ? <p>{value}</p> : <Unknown because="未填" />
  const { Cell } = kindOf(field)
  const suffix = unitOf(field)
  return (
    <>
      <Cell field={field} value={value} /> {value !== null && suffix}
    </>
  )
}
