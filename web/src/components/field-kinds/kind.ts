import type { ComponentType } from 'react'
import type { Field, FieldKind } from '@gongjian/domain/register/field.ts'
import type { Value } from '@gongjian/domain/register/value.ts'

export type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>

/** What there is to say of what was typed: no value at all, or one that is worth a second look. */
export interface Said {
  readonly tone: 'bad' | 'note'
  readonly words: string
}

export interface InputProps<F extends Field = Field> {
  readonly id: string
  readonly field: F
  readonly value: Value
  /** Only what is a value; what is not stays in the input and is told through `onSay`. */
  readonly onChange: (value: Value) => void
  readonly onSay: (said: Said | null) => void
  readonly autoFocus?: boolean
  readonly describedBy?: string
}

export interface CellProps<F extends Field = Field> {
  readonly field: F
  readonly value: Value
}

/** What a kind of field is on the screen. The domain, the server and the workbook have tables of the same keys. */
export interface KindFacts<K extends FieldKind> {
  readonly Input: ComponentType<InputProps<FieldOf<K>>>
  readonly Cell: ComponentType<CellProps<FieldOf<K>>>
  /** Numbers stand at the right. */
  readonly align: 'left' | 'right'
  /** Of its column, in px. */
  readonly width: number
}
