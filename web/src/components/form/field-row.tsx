import { useState } from 'react'
import { unitOf, type Field } from '@gongjian/domain/register/field.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { ClauseLink } from '../clause-link.tsx'
import type { Said } from '../field-kinds/kind.ts'
import { kindOf } from '../field-kinds/kinds.ts'
import { Unknown } from '../unknown.tsx'
import { ColumnInput } from './column-input.tsx'
import { fieldId } from './field-id.ts'
import { unitName, useUnits } from '../use-units.ts'
import styles from './form.module.css'

interface Props {
  readonly field: Field
  readonly column: string
  readonly value: Value
  /** The item's responsible body. */
  readonly unit: Value
  readonly editable: boolean
  /** Of the form; the field's own are said by its input. */
  readonly problem?: string | undefined
  readonly onChange: (value: Value) => void
  /** What there is to say of what was typed: a form that is saved by a button is not saved with what is no value. */
  readonly onSay?: (said: Said | null) => void
}

/** Label with the clause that asks for it, the input with its unit inside, and below in words what is wrong. */
export function FieldRow({ field, column, value, unit, editable, problem, onChange, onSay }: Props) {
  const [said, setSaid] = useState<Said | null>(null)
  const id = fieldId(column)
  const say = (now: Said | null) => {
    setSaid(now)
    onSay?.(now)
  }
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
              field={field}
              column={column}
              value={value}
              unit={unit}
              describedBy={`${id}-said`}
              onChange={onChange}
              onSay={say}
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
