import type { Register } from '@gongjian/domain/register/register.ts'
import { textOf, type Value } from '@gongjian/domain/register/value.ts'
import { ColumnInput } from '../../components/form/column-input.tsx'
import type { ListColumn } from '../../components/list/list-columns.ts'
import { readCell } from './item-values.ts'
import { TypedCell } from './typed-cell.tsx'

interface Props {
  readonly register: Register
  readonly column: ListColumn
  readonly value: Value
  readonly unit: Value
  /** The letter that began it; null: opened as it stands. */
  readonly typed: string | null
  readonly onWrite: (value: Value) => void
  readonly onClose: (key: string | null, shift: boolean) => void
}

/** Chosen, not typed: its list opens in the cell. */
const CHOSEN = ['choice', 'choices', 'yesNo', 'item']

export function CellEditor({ column, register, value, unit, typed, onWrite, onClose }: Props) {
  const isChosen = CHOSEN.includes(column.field.kind) || column.key === 'township'
  if (!isChosen)
    return (
      <TypedCell
        label={column.head}
        start={typed ?? textOf(value, column.field)}
        before={textOf(value, column.field)}
        read={(text) => readCell(register, column.key, text, [])}
        onWrite={onWrite}
        onClose={onClose}
      />
    )
  return (
    <div
      onKeyDown={(e) => {
        if (e.key !== 'Tab' && e.key !== 'Escape') return
        e.preventDefault()
        e.stopPropagation()
        onClose(e.key === 'Tab' ? 'Tab' : null, e.shiftKey)
      }}
    >
      <ColumnInput
        id={`cell-${column.key}`}
        field={column.field}
        column={column.key}
        value={value}
        unit={unit}
        autoFocus
        onSay={() => undefined}
        onChange={(next) => {
          onWrite(next)
          // Several may be chosen; a township may be typed on.
          if (column.field.kind !== 'choices' && column.key !== 'township') onClose(null, false)
        }}
      />
    </div>
  )
}
