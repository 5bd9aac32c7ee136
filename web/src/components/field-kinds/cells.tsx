import type { Field, ItemField } from '@gongjian/domain/register/field.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import { paths } from '../../app/paths.ts'
import { Link } from '../link.tsx'
import { Unknown } from '../unknown.tsx'
import type { CellProps } from './kind.ts'
import { numberInWords } from './number-in-words.ts'
import styles from './field-kinds.module.css'

/** Words, on one line; the whole on hover. */
export function TextCell<F extends Field>({ field, value }: CellProps<F>) {
  const text = textOf(value, field)
  if (text === '') return <Unknown because="未填" />
  return (
    <span className={styles.words} title={text.length > 12 ? text : undefined}>
      {text}
    </span>
  )
}

/** Thousands separated; the unit stands in the head. */
export function NumberCell<F extends Field>({ field, value }: CellProps<F>) {
  if (typeof value === 'number') return <>{numberInWords(value)}</>
  return <Unknown because={field.kind === 'computed' ? '所需的字段还没有填全，算不出' : '未填'} />
}

/** A year is no amount. */
export function YearCell<F extends Field>({ value }: CellProps<F>) {
  return typeof value === 'number' ? <>{value}</> : <Unknown because="未填" />
}

export function ItemCell({ field, value }: CellProps<ItemField>) {
  if (typeof value !== 'number') return <Unknown because="未填" />
  // Of any register: its number alone does not say which.
  if (field.register === null) return <>#{value}</>
  return <Link href={paths.item(field.register, value)}>#{value}</Link>
}
