import type { ReactNode } from 'react'
import { POINT_COLUMNS } from '@gongjian/domain/register/columns.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import type { Said } from '../field-kinds/kind.ts'
import { FieldRow } from './field-row.tsx'
import { PointRow } from './point-row.tsx'
import { isPointColumn, type Text } from './point.ts'
import styles from './form.module.css'

/** Columns of a form that belong together. */
export interface ColumnGroup {
  readonly title: string
  readonly columns: readonly string[]
}

interface Props extends ColumnGroup {
  /** null: no column of that name. */
  readonly fieldOf: (column: string) => Field | null
  readonly text: Text
  readonly isEditable?: (column: string) => boolean
  /** Of the form, a column a sentence; the fields' own are said by their inputs. */
  readonly problems?: Readonly<Record<string, string>>
  /** In two columns where there is room. */
  readonly wide?: boolean
  readonly before?: ReactNode
  readonly after?: ReactNode
  readonly onChange: (patch: Text) => void
  readonly onSay?: (column: string, said: Said | null) => void
}

/** The columns under their title; a point is one thing in two columns and stands last. */
export function FieldGroup(props: Props) {
  const { title, columns, fieldOf, text, isEditable = () => true, problems = {}, wide = false, onChange, onSay } = props
  const [pointColumn] = POINT_COLUMNS
  return (
    <div className={styles.group}>
      <h3>{title}</h3>
      <div className={wide ? styles.wideGrid : styles.grid}>
        {props.before}
        {columns.map((column) => {
          const field = isPointColumn(column) ? null : fieldOf(column)
          if (!field) return null
          return (
            <FieldRow
              key={column}
              field={field}
              column={column}
              value={text[column] ?? null}
              unit={text.unit ?? null}
              editable={isEditable(column)}
              problem={problems[column]}
              onChange={(value) => onChange({ [column]: value })}
              {...(onSay ? { onSay: (said: Said | null) => onSay(column, said) } : {})}
            />
          )
        })}
        {columns.includes(pointColumn) && (
          <PointRow
            text={text}
            editable={isEditable(pointColumn)}
            problems={problems}
            onChange={onChange}
            {...(onSay ? { onSay } : {})}
          />
        )}
        {props.after}
      </div>
    </div>
  )
}
