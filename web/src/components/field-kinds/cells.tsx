import type { Field, ItemField } from '@gongjian/domain/register/field.ts'
import { referenceInWords } from '@gongjian/domain/register/reference.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import { paths } from '../../app/paths.ts'
import { Link } from '../link.tsx'
import { Unknown } from '../unknown.tsx'
import { useItemName } from './item-names.tsx'
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

/** By its title, which leads to it; of one that is not for this person to see only the number is known. */
export function ItemCell({ value }: CellProps<ItemField>) {
  const id = typeof value === 'number' ? value : null
  const named = useItemName(id)
  if (id === null) return <Unknown because="未填" />
  const words = referenceInWords(id, named?.title)
  if (named === null) return <span title="其他单位的条目，您不能查看">{words}</span>
  return (
    <span className={styles.words} title={words}>
      <Link href={paths.item(named.register, id)}>{named.title}</Link>
    </span>
  )
}
